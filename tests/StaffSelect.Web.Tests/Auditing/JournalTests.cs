using StaffSelect.Data.Providers;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Staff.AuditLog;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Auditing;

public class JournalTests
{
    private const string Reason = "Order 17 of 1 March 2026";

    [Theory, EveryDatabase]
    public async Task SystemJournal_EachFilter_FindsItsLines(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var admin = await app.NewUserAsync("Ґалина", (Role.SystemAdministrator, null));
        var other = await app.NewUserAsync("Остап", (Role.SystemAdministrator, null));
        var person = await app.NewUserAsync("person");
        var campaign = await app.AnnouncedCampaignAsync();
        // 2 March, 23:30 in Kyiv
        app.Time.SetUtcNow(new DateTimeOffset(2026, 3, 2, 21, 30, 0, TimeSpan.Zero));
        await app.DoAsync(
            new GrantRole(person.RequiredUserId, Role.Officer, campaign.Id, Reason),
            admin
        );
        // 3 March, 00:30 in Kyiv
        app.Time.Advance(TimeSpan.FromHours(1));
        await app.DoAsync(
            new GrantRole(person.RequiredUserId, Role.CampaignEditor, null, Reason),
            other
        );
        await app.SealAsync();
        async Task<List<JournalLine>> Given(GetSystemJournal filter) =>
            [.. (await app.DoAsync(filter with { UseCase = nameof(GrantRole) }, admin)).Lines];
        var all = new GetSystemJournal(null, null, null);
        var second = new DateOnly(2026, 3, 2);
        var third = second.AddDays(1);

        Assert.Equal(2, (await Given(all)).Count);
        Assert.Equal("Ґалина", Assert.Single(await Given(all with { Who = "ґали" })).ActorName);
        Assert.Empty(await Given(all with { Who = "person" }));
        Assert.Equal("Ґалина", Assert.Single(await Given(all with { Of = campaign.Id })).ActorName);
        Assert.Equal("Ґалина", Assert.Single(await Given(all with { Until = second })).ActorName);
        Assert.Equal("Остап", Assert.Single(await Given(all with { From = third })).ActorName);
        Assert.Equal(2, (await Given(all with { From = second, Until = third })).Count);
        Assert.Empty(await Given(all with { From = third.AddDays(1) }));
        Assert.Equal(2, (await Given(all with { Entity = nameof(RoleGrant) })).Count);
        Assert.Empty(await Given(all with { Entity = "Panel" }));
        Assert.All(await Given(all), line => Assert.NotNull(line.Number));
        var page = await app.DoAsync(all, admin);
        Assert.Contains(nameof(RoleGrant), page.Entities);
        Assert.Equal([campaign.Id], page.Campaigns.Select(choice => choice.Id));
    }

    [Theory, EveryDatabase]
    public async Task Journals_Values_OnlyOfAdministrationAndOnlyForTheAdministrator(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var admin = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var campaign = await app.AnnouncedCampaignAsync();
        var observer = await app.NewUserAsync("observer", (Role.Observer, campaign.Id));
        var person = await app.NewUserAsync("person");
        await app.DoAsync(
            new GrantRole(person.RequiredUserId, Role.Officer, campaign.Id, Reason),
            admin
        );
        await app.ArrangeAsync(db =>
        {
            db.AuditEntries.Add(
                AuditEntry.Create(
                    new AuditOrigin(
                        TestApp.Start.UtcDateTime,
                        person.UserId,
                        null,
                        null,
                        "SaveScore",
                        Guid.NewGuid(),
                        campaign.Id,
                        null
                    ),
                    AuditAction.Changed,
                    "ScoreEntry",
                    "1",
                    """{"Level":["2","5"],"Note":["changed"]}""",
                    campaign.Id
                )
            );
            return Task.CompletedTask;
        });

        var system = await app.DoAsync(new GetSystemJournal(null, null, null), admin);
        var coded = await app.DoAsync(
            new GetCampaignJournal(campaign.Id, null, null, null),
            observer
        );

        var granted = system.Lines.Single(line => line.UseCase == nameof(GrantRole));
        Assert.Contains(new JournalChange("Role", null, "Officer", true), granted.Changes!);
        var scored = system.Lines.Single(line => line.UseCase == "SaveScore");
        Assert.Equal(
            [
                new JournalChange("Level", null, null, false),
                new JournalChange("Note", null, null, false),
            ],
            scored.Changes
        );
        Assert.NotEmpty(coded.Lines);
        Assert.Empty(coded.Campaigns);
        Assert.All(
            coded.Lines,
            line =>
            {
                Assert.Null(line.ActorName);
                Assert.Empty(line.Changes!);
                Assert.Equal(
                    line.Actor is not null,
                    line.Actor?.StartsWith("U-", StringComparison.Ordinal) ?? false
                );
            }
        );
        await app.RefusedAsync("Forbidden", new GetSystemJournal(null, null, null), observer);
    }
}
