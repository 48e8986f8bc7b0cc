using System.Text;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Competencies;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Staff.Workshop;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Tests.Workshop;

public class CompetencyLibraryTests
{
    private static readonly Actor System = Actor.System("test");

    private static readonly byte[] Seed = File.ReadAllBytes(
        Path.Combine(AppContext.BaseDirectory, "seed", "competencies.json")
    );

    [Theory, EveryDatabase]
    public async Task Save_WritesTheNextVersion_AndRulesThatUseTheOlderKeepIt(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var (one, two) = await EditorsAsync(app);
        var draft = await app.DoAsync(new CreateDraft("spring", "checkpoint", null), one);
        var before = await CompetenciesOfAsync(app, draft, one);
        var json = await WrittenAsync(app, "C1", one, "Нова назва", "New title");

        await app.RefusedAsync(
            CompetencyProblems.CompetencyUnchanged,
            new SaveCompetency("C1", 1, await WrittenAsync(app, "C1", one)),
            one
        );
        Assert.Equal(2, await app.DoAsync(new SaveCompetency("C1", 1, json), one));

        var view = await app.DoAsync(new GetCompetency("C1", null), two);
        Assert.Equal((2, "New title"), (view.Number, view.Content.Title.En));
        Assert.Equal([("one", 2), (null, 1)], view.Versions.Select(v => (v.WrittenBy, v.Number)));
        Assert.Equal(before, await CompetenciesOfAsync(app, draft, one));
        var fresh = await app.DoAsync(new CreateDraft("later", "checkpoint", null), one);
        Assert.Contains(
            "New title",
            await CompetenciesOfAsync(app, fresh, one),
            StringComparison.Ordinal
        );
        Assert.Equal(
            nameof(LibraryCompetency),
            Assert.Single(await app.AuditOfAsync(nameof(SaveCompetency))).Entity
        );

        // somebody who began from the first version is told and loses nothing
        var conflict = await app.RefusedAsync(
            CompetencyProblems.CompetencyChanged,
            new SaveCompetency("C1", 1, await WrittenAsync(app, "C1", two, "Інша", "Other")),
            two
        );
        Assert.Equal([2, "one"], conflict.Arguments);
    }

    [Theory, EveryDatabase]
    public async Task Save_NewOrBroken_IsTakenWholeOrNotAtAll(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var (one, _) = await EditorsAsync(app);
        var json = await WrittenAsync(app, "C1", one, "Нова", "New");

        await app.RefusedAsync(RuleProblems.CodeTwice, new SaveCompetency("C1", 0, json), one);
        await app.RefusedAsync("NotFound", new SaveCompetency("ZZ", 3, json), one);
        await app.RefusedAsync(
            CompetencyProblems.CompetencyMalformed,
            new SaveCompetency("C1", 1, "[1"),
            one
        );
        var broken = JsonNode.Parse(json)!;
        broken["anchors"]!.AsArray().RemoveAt(4);
        broken["title"]!["en"] = "";
        var problem = (
            await app.SendAsync(new SaveCompetency("C1", 1, broken.ToJsonString()), one)
        ).Problem!;
        Assert.Equal(
            ["$.anchors", "$.title.en"],
            problem.All().Select(fault => fault.Field).Order(StringComparer.Ordinal)
        );
        Assert.Empty(await app.AuditOfAsync(nameof(SaveCompetency)));

        Assert.Equal(1, await app.DoAsync(new SaveCompetency("N1", 0, json), one));
        Assert.Equal(
            CampaignKind.Checkpoint,
            (await app.DoAsync(new GetCompetency("N1", null), one)).Kind
        );
    }

    private static async Task<(Actor One, Actor Two)> EditorsAsync(TestApp app)
    {
        await app.DoAsync(
            new LoadCompetencies(
                await File.ReadAllBytesAsync(
                    Path.Combine(AppContext.BaseDirectory, "seed", "competencies.json")
                )
            ),
            Actor.System("test")
        );
        return (
            await app.NewUserAsync("one", (Role.CampaignEditor, null)),
            await app.NewUserAsync("two", (Role.CampaignEditor, null))
        );
    }

    private static async Task<string> CompetenciesOfAsync(
        TestApp app,
        CampaignDraftId draft,
        Actor actor
    ) =>
        (await app.DoAsync(new GetDraft(draft), actor))
            .Parts.Single(part => part.Section == CampaignDraftSection.Competencies)
            .Json;

    private static async Task<string> WrittenAsync(
        TestApp app,
        string code,
        Actor actor,
        string? uk = null,
        string? en = null
    )
    {
        var view = await app.DoAsync(new GetCompetency(code, null), actor);
        var json = CompetencyFile.Write(code, view.Kind, view.Content);
        if (uk is not null)
        {
            json["title"] = new JsonObject { ["uk"] = uk, ["en"] = en };
        }

        return json.ToJsonString();
    }

    [Theory, EveryDatabase]
    public async Task Load_TheSeed_GivesSeventeenWholeCompetencies(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);

        Assert.Equal(17, await app.DoAsync(new LoadCompetencies(Seed), System));

        var editor = await app.NewUserAsync("editor", (Role.CampaignEditor, null));
        var rows = await app.DoAsync(new ListCompetencies(), editor);
        Assert.Equal(
            "C1 C2 C3 C4 C5 C6 C7 C8 C9 K1 K2 K3 K4 K5 K6 K7 K8",
            string.Join(' ', rows.Select(row => row.Code))
        );
        Assert.Equal(9, rows.Count(row => row.Kind == CampaignKind.Checkpoint));
        Assert.All(
            rows,
            row =>
            {
                Assert.InRange(row.Content.Indicators.Count, 3, 4);
                Assert.NotEmpty(row.Content.Questions);
                Assert.Equal([1, 2, 3, 4, 5], row.Content.Anchors.Select(anchor => anchor.Level));
                Assert.Equal(5, row.Content.Anchors.DistinctBy(anchor => anchor.Text).Count());
            }
        );
        var integrity = await app.DoAsync(new GetCompetency("C1", null), editor);
        Assert.Equal(
            [QuestionType.Behavioural, QuestionType.Situational],
            integrity.Content.Questions.Select(question => question.Type)
        );
        Assert.Null(Assert.Single(integrity.Versions).WrittenBy);
        Assert.Equal(
            17,
            (await app.AuditOfAsync(nameof(LoadCompetencies))).Count(entry =>
                entry.Entity == nameof(LibraryCompetency)
            )
        );
    }

    [Theory, EveryDatabase]
    public async Task Load_Again_ChangesNothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.DoAsync(new LoadCompetencies(Seed), System);

        Assert.Equal(0, await app.DoAsync(new LoadCompetencies(Seed), System));

        Assert.Equal(17, await app.DbAsync(db => db.LibraryCompetencies.CountAsync()));
    }

    [Theory]
    [InlineData("$.competencies[2].anchors", CampaignFileProblems.ListLength)]
    [InlineData("$.competencies[2].title", CampaignFileProblems.PropertyMissing)]
    public async Task Load_ABrokenFile_NamesThePlaceAndStoresNothing(string path, string code)
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var file = JsonNode.Parse(Seed)!;
        if (code == CampaignFileProblems.ListLength)
        {
            file["competencies"]![2]!["anchors"]!.AsArray().RemoveAt(4);
        }
        else
        {
            file["competencies"]![2]!.AsObject().Remove("title");
        }

        var problem = await app.RefusedAsync(
            code,
            new LoadCompetencies(Encoding.UTF8.GetBytes(file.ToJsonString())),
            System
        );

        Assert.Equal(path, problem.Field);
        Assert.Equal(0, await app.DbAsync(db => db.LibraryCompetencies.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Library_OfEveryOtherRole_IsForbidden(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.CampaignEditor))
        {
            var actor = await app.NewUserAsync(
                role.ToString(),
                (role, GrantRules.IsSystemWide(role) ? null : campaign.Id)
            );

            await app.RefusedAsync(nameof(Problem.Forbidden), new ListCompetencies(), actor);
            await app.RefusedAsync(nameof(Problem.Forbidden), new GetCompetency("C1", null), actor);
        }
    }

    [Theory, EveryDatabase]
    public async Task Version_OnceStored_CannotBeSavedDifferently(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.DoAsync(new LoadCompetencies(Seed), System);

        await Assert.ThrowsAsync<InvalidOperationException>(() =>
            app.ArrangeAsync(async db =>
            {
                var one = await db.LibraryCompetencies.FirstAsync();
                db.Entry(one).Property(known => known.Content).CurrentValue = one.Content with
                {
                    Indicators = [],
                };
            })
        );
    }
}
