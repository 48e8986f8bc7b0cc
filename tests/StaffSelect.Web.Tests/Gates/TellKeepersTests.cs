using StaffSelect.Data.Providers;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Staff.Gates;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Gates;

public class TellKeepersTests
{
    private static readonly Actor Job = Actor.System("tell keepers");

    [Theory, EveryDatabase]
    public async Task TellKeepers_OfGatesWherePeopleWait_OnceADay(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(TestData.RulesWithGates());
        var keeper = await app.NewUserAsync("keeper", (Role.GateKeeper, campaign.Id));
        await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        Assert.Equal(0, await app.DoAsync(new TellKeepers(), Job));

        var first = await app.AdmittedCandidateAsync(campaign, "7RQ4-WD9J");
        await app.AdmittedCandidateAsync(campaign, "2222-2222");
        // who did not pass an earlier stage waits for nothing
        var failed = await app.AdmittedCandidateAsync(campaign, "3333-3333");
        await app.NotPassedAsync(campaign, failed, "A1");
        await app.DoAsync(
            new RecordGate(campaign.Id, TestData.Gate, first.Id, 0, true, Today(app)),
            keeper
        );
        Assert.Equal(1, await app.DoAsync(new TellKeepers(), Job));

        var (_, words) = Assert.Single(await app.MailsToAsync("keeper@example.test"));
        Assert.Contains("Medical check укр", words.Body, StringComparison.Ordinal);
        Assert.Contains("кандидатів: 1.", words.Body, StringComparison.Ordinal);
        Assert.Contains("/staff/spring/gates/G1", words.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("2222-2222", words.Body, StringComparison.Ordinal);
        Assert.Equal(
            nameof(OutboxMail),
            Assert.Single(await app.AuditOfAsync(nameof(TellKeepers))).Entity
        );
        Assert.Equal(0, await app.DoAsync(new TellKeepers(), Job));
        app.Time.Advance(TimeSpan.FromHours(24));
        Assert.Equal(1, await app.DoAsync(new TellKeepers(), Job));
        // the check is over
        app.Time.Advance(TimeSpan.FromDays(40));
        Assert.Equal(0, await app.DoAsync(new TellKeepers(), Job));
    }

    private static DateOnly Today(TestApp app) =>
        DateOnly.FromDateTime(app.Time.GetUtcNow().UtcDateTime);
}
