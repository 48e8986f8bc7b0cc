using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.TheDoor;

public class DoorTests
{
    [Theory, EveryDatabase]
    public async Task Send_WithoutTheGrantOfThatCampaign_IsForbiddenAndRecorded(
        DatabaseProvider provider
    )
    {
        await using var app = await StartAsync(provider);
        var own = await app.AnnouncedCampaignAsync(code: "own");
        var other = await app.AnnouncedCampaignAsync(code: "other");
        var officer = await app.NewUserAsync("officer", (Role.Officer, own.Id));

        await app.DoAsync(new HoldCampaign(own.Id, "because"), officer);
        await app.RefusedAsync("Forbidden", new HoldCampaign(other.Id, "because"), officer);

        Assert.False(
            await app.DbAsync(db =>
                db.Campaigns.Where(c => c.Id == other.Id).Select(c => c.LegalHold).SingleAsync()
            )
        );
        var lines = await app.AuditOfAsync(nameof(HoldCampaign));
        Assert.Equal([AuditAction.Changed, AuditAction.Refused], lines.Select(line => line.Action));
        Assert.Equal([own.Id, other.Id], lines.Select(line => line.Campaign!.Value));
        Assert.All(lines, line => Assert.Equal(officer.UserId, line.User));
        Assert.Equal("because", lines[0].Reason);
        Assert.Contains(
            "\"LegalHold\":[\"False\",\"True\"]",
            lines[0].Changes,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(Role.Candidate, false)]
    [InlineData(Role.Officer, true)]
    [InlineData(Role.PanelMember, false)]
    [InlineData(Role.Approver, false)]
    [InlineData(Role.Observer, false)]
    public async Task Send_EachRole_PassesExactlyWhenItHoldsThePermission(Role role, bool passes)
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var campaign = await app.AnnouncedCampaignAsync();
        var actor = await app.NewUserAsync("somebody", (role, campaign.Id));

        var result = await app.SendAsync(new HoldCampaign(campaign.Id, "because"), actor);

        Assert.Equal(passes, result.IsSuccess);
    }

    [Fact]
    public async Task Send_SystemAdministratorAndVisitor_HaveNoPermissionOfACampaign()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var campaign = await app.AnnouncedCampaignAsync();
        var administrator = await app.NewUserAsync(
            "administrator",
            (Role.SystemAdministrator, null)
        );

        await app.RefusedAsync(
            "Forbidden",
            new HoldCampaign(campaign.Id, "because"),
            administrator
        );
        await app.RefusedAsync(
            "Forbidden",
            new HoldCampaign(campaign.Id, "because"),
            Actor.Anonymous("192.0.2.9")
        );
    }

    [Theory, EveryDatabase]
    public async Task Send_GrantTakenBack_IsForbiddenWithinThirtySeconds(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        await app.DoAsync(new HoldCampaign(campaign.Id, "because"), officer);
        await app.ArrangeAsync(async db =>
        {
            var grant = await db.RoleGrants.SingleAsync(grant => grant.User == officer.UserId);
            Assert.True(grant.Revoke(null, app.Time.UtcNow()).IsSuccess);
        });

        app.Time.Advance(TimeSpan.FromSeconds(30));

        await app.RefusedAsync("Forbidden", new HoldCampaign(campaign.Id, "because"), officer);
    }

    [Fact]
    public async Task Send_OutdatedSecurityStamp_IsAVisitor()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var stolen = Actor.User(officer.RequiredUserId, "outdated", null);

        await app.RefusedAsync("Forbidden", new HoldCampaign(campaign.Id, "because"), stolen);
    }

    [Theory]
    [InlineData("", "Required")]
    [InlineData("a long reason of more than twenty characters", "TooLong")]
    [InlineData("zero \0 byte", "Malformed")]
    public async Task Send_MessageOfTheWrongShape_NamesTheField(string reason, string code)
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));

        var problem = await app.RefusedAsync(code, new HoldCampaign(campaign.Id, reason), officer);

        Assert.Equal(nameof(HoldCampaign.Reason), problem.Field);
        Assert.Empty(await app.AuditOfAsync(nameof(HoldCampaign)));
    }

    [Fact]
    public void Check_NulDeepInsideAMessage_NamesTheField()
    {
        Assert.Null(MessageShape.Check(new Listing(["good"], [new(new("гаразд", "good"))])));
        Assert.Equal(
            nameof(Listing.Names),
            MessageShape.Check(new Listing(["good", "b\0d"], []))!.Field
        );
        Assert.Equal(
            nameof(Listing.Titles),
            MessageShape.Check(new Listing([], [new(new("гаразд", "b\0d"))]))!.Field
        );
    }

    [Fact]
    public async Task Send_WhatFollowsTheCommitFails_IsStoredOnceAndSaysSo()
    {
        await using var app = await StartAsync(DatabaseProvider.Sqlite);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));

        await app.DoAsync(new HoldCampaign(campaign.Id, "broken after commit"), officer);

        Assert.Single(await app.AuditOfAsync(nameof(HoldCampaign)));
    }

    [Theory, EveryDatabase]
    public async Task Send_RefusedButKept_StoresTheFactsAndNothingElse(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));

        await app.RefusedAsync("Busy", new HoldCampaign(campaign.Id, "fail"), officer);

        var stored = await app.DbAsync(db => db.Campaigns.SingleAsync());
        Assert.False(stored.LegalHold);
        var line = Assert.Single(await app.AuditOfAsync(nameof(HoldCampaign)));
        Assert.Equal((AuditAction.Added, "PersonKey"), (line.Action, line.Entity));
    }

    [Theory, EveryDatabase]
    public async Task Send_LostRace_IsRunOnceMoreOnWhatIsStored(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        HoldCampaignHandler.BeforeSave = async services =>
        {
            HoldCampaignHandler.BeforeSave = null;
            await app.ArrangeAsync(async db => (await db.Campaigns.SingleAsync()).MarkPublished());
        };

        await app.DoAsync(new HoldCampaign(campaign.Id, "because"), officer);

        var stored = await app.DbAsync(db => db.Campaigns.SingleAsync());
        Assert.True(stored.LegalHold);
        Assert.Equal(CampaignStatus.Published, stored.Status);
        Assert.Equal(2, stored.Version);
    }

    [Theory, EveryDatabase]
    public async Task Save_OutsideAUseCase_Throws(DatabaseProvider provider)
    {
        await using var app = await StartAsync(provider);
        await app.AnnouncedCampaignAsync();

        var refusal = await Record.ExceptionAsync(() =>
            app.DbAsync(async db =>
            {
                (await db.Campaigns.SingleAsync()).SetLegalHold(true);
                return await db.SaveChangesAsync();
            })
        );

        Assert.IsType<InvalidOperationException>(refusal);
        Assert.Contains("outside a use case", refusal.Message, StringComparison.Ordinal);
    }

    private static Task<TestApp> StartAsync(DatabaseProvider provider) =>
        TestApp.StartAsync(
            provider,
            services => services.AddScoped<IHandler<HoldCampaign, Done>, HoldCampaignHandler>()
        );

    [Requires(Permission.ApplicationsDecide)]
    internal sealed record HoldCampaign(
        CampaignId Campaign,
        [property: Required, StringLength(20)] string Reason
    ) : ICommand<Done>, IOfCampaign;

    internal sealed class HoldCampaignHandler(
        AppDbContext db,
        TimeProvider time,
        UseCaseContext context,
        IServiceProvider services
    ) : IHandler<HoldCampaign, Done>
    {
        public static Func<IServiceProvider, Task>? BeforeSave { get; set; }

        public async Task<Result<Done>> HandleAsync(
            HoldCampaign message,
            Actor actor,
            CancellationToken ct
        )
        {
            context.Reason = message.Reason;
            var campaign = await db.Campaigns.SingleAsync(
                campaign => campaign.Id == message.Campaign,
                ct
            );
            campaign.SetLegalHold(true);
            if (BeforeSave is { } action)
            {
                await action(services);
            }

            if (message.Reason == "broken after commit")
            {
                context.AfterCommit(() => throw new InvalidOperationException("broken"));
            }

            if (message.Reason != "fail")
            {
                return Done.Value;
            }

            context.Fact(
                (facts, _) =>
                {
                    facts.PersonKeys.Add(
                        new Data.Personal.PersonKey(PersonId.New(), "fact", time.UtcNow())
                    );
                    return Task.CompletedTask;
                }
            );
            return Problem.Busy.Keep();
        }
    }

    private sealed record Listing(IReadOnlyList<string> Names, IReadOnlyList<Titled> Titles);

    private sealed record Titled(LocalizedText Title);
}
