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
