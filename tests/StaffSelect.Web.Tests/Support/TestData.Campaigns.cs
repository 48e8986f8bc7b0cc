using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Web.Tests.Support;

/// <summary>Small, valid things for tests; one file for each area.</summary>
public static partial class TestData
{
    /// <summary>Code of the gate that keepers in tests keep.</summary>
    public const string Gate = "G1";

    public static LocalizedText Both(string text) => new(text + " укр", text + " eng");

    /// <summary>Rules with two posts, two groups, a test of nine items and a panel of two competencies; every window is open at <see cref="TestApp.Start"/>.</summary>
    public static RuleSet Rules()
    {
        var start = TestApp.Start.UtcDateTime;
        var window = new Window(start.AddDays(-1), start.AddDays(30));
        return new RuleSet
        {
            Edition = 1,
            TimeZone = "Europe/Kyiv",
            Registration = window,
            Testing = window,
            Interviews = window,
            Groups = [new("SG", Both("Serving guards")), new("OT", Both("Others"))],
            Posts =
            [
                new("KRA", Both("Inspector"), Both("Krakovets"), 1, []),
                new("LWO", Both("Inspector"), Both("Lviv"), 2, [new PostHurdle("A1", 50m)]),
            ],
            MaximumPreferences = 2,
            Competencies = [Competency("C1"), Competency("C2")],
            Stages =
            [
                new(
                    "A1",
                    StageKind.Test,
                    Both("General abilities"),
                    4_000,
                    new TestRule(
                        900,
                        new Marking(1m, -0.25m, 0m),
                        [
                            new("V", Both("Verbal")),
                            new("A", Both("Abstract")),
                            new("M", Both("Mathematical")),
                        ],
                        [
                            .. from scale in new[] { "V", "A", "M" }
                            from difficulty in Enum.GetValues<Difficulty>()
                            select new BlueprintCell(scale, difficulty, 1),
                        ],
                        [new("SG", 6m), new("OT", 7.5m)]
                    ),
                    null
                ),
                new(
                    "A5",
                    StageKind.Panel,
                    Both("Interview"),
                    6_000,
                    null,
                    new PanelRule(3, 2, 3, 3.0m, [new("C1", 3.0m), new("C2", 2.0m)])
                ),
            ],
            TieBreaks =
            [
                new(TieBreakKind.Stage, "A5"),
                new(TieBreakKind.Stage, "A1"),
                new(TieBreakKind.Competency, "C1"),
                new(TieBreakKind.Lottery, null),
            ],
            LotterySeed = "2026-03-02",
            Appeal = new AppealRule(10, DayCount.Calendar, new TimeOnly(18, 0), Suspensive: false),
            ApprovalsRequired = 2,
        };
    }

    /// <summary>An announced campaign, added to the database.</summary>
    public static async Task<Campaign> AnnouncedCampaignAsync(
        this TestApp app,
        RuleSet? rules = null,
        string code = "spring"
    )
    {
        var campaign = Campaign.Create(
            code,
            CampaignKind.Checkpoint,
            Both("Campaign " + code),
            Both("Summary"),
            rules ?? Rules(),
            isDemo: false
        );
        Assert.True(
            campaign.PublishNotice(new string('a', 64), app.Time.GetUtcNow().UtcDateTime).IsSuccess
        );
        await app.ArrangeAsync(db =>
        {
            db.Campaigns.Add(campaign);
            return Task.CompletedTask;
        });
        return campaign;
    }

    private static Competency Competency(string code) =>
        new(
            code,
            Both("Competency " + code),
            Both("Definition"),
            [Both("Question?")],
            [
                .. Enumerable
                    .Range(1, 5)
                    .Select(level => new Anchor(
                        level,
                        Both("Label " + level),
                        Both("Anchor " + level)
                    )),
            ]
        );
}
