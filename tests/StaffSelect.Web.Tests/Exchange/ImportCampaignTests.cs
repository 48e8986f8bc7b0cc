using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Exchange;

public class ImportCampaignTests
{
    private static readonly DateTime Local = new(2026, 3, 2, 10, 0, 0);

    private static readonly Actor System = Actor.System("test");

    [Theory, EveryDatabase]
    public async Task Import_AGoodFile_StoresADraftWithItsItems(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);

        var imported = await app.DoAsync(new ImportCampaign(CampaignFiles.Good), System);

        var campaign = await app.DbAsync(db => db.Campaigns.SingleAsync());
        Assert.Equal(imported.Campaign, campaign.Id);
        Assert.Equal(CampaignStatus.Draft, campaign.Status);
        Assert.Null(campaign.RulesHash);
        var expected = CampaignFileReader.Read(CampaignFiles.Good).Value;
        Assert.Equal(CanonicalRules.Hash(expected.Rules), CanonicalRules.Hash(campaign.Rules));
        var items = await app.DbAsync(db =>
            db.ItemVersions.OrderBy(item => item.Code).ToListAsync()
        );
        Assert.Equal(
            ["A1", "A2", "A3", "M1", "M2", "M3", "V1", "V2", "V3"],
            items.Select(item => item.Code)
        );
        Assert.All(items, item => Assert.Equal(ItemStatus.Approved, item.Status));
        Assert.Equal(4, items[0].Options.Count);
        Assert.Contains("<svg", items[0].PictureSvg);

        var audit = await app.AuditOfAsync(nameof(ImportCampaign));
        Assert.Single(audit, entry => entry.Entity == nameof(Campaign));
        Assert.Equal(9, audit.Count(entry => entry.Entity == nameof(ItemVersion)));
        // who reads the journal learns neither items nor keys
        Assert.All(
            audit.Where(entry => entry.Entity == nameof(ItemVersion)),
            entry => Assert.DoesNotContain("якої крапка", entry.Changes)
        );
        Assert.DoesNotContain(audit, entry => entry.Changes.Contains("\"k7\""));
    }

    [Theory, EveryDatabase]
    public async Task Import_AFaultyFile_StoresNothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);

        await app.RefusedAsync(
            RuleProblems.WeightsSum,
            new ImportCampaign(CampaignFiles.With("$.stages[0].weightPer10000", "4001")),
            System
        );

        Assert.Equal(0, await app.DbAsync(db => db.Campaigns.CountAsync()));
        Assert.Equal(0, await app.DbAsync(db => db.ItemVersions.CountAsync()));
        Assert.Empty(await app.AuditOfAsync(nameof(ImportCampaign)));
    }

    [Theory, EveryDatabase]
    public async Task Import_TheSameCodeTwice_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.DoAsync(new ImportCampaign(CampaignFiles.Good), System);

        var problem = await app.RefusedAsync(
            CampaignProblems.CampaignCodeTaken,
            new ImportCampaign(CampaignFiles.Good),
            System
        );

        Assert.Equal("$.code", problem.Field);
        Assert.Equal(1, await app.DbAsync(db => db.Campaigns.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Import_WhenAllMembersHaveAccounts_FormsThePanel(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var members = new List<Actor>();
        var file = CampaignFiles.Parsed();
        for (var index = 0; index < 3; index++)
        {
            members.Add(await app.NewUserAsync($"member{index}"));
            CampaignFiles.Set(
                file,
                $"$.panel.members[{index}].email",
                $"\"Member{index}@Example.test\""
            );
        }

        var imported = await app.DoAsync(new ImportCampaign(CampaignFiles.Bytes(file)), System);

        Assert.True(imported.PanelFormed);
        var panel = await app.DbAsync(db =>
            db.Set<Panel>().Include(one => one.Members).SingleAsync()
        );
        Assert.Equal(
            members.Select(member => member.RequiredUserId).ToHashSet(),
            panel.Members.Select(member => member.UserId).ToHashSet()
        );
        Assert.Equal(
            members[0].RequiredUserId,
            panel.Members.Single(member => member.IsChair).UserId
        );
        Assert.Equal(
            3,
            await app.DbAsync(db =>
                db.RoleGrants.CountAsync(grant =>
                    grant.Role == Role.PanelMember && grant.Campaign == imported.Campaign
                )
            )
        );
        Assert.Equal(
            3,
            (await app.AuditOfAsync(nameof(ImportCampaign))).Count(entry =>
                entry.Entity == nameof(RoleGrant)
            )
        );
        Assert.Equal(0, await app.DbAsync(db => db.Set<Invitation>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Import_MembersWithoutAnAccount_AreInvited(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var known = await app.NewUserAsync("known");
        var file = CampaignFiles.With("$.panel.members[0].email", "\"known@example.test\"");

        var imported = await app.DoAsync(new ImportCampaign(file), System);

        Assert.False(imported.PanelFormed);
        Assert.Equal(2, imported.Invited);
        Assert.Equal(0, await app.DbAsync(db => db.Set<Panel>().CountAsync()));
        Assert.Equal(
            known.RequiredUserId,
            (
                await app.DbAsync(db =>
                    db.RoleGrants.SingleAsync(grant => grant.Campaign == imported.Campaign)
                )
            ).User
        );
        Assert.Equal(
            ["member1@demo.example", "member2@demo.example"],
            await app.DbAsync(db =>
                db.Set<Invitation>().Select(one => one.Email).Order().ToListAsync()
            )
        );
        Assert.Equal(
            ["member1@demo.example", "member2@demo.example"],
            await app.DbAsync(db =>
                db.Set<OutboxMail>().Select(mail => mail.Recipient).Order().ToListAsync()
            )
        );
    }

    [Fact]
    public async Task Command_WithAFaultyFile_PrintsEveryFaultAndEndsWithOne()
    {
        await using var app = await TestApp.StartAsync(
            DatabaseProvider.Sqlite,
            services => services.AddScoped<DisplayText>().AddScoped<ProblemWording>()
        );
        var path = Path.Combine(app.Folder, "campaign.json");
        var file = CampaignFiles.Parsed();
        CampaignFiles.Set(file, "$.posts[0].quota", "0");
        CampaignFiles.Set(file, "$.interviews.until", "\"2026-10-25T03:30\"");
        await File.WriteAllBytesAsync(path, CampaignFiles.Bytes(file));

        await using var output = new StringWriter();
        var code = await CampaignCommands.ImportAsync(
            app.Services,
            [path],
            output,
            CancellationToken.None
        );

        Assert.Equal(1, code);
        Assert.Contains("$.posts[0].quota: ", output.ToString(), StringComparison.Ordinal);
        Assert.Contains(
            "$.interviews.until: Час 2026-10-25 03:30",
            output.ToString(),
            StringComparison.Ordinal
        );
        Assert.Equal(0, await app.DbAsync(db => db.Campaigns.CountAsync()));

        await File.WriteAllBytesAsync(path, CampaignFiles.Good);
        Assert.Equal(
            0,
            await CampaignCommands.ImportAsync(app.Services, [path], output, CancellationToken.None)
        );
        Assert.Equal(
            1,
            await CampaignCommands.ImportAsync(
                app.Services,
                [path + ".missing"],
                output,
                CancellationToken.None
            )
        );
        Assert.Equal(1, await app.DbAsync(db => db.Campaigns.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Import_ByAnybodyButTheAdministrator_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));

        await app.RefusedAsync(
            nameof(Problem.Forbidden),
            new ImportCampaign(CampaignFiles.Good),
            officer
        );
        await app.RefusedAsync(
            nameof(Problem.Forbidden),
            new ImportCampaign(CampaignFiles.Good),
            Actor.Anonymous(null)
        );
        await app.DoAsync(new ImportCampaign(CampaignFiles.Good), administrator);
    }

    [Theory, EveryDatabase]
    public async Task PublishNotice_FreezesTheRulesWithTheirHash(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var imported = await app.DoAsync(
            new ImportCampaign(CampaignFiles.OpenAt(Local, "open")),
            System
        );

        var published = await app.DoAsync(new PublishNotice(imported.Campaign), System);

        var campaign = await app.DbAsync(db => db.Campaigns.SingleAsync());
        Assert.Equal(CampaignStatus.Announced, campaign.Status);
        Assert.Equal(app.Time.GetUtcNow().UtcDateTime, campaign.NoticePublishedAt);
        Assert.Equal(CanonicalRules.Hash(campaign.Rules), campaign.RulesHash);
        Assert.Equal(published.RulesHash, campaign.RulesHash);
        var entry = Assert.Single(await app.AuditOfAsync(nameof(PublishNotice)));
        Assert.Equal(campaign.Id, entry.Campaign);
        Assert.Contains(published.RulesHash, entry.Changes);
        await app.RefusedAsync(
            CampaignProblems.RulesFrozen,
            new PublishNotice(imported.Campaign),
            System
        );
    }

    [Theory, EveryDatabase]
    public async Task PublishNotice_AfterTheApplicationPeriod_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var imported = await app.DoAsync(new ImportCampaign(CampaignFiles.Good), System);

        await app.RefusedAsync(
            CampaignProblems.NoticeTooLate,
            new PublishNotice(imported.Campaign),
            System
        );
        Assert.Empty(await app.AuditOfAsync(nameof(PublishNotice)));
    }

    [Theory, EveryDatabase]
    public async Task Rules_OnceStored_CannotBeSavedDifferently(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.DoAsync(new ImportCampaign(CampaignFiles.Good), System);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.ArrangeAsync(async db =>
            {
                var campaign = await db.Campaigns.SingleAsync();
                db.Entry(campaign).Property(known => known.Rules).CurrentValue = campaign.Rules with
                {
                    MaximumPreferences = 1,
                };
            })
        );
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.ArrangeAsync(async db =>
            {
                var item = await db.ItemVersions.FirstAsync();
                db.Entry(item).Property(known => known.KeyOption).CurrentValue = "other";
            })
        );
    }

    [Fact]
    public void RulesAndItems_HaveNoMemberThatChangesThem()
    {
        // the only changes of a campaign are its status, the results' status and the legal hold
        Assert.Equal(
            ["MarkPublished", "PublishNotice", "SetLegalHold"],
            MutatorsOf(typeof(Campaign))
        );
        Assert.Empty(MutatorsOf(typeof(ItemVersion)));
    }

    private static List<string> MutatorsOf(Type type) =>
        [
            .. type.GetMethods(
                    global::System.Reflection.BindingFlags.Public
                        | global::System.Reflection.BindingFlags.Instance
                        | global::System.Reflection.BindingFlags.DeclaredOnly
                )
                .Where(method =>
                    !method.IsSpecialName && !method.Name.StartsWith("Is", StringComparison.Ordinal)
                )
                .Select(method => method.Name)
                .Order(),
        ];
}
