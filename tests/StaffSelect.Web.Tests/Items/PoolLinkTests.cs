using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Staff.Items;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Items;

/// <summary>From the bank into a campaign, and what candidates do there with items of every kind.</summary>
public class PoolLinkTests
{
    private static readonly Actor Operator = Actor.System("test");

    [Theory, EveryDatabase]
    public async Task PublishNotice_CopiesTheApprovedItemsOfThePool_ForGood(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        var items = await FillAsync(app, scene);
        await app.DoAsync(
            new CreateItem(scene.Pool, "DRAFT", "V", TestData.Content()),
            scene.Author
        );
        await app.ApprovedItemAsync(scene, "FOREIGN", "OTHER");
        var campaign = await DraftAsync(app, "LIVE");

        await app.DoAsync(new PublishNotice(campaign), Operator);

        var copies = await CopiesAsync(app, campaign);
        Assert.Equal(9, copies.Count);
        Assert.DoesNotContain(copies, copy => copy.Code is "DRAFT" or "FOREIGN");
        Assert.All(copies, copy => Assert.NotNull(copy.Source));
        var several = copies.Single(copy => copy.Code == "V-0");
        Assert.Equal(ItemKind.MultipleResponse, several.Kind);
        Assert.Equal(2, several.Key.Options.Count);
        // ids tell neither the author's order nor the key
        Assert.All(
            several.Options,
            option => Assert.DoesNotContain(option.Id, several.Code, StringComparison.Ordinal)
        );

        // what happens to the bank afterwards never reaches the campaign
        await app.DoAsync(new StartItemVersion(items[0]), scene.Author);
        await app.ApproveNewestAsync(scene, items[0]);
        Assert.Equal(
            copies.Select(copy => (copy.Id, copy.VersionNumber)),
            (await CopiesAsync(app, campaign)).Select(copy => (copy.Id, copy.VersionNumber))
        );
        var usage = (await app.DoAsync(new GetItem(items[0], null), scene.Author)).Usage;
        Assert.Equal(("drawn", 1), (Assert.Single(usage).Code, usage[0].Number));
        Assert.Equal(10, (await app.AuditOfAsync(nameof(PublishNotice))).Count);
    }

    [Theory, EveryDatabase]
    public async Task PublishNotice_OfAShortOrWrongPool_IsRefusedWhole(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        await app.BankSceneAsync("PRACTICE", PoolPurpose.Practice);
        await app.ApprovedItemAsync(scene, "V-1", "V");

        var problem = await app.RefusedAsync(
            RuleProblems.BlueprintCellShort,
            new PublishNotice(await DraftAsync(app, "LIVE")),
            Operator
        );
        Assert.Equal(8, problem.All().Count());
        await app.RefusedAsync(
            BankProblems.PoolIsPractice,
            new PublishNotice(await DraftAsync(app, "PRACTICE", "practised")),
            Operator
        );
        await app.RefusedAsync(
            BankProblems.PoolUnknown,
            new PublishNotice(await DraftAsync(app, "NOWHERE", "lost")),
            Operator
        );
        Assert.Equal(0, await app.DbAsync(db => db.ItemVersions.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Test_WithItemsOfEveryKind_IsAnsweredLoggedAndScored(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        await FillAsync(app, scene);
        var draft = await DraftAsync(app, "LIVE");
        await app.DoAsync(new PublishNotice(draft), Operator);
        var campaign = await app.DbAsync(db =>
            db.Campaigns.SingleAsync(known => known.Id == draft)
        );
        var (_, candidate) = await app.TestCandidateAsync(campaign, "7RQ4-WD9J");
        var copies = (await CopiesAsync(app, draft)).ToDictionary(copy => copy.Id);
        var id = await app.DoAsync(new StartTest(draft, true), candidate);
        await app.DoAsync(app.Opening(id), candidate);
        var form = (await app.AttemptAsync(id)).Form;
        var place = 1 + form.Items.ToList().FindIndex(item => item.Several == true);
        var several = form.Items[place - 1];
        var key = copies[several.Item].Key.Options.Select(several.ChoiceOf).ToList();
        var wrong = Enumerable.Range(1, several.Options.Count).Except(key).First();
        var single = 1 + form.Items.ToList().FindIndex(item => item.Several is null);

        await app.RefusedAsync(
            TestProblems.AnswerUnknown,
            app.Saving(id, 1, Several(1, single, [1, 2])),
            candidate
        );
        await app.RefusedAsync(
            TestProblems.AnswerUnknown,
            app.Saving(id, 1, Several(1, place, [1, 1])),
            candidate
        );
        await app.RefusedAsync(
            TestProblems.AnswerUnknown,
            app.Saving(id, 1, Several(1, place, [])),
            candidate
        );
        await app.DoAsync(
            app.Saving(id, 1, Several(1, place, [key[0]]), Several(2, place, [wrong, .. key])),
            candidate
        );
        var session = await app.DoAsync(app.Opening(id), candidate);
        Assert.Equal(new[] { wrong, key[0], key[1] }.Order(), Assert.Single(session.Items).Choices);
        Assert.Null(await app.BrokenAsync(id));
        await app.DoAsync(new FinishTest(id, 1, app.Time.GetUtcNow().UtcDateTime), candidate);

        // N = 5, C = 2, both right and one wrong: 2/3; the others were not reached
        var result = await app.DbAsync(db => db.Set<Domain.Testing.TestResult>().SingleAsync());
        Assert.Equal(0.666667m, result.Raw);
        Assert.Equal(1, result.Scales.Sum(scale => scale.Partial));
        Assert.Equal(0, result.Scales.Sum(scale => scale.Wrong));
    }

    private static SentChange Several(int number, int item, IReadOnlyList<int> choices) =>
        new(number, item, AttemptEventKind.Answered, null, choices);

    /// <summary>One approved item for each cell of the blueprint; the first takes several answers.</summary>
    private static async Task<List<PoolItemId>> FillAsync(TestApp app, BankScene scene)
    {
        var items = new List<PoolItemId>();
        foreach (var scale in new[] { "V", "A", "M" })
        {
            foreach (var difficulty in Enum.GetValues<Difficulty>())
            {
                var content = TestData.Content(difficulty, $"Task {scale} {difficulty}");
                items.Add(
                    await app.ApprovedItemAsync(
                        scene,
                        $"{scale}-{(int)difficulty}",
                        scale,
                        items.Count == 0 ? SeveralOf(content) : content
                    )
                );
            }
        }

        return items;
    }

    private static ItemContent SeveralOf(ItemContent content) =>
        content with
        {
            Kind = ItemKind.MultipleResponse,
            Options =
            [
                .. Enumerable
                    .Range(1, 5)
                    .Select(number => new BankOption(
                        TestData.Both($"Several {number}"),
                        null,
                        null,
                        number is 2 or 4 ? OptionMark.Right : OptionMark.None,
                        TestData.Both($"Reason {number}")
                    )),
            ],
        };

    private static async Task<CampaignId> DraftAsync(
        TestApp app,
        string pool,
        string code = "drawn"
    )
    {
        var rules = TestData.Rules();
        rules = rules with
        {
            Stages =
            [
                .. rules.Stages.Select(stage =>
                    stage.Test is null
                        ? stage
                        : stage with
                        {
                            Test = stage.Test with { Pool = pool },
                        }
                ),
            ],
        };
        var campaign = Campaign.Create(
            code,
            CampaignKind.Checkpoint,
            TestData.Both(code),
            TestData.Both("Summary"),
            rules,
            isDemo: false
        );
        await app.ArrangeAsync(db =>
        {
            db.Campaigns.Add(campaign);
            return Task.CompletedTask;
        });
        return campaign.Id;
    }

    private static Task<List<ItemVersion>> CopiesAsync(TestApp app, CampaignId campaign) =>
        app.DbAsync(db =>
            db.ItemVersions.AsNoTracking()
                .Where(copy => copy.Campaign == campaign)
                .OrderBy(copy => copy.Code)
                .ToListAsync()
        );
}
