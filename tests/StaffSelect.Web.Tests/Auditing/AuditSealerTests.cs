using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Providers;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Auditing;

public class AuditSealerTests
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Theory, EveryDatabase]
    public async Task SealAll_ConcurrentWritersAndTwoSealers_NumbersHaveNoGapAndChainHolds(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var other = new AuditSealer(
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            app.Services.GetRequiredService<WriteGate>(),
            app.Time
        );
        var writers = Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(async writer =>
                {
                    for (var round = 0; round < 5; round++)
                    {
                        await app.NewUserAsync($"writer{writer}-{round}");
                    }
                })
        );
        while (!writers.IsCompleted)
        {
            await Task.WhenAll(app.SealAsync(), other.SealAllAsync(Ct));
        }

        await writers;
        await app.SealAsync();
        app.Time.Advance(TimeSpan.FromMinutes(2));
        await other.SealAllAsync(Ct);

        var entries = await app.DbAsync(db => db.AuditEntries.CountAsync());
        var seals = await app.DbAsync(db =>
            db.AuditSeals.OrderBy(seal => seal.Number).ToListAsync()
        );
        Assert.True(entries > 40);
        Assert.Equal(entries, seals.Count);
        Assert.Equal(
            Enumerable.Range(1, entries).Select(number => (long)number),
            seals.Select(seal => seal.Number)
        );
        var state = await app.DbAsync(db => db.VerifyAsync(Ct));
        Assert.Equal(ChainFault.None, state.Fault);
        Assert.Equal(0, state.Unsealed);
    }

    [Theory, EveryDatabase]
    public async Task SealAll_HolderDied_AnotherTakesOverAfterTheLease(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.SealAsync();
        await app.NewUserAsync("late");
        var other = new AuditSealer(
            app.Services.GetRequiredService<IServiceScopeFactory>(),
            app.Services.GetRequiredService<WriteGate>(),
            app.Time
        );

        Assert.Equal(0, await other.SealAllAsync(Ct));
        app.Time.Advance(TimeSpan.FromSeconds(16));
        Assert.True(await other.SealAllAsync(Ct) > 0);

        Assert.Equal(ChainFault.None, (await app.DbAsync(db => db.VerifyAsync(Ct))).Fault);
    }

    [Theory, EveryDatabase]
    public async Task SealAll_KilledInMidBatch_LeavesNothingAndGoesOn(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.NewUserAsync("one");
        using var killed = new CancellationTokenSource();
        var sealing = app.Services.GetRequiredService<AuditSealer>().SealAllAsync(killed.Token);
        await killed.CancelAsync();
        await Record.ExceptionAsync(() => sealing);

        app.Time.Advance(TimeSpan.FromSeconds(16));
        await app.SealAsync();

        var state = await app.DbAsync(db => db.VerifyAsync(Ct));
        Assert.Equal((ChainFault.None, 0), (state.Fault, state.Unsealed));
    }

    [Theory, EveryDatabase]
    public async Task Verify_OneDigitChanged_NamesTheNumber(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        for (var index = 0; index < 5; index++)
        {
            await app.NewUserAsync($"user{index}");
        }

        await app.SealAsync();
        var victim = await app.DbAsync(db => db.AuditSeals.SingleAsync(seal => seal.Number == 3));
        await app.DbAsync(db =>
            db.AuditEntries.Where(entry => entry.Id == victim.EntryId)
                .ExecuteUpdateAsync(set =>
                    set.SetProperty(entry => entry.Changes, entry => entry.Changes + "1")
                )
        );

        var state = await app.DbAsync(db => db.VerifyAsync(Ct));

        Assert.Equal(
            (ChainFault.EntryChanged, 3L, (long?)victim.EntryId),
            (state.Fault, state.Number, state.EntryId)
        );
    }

    [Theory, EveryDatabase]
    public async Task Verify_EntryRemoved_NamesTheNumber(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.NewUserAsync("one");
        await app.NewUserAsync("two");
        await app.SealAsync();
        var victim = await app.DbAsync(db => db.AuditSeals.SingleAsync(seal => seal.Number == 2));
        await app.DbAsync(db =>
            db.AuditEntries.Where(entry => entry.Id == victim.EntryId).ExecuteDeleteAsync()
        );

        var state = await app.DbAsync(db => db.VerifyAsync(Ct));

        Assert.Equal((ChainFault.EntryMissing, 2L), (state.Fault, state.Number));
    }
}
