using CsCheck;
using StaffSelect.Domain.Testing;
using static StaffSelect.Domain.Tests.Testing.TestingFixture;

namespace StaffSelect.Domain.Tests.Testing;

public class AttemptStateTests
{
    [Fact]
    public void Read_DelayedOlderChange_DoesNotUndoTheNewer()
    {
        var state = AttemptState.Read([
            Answer(1, 1, "q", client: 2),
            Answer(2, 1, "p", client: 1),
            Answer(3, 2, "r", client: 3),
        ]);

        Assert.Equal("q", state.Item(1).Option);
        Assert.Equal(2, state.AnsweredCount);
    }

    [Fact]
    public void Read_NewerWindow_WinsOverHigherNumbersOfTheOlder()
    {
        var state = AttemptState.Read([
            Answer(1, 1, "p", epoch: 1, client: 50),
            Answer(2, 1, "q", epoch: 2, client: 1),
        ]);

        Assert.Equal("q", state.Item(1).Option);
    }

    [Fact]
    public void Read_Cleared_IsWithoutAnswerButTouched()
    {
        var state = AttemptState.Read([Answer(1, 4, "p"), Answer(2, 4, null)]);

        Assert.Equal(new ItemState(null, false, true), state.Item(4));
        Assert.Equal(4, state.LastTouched);
        Assert.Equal(0, state.AnsweredCount);
    }

    [Fact]
    public void Read_FlagsAndAnswers_AreIndependent()
    {
        var state = AttemptState.Read([
            Answer(1, 2, "p"),
            Answer(2, 2, null) with
            {
                Kind = AttemptEventKind.Flagged,
            },
        ]);

        Assert.Equal(new ItemState("p", true, true), state.Item(2));
        Assert.Equal(1, state.FlaggedCount);
    }

    [Fact]
    public void Read_Late_NeverCounts()
    {
        var late = Answer(2, 1, "q") with
        {
            Kind = AttemptEventKind.Late,
            Late = AttemptEventKind.Answered,
        };

        var state = AttemptState.Read([Answer(1, 1, "p"), late]);

        Assert.Equal("p", state.Item(1).Option);
        Assert.Equal(1, state.LateCount);
    }

    [Fact]
    public void Read_AnyOrderOfTheSameEvents_SameState() =>
        Gen.Select(Gen.Int[1, 5], Gen.Char["pqr-"], Gen.Int[1, 2])
            .List[1, 30]
            .SelectMany(rows =>
            {
                var log = rows.Select(
                        (row, index) =>
                            Answer(
                                index + 1,
                                row.Item1,
                                row.Item2 == '-' ? null : $"{row.Item2}",
                                row.Item3
                            )
                    )
                    .ToList();
                return Gen.Shuffle(log).Select(shuffled => (log, shuffled));
            })
            .Sample(pair => Describe(pair.log) == Describe(pair.shuffled));

    private static string Describe(IEnumerable<AttemptEntry> log)
    {
        var state = AttemptState.Read(log);
        return string.Join(';', Enumerable.Range(1, 5).Select(number => state.Item(number)))
            + state.LastSavedAt;
    }
}
