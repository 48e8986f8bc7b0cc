using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.Applying;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Public.Announcements;
using StaffSelect.Web.Staff.Workshop;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Tests.Workshop;

public class DraftTests
{
    private const string Reason = "Бракує адреси голови комісії.";
    private static readonly Actor System = Actor.System("test");

    [Theory, EveryDatabase]
    public async Task Create_FromATemplate_LacksOnlyWhatNobodyCanKnow(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var editor = await EditorAsync(app, "editor");

        foreach (var template in new[] { "checkpoint", "commanding-staff" })
        {
            var id = await app.DoAsync(new CreateDraft("new-" + template, template, null), editor);

            var view = await app.DoAsync(new GetDraft(id), editor);
            var faults = await FaultsAsync(app, id);
            Assert.Equal(
                ["$.items", "$.panel.members"],
                faults.Select(fault => fault.Field).Order(StringComparer.Ordinal)
            );
            Assert.Equal(CampaignDraftStatus.Editing, view.Status);
            Assert.NotEqual("", view.Title.En);
            var draft = await LoadAsync(app, id);
            var rules = DraftCheck
                .Examine(Whole(draft), null, [], app.Time.GetUtcNow().UtcDateTime)
                .File.Rules;
            Assert.Equal(
                template == "checkpoint" ? "A1 A2 A3 A4 A5 G1 G2 G3 G4" : "B2 B3 B4 B6",
                string.Join(' ', rules.Stages.Select(stage => stage.Code))
            );
            Assert.Equal(RuleChecks.WeightTotal, rules.Stages.Sum(stage => stage.WeightPer10000));
            Assert.Equal(template == "checkpoint" ? 130 : 11, rules.Posts.Sum(post => post.Quota));
        }

        var audit = await app.AuditOfAsync(nameof(CreateDraft));
        Assert.Equal(2, audit.Count(entry => entry.Entity == nameof(CampaignDraft)));
    }

    [Theory, EveryDatabase]
    public async Task Create_AsACopy_HasTheSameRulesInTwoWeeks(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var editor = await EditorAsync(app, "editor");
        var imported = await app.DoAsync(new ImportCampaign(CampaignFiles.Good), System);

        var id = await app.DoAsync(new CreateDraft("copy", null, imported.Campaign), editor);

        var original = CampaignFileReader.Read(CampaignFiles.Good).Value;
        var draft = await LoadAsync(app, id);
        var copied = DraftCheck.Examine(Whole(draft), null, [], app.Time.GetUtcNow().UtcDateTime);
        Assert.Equal(["$.panel.members"], copied.Faults.Select(fault => fault.Field).Distinct());
        var dates = original.Rules with
        {
            Registration = copied.File.Rules.Registration,
            Testing = copied.File.Rules.Testing,
            Interviews = copied.File.Rules.Interviews,
        };
        Assert.Equal(CanonicalRules.Hash(dates), CanonicalRules.Hash(copied.File.Rules));
        Assert.Equal(original.Items.Count, copied.File.Items.Count);
        Assert.Equal(
            original.Items.Select(item => (item.Code, item.Key)).Order(),
            copied.File.Items.Select(item => (item.Code, item.Key)).Order()
        );
        var opens = CampaignZone.ToLocal(copied.File.Rules.Registration.FromAt, "Europe/Kyiv");
        Assert.Equal(
            CampaignZone.ToLocal(app.Time.GetUtcNow().UtcDateTime, "Europe/Kyiv").Date.AddDays(14),
            opens.Date
        );
        // who reads the journal learns neither items nor keys
        Assert.DoesNotContain(
            await app.AuditOfAsync(nameof(CreateDraft)),
            entry => entry.Changes.Contains("\"key\\u0022", StringComparison.Ordinal)
        );
        Assert.Contains(
            await app.AuditOfAsync(nameof(CreateDraft)),
            entry => entry.Changes.Contains("\"Secret\":[\"changed\"]", StringComparison.Ordinal)
        );
    }

    [Theory, EveryDatabase]
    public async Task Save_WhenSomebodyElseDidMeanwhile_IsRefusedAndNothingIsLost(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var one = await EditorAsync(app, "one");
        var two = await app.NewUserAsync("two", (Role.CampaignEditor, null));
        var id = await app.DoAsync(new CreateDraft("spring", "checkpoint", null), one);
        var seen = (await app.DoAsync(new GetDraft(id), one)).Parts[0];
        await app.DoAsync(
            new SaveDraftSection(id, CampaignDraftSection.Basics, seen.Version, Titled(seen, "А")),
            two
        );

        var conflict = await app.RefusedAsync(
            CampaignDraftProblems.DraftSectionChanged,
            new SaveDraftSection(id, CampaignDraftSection.Basics, seen.Version, Titled(seen, "Б")),
            one
        );

        Assert.Equal("two", conflict.Arguments[0]);
        var view = await app.DoAsync(new GetDraft(id), one);
        Assert.Equal("А", view.Title.Uk);
        // another section is nobody's business
        var dates = view.Parts.Single(part => part.Section == CampaignDraftSection.Dates);
        await app.DoAsync(new SaveDraftSection(id, dates.Section, dates.Version, dates.Json), one);
        var basics = view.Parts[0];
        await app.DoAsync(
            new SaveDraftSection(id, basics.Section, basics.Version, Titled(basics, "Б")),
            one
        );
        Assert.Equal("Б", (await app.DoAsync(new GetDraft(id), one)).Title.Uk);
        Assert.Contains(
            await app.AuditOfAsync(nameof(SaveDraftSection)),
            entry => entry.Entity == nameof(CampaignDraftPart)
        );
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{")]
    [InlineData("{\"stages\":[]}")]
    [InlineData("{\"format\":\"other\"}")]
    public async Task Save_WhatIsNoSection_IsRefused(string json)
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var editor = await EditorAsync(app, "editor");
        var id = await app.DoAsync(new CreateDraft("spring", "checkpoint", null), editor);

        await app.RefusedAsync(
            "Malformed",
            new SaveDraftSection(id, CampaignDraftSection.Basics, 0, json),
            editor
        );
    }

    [Theory, EveryDatabase]
    public async Task Items_OfAFile_ReplaceThoseOfTheDraft_OrAreRefusedAsAWhole(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var editor = await EditorAsync(app, "editor");
        var id = await app.DoAsync(new CreateDraft("spring", "checkpoint", null), editor);

        var broken = CampaignFiles.With("$.items[0].key", "\"nothing\"");
        var problem = await app.RefusedAsync(
            CampaignFileProblems.ItemKeyNotAnOption,
            new SaveDraftItems(id, 0, broken),
            editor
        );
        Assert.Equal("$.items[0].key", problem.Field);
        Assert.Empty((await app.DoAsync(new GetDraft(id), editor)).Pool);

        Assert.Equal(9, await app.DoAsync(new SaveDraftItems(id, 0, CampaignFiles.Good), editor));

        var view = await app.DoAsync(new GetDraft(id), editor);
        Assert.Equal(9, view.Pool.Sum(cell => cell.Count));
        Assert.DoesNotContain(
            view.Parts,
            part => part.Json.Contains("\"key\"", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            await app.AuditOfAsync(nameof(SaveDraftItems)),
            entry => entry.Changes.Contains("k7", StringComparison.Ordinal)
        );
    }

    [Theory, EveryDatabase]
    public async Task Notice_NeedsTwoPeople_AndFreezesEverything(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var (id, one, two) = await ReadyAsync(app);
        await app.RefusedAsync(CampaignDraftProblems.DraftNotSubmitted, new SignDraft(id), two);

        await app.DoAsync(new SubmitDraft(id), one);

        await AssertFrozenAsync(app, id, one);
        await app.RefusedAsync(CampaignDraftProblems.DraftSecondPerson, new SignDraft(id), one);
        Assert.Equal(0, await app.DbAsync(db => db.Campaigns.CountAsync(c => c.Code == "ready")));
        var signed = await app.DoAsync(new SignDraft(id), two);

        var campaign = await app.DbAsync(db => db.Campaigns.SingleAsync(c => c.Code == "ready"));
        Assert.Equal(CampaignStatus.Announced, campaign.Status);
        Assert.Equal(CanonicalRules.Hash(campaign.Rules), campaign.RulesHash);
        Assert.Equal(signed.RulesHash, campaign.RulesHash);
        Assert.Equal(3, signed.Invited);
        Assert.Equal(
            9,
            await app.DbAsync(db => db.ItemVersions.CountAsync(i => i.Campaign == campaign.Id))
        );
        Assert.Equal(
            [(one.RequiredUserId, Role.Officer)],
            await app.DbAsync(async db =>
                (
                    await db.RoleGrants.Where(grant => grant.Campaign == campaign.Id).ToListAsync()
                ).Select(grant => (grant.User, grant.Role))
            )
        );
        Assert.Equal(3, await app.DbAsync(db => db.Set<Invitation>().CountAsync()));
        var audit = await app.AuditOfAsync(nameof(SignDraft));
        Assert.All(audit, entry => Assert.Equal(campaign.Id, entry.Campaign));
        Assert.Contains(audit, entry => entry.Entity == nameof(Campaign));
        Assert.Contains(audit, entry => entry.Entity == nameof(CampaignDraft));
        await app.DoAsync(new GetAnnouncement("ready"), Actor.Anonymous(null));
        // who prepared it is no candidate of it, whatever roles he has left
        app.Time.Advance(TimeSpan.FromDays(15));
        await app.RefusedAsync(
            ApplicationProblems.PreparerCannotApply,
            new SaveDraftGroup(campaign.Id, campaign.Rules.Groups[0].Code),
            two
        );

        // from here on no route leads to what feeds a score
        await AssertFrozenAsync(app, id, one);
        await AssertFrozenAsync(app, id, two);
        foreach (
            var message in new ICommand<Done>[] { new SubmitDraft(id), new ReturnDraft(id, Reason) }
        )
        {
            Assert.False((await app.SendAsync(message, two)).IsSuccess);
        }

        await app.RefusedAsync(CampaignDraftProblems.DraftNotSubmitted, new SignDraft(id), two);
        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.ArrangeAsync(async db =>
            {
                var stored = await db.Campaigns.SingleAsync(known => known.Code == "ready");
                db.Entry(stored).Property(known => known.Rules).CurrentValue = stored.Rules with
                {
                    MaximumPreferences = 1,
                };
            })
        );
        var after = await app.DbAsync(db => db.Campaigns.SingleAsync(c => c.Code == "ready"));
        Assert.Equal(campaign.RulesHash, CanonicalRules.Hash(after.Rules));
    }

    [Theory, EveryDatabase]
    public async Task Submit_WithFaults_ListsThemAll(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var editor = await EditorAsync(app, "editor");
        var id = await app.DoAsync(new CreateDraft("spring", "commanding-staff", null), editor);

        var problem = await app.RefusedAsync(
            CampaignFileProblems.ListLength,
            new SubmitDraft(id),
            editor
        );

        Assert.Contains(problem.All(), fault => fault.Field == "$.items");
        Assert.Contains(problem.All(), fault => fault.Field == "$.panel.members");
        Assert.Empty(await app.AuditOfAsync(nameof(SubmitDraft)));
    }

    [Theory, EveryDatabase]
    public async Task Submit_ByAMemberOfItsPanel_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var (id, _, _) = await ReadyAsync(app);
        var member = await app.NewUserAsync("member1", (Role.CampaignEditor, null));

        var problem = await app.RefusedAsync(
            CampaignDraftProblems.DraftSignerOnPanel,
            new SubmitDraft(id),
            member
        );

        Assert.Equal("$.panel.members[1].email", problem.Field);
    }

    [Theory, EveryDatabase]
    public async Task Return_TakesTheSignatureOff_AndDiscardEnds(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var (id, one, two) = await ReadyAsync(app);
        await app.DoAsync(new SubmitDraft(id), one);

        await app.DoAsync(new ReturnDraft(id, Reason), two);

        var view = await app.DoAsync(new GetDraft(id), one);
        Assert.Null(view.Submitted);
        Assert.Equal(Reason, Assert.Single(await app.AuditOfAsync(nameof(ReturnDraft))).Reason);
        await app.DoAsync(new DiscardDraft(id, Reason), one);
        await AssertFrozenAsync(app, id, one);
        Assert.Empty((await app.DoAsync(new ListDrafts(false, 0, 25), one)).Rows);
        Assert.Single((await app.DoAsync(new ListDrafts(true, 0, 25), one)).Rows);
    }

    [Theory, EveryDatabase]
    public async Task Submit_WithATakenCode_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var (id, one, _) = await ReadyAsync(app);
        await app.AnnouncedCampaignAsync(code: "ready");

        var problem = await app.RefusedAsync(
            CampaignProblems.CampaignCodeTaken,
            new SubmitDraft(id),
            one
        );

        Assert.Equal("$.code", problem.Field);
        Assert.Equal("ready", (await app.DoAsync(new GetDraft(id), one)).CodeTaken);
    }

    [Theory]
    [InlineData("checkpoint")]
    [InlineData("commanding-staff")]
    public async Task Save_EverySectionOfATemplate_FitsIntoItsMessage(string template)
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var editor = await EditorAsync(app, "editor");
        var id = await app.DoAsync(new CreateDraft("full", template, null), editor);

        foreach (var part in (await app.DoAsync(new GetDraft(id), editor)).Parts)
        {
            await app.DoAsync(
                new SaveDraftSection(id, part.Section, part.Version, part.Json),
                editor
            );
        }

        await app.RefusedAsync(
            ShapeProblems.TooLong,
            new SaveDraftSection(
                id,
                CampaignDraftSection.Basics,
                1,
                new string('x', SaveDraftSection.LongestJson + 1)
            ),
            editor
        );
    }

    [Theory, EveryDatabase]
    public async Task Sign_ATestDrawnFromAPool_TakesCopiesOfItsItems(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var (id, one, two) = await ReadyAsync(app);
        var bank = await app.BankSceneAsync();
        await app.BankSceneAsync("PRACTICE", PoolPurpose.Practice);
        await DrawFromAsync(app, id, one, "PRACTICE");
        Assert.Equal(BankProblems.PoolIsPractice, (await SubmitProblemAsync(app, id, one)).Code);
        await DrawFromAsync(app, id, one, "LIVE");
        var shortage = await SubmitProblemAsync(app, id, one);
        Assert.Equal(9, shortage.All().Count());
        Assert.All(
            shortage.All(),
            fault => Assert.Equal(RuleProblems.BlueprintCellShort, fault.Code)
        );
        var cells = (await app.DoAsync(new GetDraft(id), one)).Pool;
        foreach (var cell in cells)
        {
            await app.ApprovedItemAsync(
                bank,
                $"{cell.Scale}-{cell.Difficulty}",
                cell.Scale,
                TestData.Content(cell.Difficulty, $"{cell.Scale} {cell.Difficulty}")
            );
        }

        var pool = Assert.Single(
            (await app.DoAsync(new GetDraft(id), one)).Bank,
            known => known.Purpose == PoolPurpose.Live
        );
        Assert.All(cells, cell => Assert.Equal(1, pool.Have(cell.Scale, cell.Difficulty)));
        await app.DoAsync(new SubmitDraft(id), one);
        await app.DoAsync(new SignDraft(id), two);

        var campaign = await app.DbAsync(db => db.Campaigns.SingleAsync(c => c.Code == "ready"));
        var items = await app.DbAsync(db =>
            db.ItemVersions.Where(item => item.Campaign == campaign.Id).ToListAsync()
        );
        Assert.Equal(9, items.Count(item => item.Source is not null));
        Assert.Equal("help@example.test", campaign.Help?.Email);
        // a copy of it draws from the bank again and keeps the contact
        var copy = await app.DoAsync(new CreateDraft("again", null, campaign.Id), one);
        var copied = await app.DoAsync(new GetDraft(copy), one);
        Assert.Equal(items.Count(item => item.Source is null), copied.Pool.Sum(cell => cell.Count));
        Assert.Contains("help@example.test", copied.Parts[0].Json, StringComparison.Ordinal);
        Assert.Contains(
            await app.AuditOfAsync(nameof(SignDraft)),
            entry => entry.Entity == nameof(ItemVersion)
        );
    }

    private static async Task<Problem> SubmitProblemAsync(
        TestApp app,
        CampaignDraftId id,
        Actor actor
    ) => (await app.SendAsync(new SubmitDraft(id), actor)).Problem!;

    /// <summary>The draft without items of its own; its test draws from a pool, and there is a contact.</summary>
    private static async Task DrawFromAsync(
        TestApp app,
        CampaignDraftId id,
        Actor actor,
        string pool
    )
    {
        var view = await app.DoAsync(new GetDraft(id), actor);
        var stages = view.Parts.Single(part => part.Section == CampaignDraftSection.Stages);
        var json = JsonNode.Parse(stages.Json)!;
        json["stages"]!.AsArray().Select(stage => stage!["test"]).OfType<JsonObject>().First()[
            "pool"
        ] = pool;
        await app.DoAsync(
            new SaveDraftSection(id, stages.Section, stages.Version, json.ToJsonString()),
            actor
        );
        var basics = JsonNode.Parse(view.Parts[0].Json)!;
        basics["help"] = new JsonObject
        {
            ["email"] = "help@example.test",
            ["hours"] = new JsonObject { ["uk"] = "у робочі дні", ["en"] = "on working days" },
        };
        await app.DoAsync(
            new SaveDraftSection(
                id,
                CampaignDraftSection.Basics,
                view.Parts[0].Version,
                basics.ToJsonString()
            ),
            actor
        );
    }

    [Theory, EveryDatabase]
    public async Task Workshop_OfEveryOtherRole_IsForbidden(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var editor = await EditorAsync(app, "editor");
        var campaign = await app.AnnouncedCampaignAsync();
        var id = await app.DoAsync(new CreateDraft("spring2", "checkpoint", null), editor);
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.CampaignEditor))
        {
            var actor = await app.NewUserAsync(
                role.ToString(),
                (role, GrantRules.IsSystemWide(role) ? null : campaign.Id)
            );

            await ForbiddenAsync(new ListDrafts(true, 0, 25));
            await ForbiddenAsync(new GetDraft(id));
            await ForbiddenAsync(new CreateDraft("x1", "checkpoint", null));
            await ForbiddenAsync(
                new SaveDraftSection(id, CampaignDraftSection.Basics, 0, "{\"code\":\"x\"}")
            );
            await ForbiddenAsync(new SaveDraftItems(id, 0, CampaignFiles.Good));
            await ForbiddenAsync(new SubmitDraft(id));
            await ForbiddenAsync(new ReturnDraft(id, Reason));
            await ForbiddenAsync(new SignDraft(id));
            await ForbiddenAsync(new DiscardDraft(id, Reason));
            await ForbiddenAsync(new GetNoticePreview(id));

            Task ForbiddenAsync<T>(IMessage<T> message) =>
                app.RefusedAsync(nameof(Problem.Forbidden), message, actor);
        }
    }

    private static async Task AssertFrozenAsync(TestApp app, CampaignDraftId id, Actor actor)
    {
        var view = await app.DoAsync(new GetDraft(id), actor);
        foreach (var part in view.Parts)
        {
            await app.RefusedAsync(
                CampaignDraftProblems.DraftNotEditable,
                new SaveDraftSection(id, part.Section, part.Version, "{}"),
                actor
            );
        }

        await app.RefusedAsync(
            CampaignDraftProblems.DraftNotEditable,
            new SaveDraftItems(id, view.ItemsVersion, CampaignFiles.Good),
            actor
        );
        await app.RefusedAsync(
            CampaignDraftProblems.DraftNotEditable,
            new DiscardDraft(id, Reason),
            actor
        );
    }

    /// <summary>A draft without faults and two editors.</summary>
    private static async Task<(CampaignDraftId, Actor, Actor)> ReadyAsync(TestApp app)
    {
        var one = await EditorAsync(app, "one");
        var two = await app.NewUserAsync("two", (Role.CampaignEditor, null));
        var imported = await app.DoAsync(new ImportCampaign(CampaignFiles.Good), System);
        await app.ArrangeAsync(db => db.Set<Invitation>().ExecuteDeleteAsync());
        var id = await app.DoAsync(new CreateDraft("ready", null, imported.Campaign), one);
        var view = await app.DoAsync(new GetDraft(id), one);
        var commission = view.Parts.Single(part => part.Section == CampaignDraftSection.Commission);
        var panel = JsonNode.Parse(commission.Json)!;
        panel["panel"]!["members"] = new JsonArray([
            .. Enumerable
                .Range(0, 3)
                .Select(index => new JsonObject
                {
                    ["email"] = $"member{index}@example.test",
                    ["chair"] = index == 0,
                }),
        ]);
        await app.DoAsync(
            new SaveDraftSection(id, commission.Section, commission.Version, panel.ToJsonString()),
            one
        );
        return (id, one, two);
    }

    private static async Task<Actor> EditorAsync(TestApp app, string name)
    {
        await app.DoAsync(
            new LoadCompetencies(
                await File.ReadAllBytesAsync(
                    Path.Combine(AppContext.BaseDirectory, "seed", "competencies.json")
                )
            ),
            System
        );
        return await app.NewUserAsync(name, (Role.CampaignEditor, null));
    }

    private static string Titled(DraftPartView part, string title)
    {
        var section = JsonNode.Parse(part.Json)!;
        section["title"]!["uk"] = title;
        return section.ToJsonString();
    }

    private static async Task<IReadOnlyList<Problem>> FaultsAsync(
        TestApp app,
        CampaignDraftId id
    ) =>
        DraftCheck
            .Examine(Whole(await LoadAsync(app, id)), null, [], app.Time.GetUtcNow().UtcDateTime)
            .Faults;

    private static async Task<CampaignDraft> LoadAsync(TestApp app, CampaignDraftId id) =>
        (await app.DbAsync(db => db.DraftAsync(id, CancellationToken.None)))!;

    private static JsonObject Whole(CampaignDraft draft) =>
        DraftDocument.Whole(draft.Parts.Select(part => DraftDocument.Parse(part.Json)!));
}
