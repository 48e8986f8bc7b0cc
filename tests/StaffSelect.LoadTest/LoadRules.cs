using System.Globalization;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.LoadTest;

/// <summary>A test of the real size: 60 items, three scales, ten easy, seven medium and three hard each.</summary>
internal static class LoadRules
{
    private static readonly string[] Scales = ["V", "A", "M"];

    private static readonly string[] Options = ["ka", "pe", "zu", "lo"];

    public static RuleSet Make(DateTime now)
    {
        var window = new Window(now.AddDays(-1), now.AddDays(1));
        return new RuleSet
        {
            Edition = 1,
            TimeZone = "Europe/Kyiv",
            Registration = window,
            Testing = window,
            Interviews = window,
            Groups = [new("OT", Seeding.Both("Інші", "Others"))],
            Posts =
            [
                new(
                    "KRA",
                    Seeding.Both("Інспектор", "Inspector"),
                    Seeding.Both("Краківець", "Krakovets"),
                    1,
                    []
                ),
            ],
            MaximumPreferences = 1,
            Competencies = [],
            Stages =
            [
                new(
                    "A1",
                    StageKind.Test,
                    Seeding.Both("Загальні здібності", "General abilities"),
                    10_000,
                    new TestRule(
                        4 * 60 * 60,
                        new Marking(1m, -0.25m, 0m),
                        [.. Scales.Select(code => new TestScale(code, Seeding.Both(code, code)))],
                        [
                            .. from scale in Scales
                            from cell in new[]
                            {
                                (Difficulty.Easy, 10),
                                (Difficulty.Medium, 7),
                                (Difficulty.Hard, 3),
                            }
                            select new BlueprintCell(scale, cell.Item1, cell.Item2),
                        ],
                        []
                    ),
                    null
                ),
            ],
            TieBreaks = [new(TieBreakKind.Lottery, null)],
            LotterySeed = "load",
            Appeal = new AppealRule(10, DayCount.Calendar, new TimeOnly(18, 0), Suspensive: false),
            ApprovalsRequired = 2,
        };
    }

    public static IEnumerable<ItemVersion> Items(Campaign campaign) =>
        from cell in campaign.Rules.TestStages[0].Test!.Blueprint
        from number in Enumerable.Range(1, cell.Count + 2)
        let name = string.Create(
            CultureInfo.InvariantCulture,
            $"{cell.Scale}-{cell.Difficulty}-{number}"
        )
        select ItemVersion.Create(
            campaign.Id,
            name,
            1,
            cell.Scale,
            cell.Difficulty,
            Seeding.Both("Завдання " + name, "Item " + name),
            [
                .. Options.Select(id => new ItemOption(
                    id,
                    Seeding.Both("Варіант " + id, "Option " + id),
                    null,
                    null
                )),
            ],
            Options[number % Options.Length]
        );
}
