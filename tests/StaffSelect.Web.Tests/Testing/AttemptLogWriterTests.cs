using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using StaffSelect.Data.Providers;
using StaffSelect.Data.Testing;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Testing;

public class AttemptLogWriterTests
{
    private static AnswerChange Change(
        TestApp app,
        int number,
        int item = 1,
        string option = "xutir9"
    ) => new(AttemptEventKind.Answered, item, option, 1, number, app.Time.GetUtcNow().UtcDateTime);

    private static AttemptLogWriter WriterOf(IAttemptLogStore store) =>
        new(store, NullLogger<AttemptLogWriter>.Instance);

    private static IAttemptLogStore StoreOf(TestApp app) =>
        app.Database.Provider == DatabaseProvider.PostgreSql
            ? new PostgreSqlAttemptLogStore(app.Database)
            : new PlainAttemptLogStore(app.Database, app.Services.GetRequiredService<WriteGate>());

    private static async Task<List<AttemptId>> AttemptsAsync(TestApp app, int count)
    {
        var scene = await app.TestSceneAsync();
        var attempts = new List<AttemptId> { await app.StartedTestAsync(scene) };
        for (var index = 1; index < count; index++)
        {
            var (application, actor) = await app.TestCandidateAsync(
                scene.Campaign,
                $"CAN{index:0}-TEST"
            );
            attempts.Add(
                await app.StartedTestAsync(
                    scene with
                    {
                        Application = application,
                        Candidate = actor,
                    }
                )
            );
        }

        return attempts;
    }

    [Theory, EveryDatabase]
    public async Task Append_ManyAtOnce_EveryAcknowledgedChangeIsInAWholeChain(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var attempts = await AttemptsAsync(app, 5);
        var writer = app.Services.GetRequiredService<AttemptLogWriter>();

        await Task.WhenAll(
            attempts.Select(async attempt =>
            {
                for (var number = 1; number <= 20; number++)
                {
                    Assert.Equal(
                        [SaveVerdict.Saved],
                        await writer.AppendAsync(attempt, [Change(app, number)])
                    );
                }
            })
        );

        foreach (var attempt in attempts)
        {
            Assert.Null(await app.BrokenAsync(attempt));
            Assert.Equal(22, (await app.LogAsync(attempt)).Count);
        }
    }

    [Theory, EveryDatabase]
    public async Task Append_TwoProcessesOnOneAttempt_NothingIsLostOrDoubled(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var attempt = (await AttemptsAsync(app, 1))[0];
        await using var first = WriterOf(StoreOf(app));
        await using var second = WriterOf(StoreOf(app));
        var acknowledged = new System.Collections.Concurrent.ConcurrentBag<int>();

        await Task.WhenAll(
            new[] { first, second }.Select(
                async (writer, index) =>
                {
                    for (var round = 0; round < 25; round++)
                    {
                        var number = 1 + index + 2 * round;
                        IReadOnlyList<SaveVerdict>? verdicts = null;
                        while (verdicts is null)
                        {
                            verdicts = await writer.AppendAsync(attempt, [Change(app, number)]);
                        }

                        Assert.Equal([SaveVerdict.Saved], verdicts);
                        acknowledged.Add(number);
                    }
                }
            )
        );

        Assert.Null(await app.BrokenAsync(attempt));
        Assert.Equal(
            acknowledged.Order(),
            (await app.LogAsync(attempt))
                .Where(entry => entry.ClientNumber is not null)
                .Select(entry => entry.ClientNumber!.Value)
                .Order()
        );
    }

    [Theory, EveryDatabase]
    public async Task Append_SameChangeThroughTwoProcesses_IsStoredOnce(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var attempt = (await AttemptsAsync(app, 1))[0];
        await using var first = WriterOf(StoreOf(app));
        await using var second = WriterOf(StoreOf(app));

        foreach (var writer in new[] { first, second, first })
        {
            Assert.Equal([SaveVerdict.Saved], await writer.AppendAsync(attempt, [Change(app, 1)]));
        }

        Assert.Equal(3, (await app.LogAsync(attempt)).Count);
    }

    [Theory, EveryDatabase]
    public async Task Append_UnknownAttemptInTheBatch_FailsAlone(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var attempt = (await AttemptsAsync(app, 1))[0];
        var slow = new BreakableStore(StoreOf(app)) { Pause = new TaskCompletionSource() };
        await using var writer = WriterOf(slow);

        var first = writer.AppendAsync(attempt, [Change(app, 1)]);
        var good = writer.AppendAsync(attempt, [Change(app, 2)]);
        var unknown = writer.AppendAsync(AttemptId.New(), [Change(app, 1)]);
        var old = writer.AppendAsync(attempt, [Change(app, 3) with { Epoch = 9 }]);
        slow.Pause.SetResult();

        Assert.Equal([SaveVerdict.Saved], await first);
        Assert.Equal([SaveVerdict.Saved], await good);
        Assert.Equal([SaveVerdict.Unknown], await unknown);
        Assert.Equal([SaveVerdict.Moved], await old);
        Assert.Null(await app.BrokenAsync(attempt));
    }

    [Theory, EveryDatabase]
    public async Task Append_FailingBatch_OnlyTheFaultyAttemptIsTurnedAway(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var attempts = await AttemptsAsync(app, 3);
        var store = new BreakableStore(StoreOf(app))
        {
            Pause = new TaskCompletionSource(),
            Faulty = attempts[1],
        };
        await using var writer = WriterOf(store);

        var answers = attempts
            .Select(attempt => writer.AppendAsync(attempt, [Change(app, 1)]))
            .ToList();
        store.Pause.SetResult();

        Assert.Equal([SaveVerdict.Saved], await answers[0]);
        Assert.Null(await answers[1]);
        Assert.Equal([SaveVerdict.Saved], await answers[2]);
        store.Faulty = null;
        Assert.Equal([SaveVerdict.Saved], await writer.AppendAsync(attempts[1], [Change(app, 1)]));
        Assert.Null(await app.BrokenAsync(attempts[1]));
    }

    [Theory, EveryDatabase]
    public async Task Append_KilledBeforeTheCommit_NothingIsAcknowledgedAndTheResendIsStoredOnce(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var attempt = (await AttemptsAsync(app, 1))[0];
        await using (
            var killed = WriterOf(new BreakableStore(StoreOf(app)) { DiesBeforeCommit = true })
        )
        {
            Assert.Null(await killed.AppendAsync(attempt, [Change(app, 1)]));
        }

        Assert.Equal(2, (await app.LogAsync(attempt)).Count);
        await using var next = WriterOf(StoreOf(app));
        Assert.Equal([SaveVerdict.Saved], await next.AppendAsync(attempt, [Change(app, 1)]));
        Assert.Equal(3, (await app.LogAsync(attempt)).Count);
        Assert.Null(await app.BrokenAsync(attempt));
    }

    [Theory, EveryDatabase]
    public async Task Append_KilledAfterTheCommit_TheResendIsAcknowledgedWithoutASecondEvent(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var attempt = (await AttemptsAsync(app, 1))[0];
        await using var writer = WriterOf(
            new BreakableStore(StoreOf(app)) { DiesAfterCommit = true }
        );

        // the second try inside the writer finds the change stored
        Assert.Equal([SaveVerdict.Saved], await writer.AppendAsync(attempt, [Change(app, 1)]));

        Assert.Equal(3, (await app.LogAsync(attempt)).Count);
        Assert.Null(await app.BrokenAsync(attempt));
    }

    [Fact]
    public async Task Append_FullQueue_IsTurnedAwayAtOnce()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var attempt = (await AttemptsAsync(app, 1))[0];
        var store = new BreakableStore(StoreOf(app)) { Pause = new TaskCompletionSource() };
        await using var writer = WriterOf(store);

        // one batch is being stored, the rest waits
        var waiting = Enumerable
            .Range(1, AttemptLogWriter.Capacity + 300)
            .Select(number => writer.AppendAsync(attempt, [Change(app, number)]))
            .ToList();
        var refused = waiting.Count(task => task.IsCompleted);
        Assert.InRange(refused, 1, 300);
        store.Pause.SetResult();

        var answers = await Task.WhenAll(waiting);
        Assert.Equal(refused, answers.Count(answer => answer is null));
        Assert.Null(await app.BrokenAsync(attempt));
        Assert.Equal(waiting.Count - refused + 2, (await app.LogAsync(attempt)).Count);
    }

    [Theory]
    [InlineData(PlainAttemptLogStore.ReadHead)]
    [InlineData(PlainAttemptLogStore.ReadNumbers)]
    [InlineData(PlainAttemptLogStore.MoveHead)]
    [InlineData(PlainAttemptLogStore.Insert)]
    public void Statements_AreValidTransactSql(string statement) =>
        Assert.Empty(TransactSql.ErrorsOf(statement));

    /// <summary>A store that can be held up or fail at a chosen moment.</summary>
    private sealed class BreakableStore(IAttemptLogStore inner) : IAttemptLogStore
    {
        public TaskCompletionSource? Pause { get; init; }

        public AttemptId? Faulty { get; set; }

        public bool DiesBeforeCommit { get; init; }

        public bool DiesAfterCommit { get; set; }

        public Task<IReadOnlyList<AttemptHead>> ReadAsync(
            IReadOnlyCollection<AttemptId> attempts,
            CancellationToken ct
        ) => inner.ReadAsync(attempts, ct);

        public async Task<IReadOnlySet<AttemptId>> AppendAsync(
            IReadOnlyList<AttemptAppend> appends,
            CancellationToken ct
        )
        {
            if (Pause is { } pause)
            {
                await pause.Task;
            }

            if (DiesBeforeCommit || appends.Any(append => append.Attempt == Faulty))
            {
                throw new IOException("died before the commit");
            }

            var stored = await inner.AppendAsync(appends, ct);
            if (DiesAfterCommit)
            {
                DiesAfterCommit = false;
                throw new IOException("died after the commit");
            }

            return stored;
        }

        public ValueTask DisposeAsync() => inner.DisposeAsync();
    }
}
