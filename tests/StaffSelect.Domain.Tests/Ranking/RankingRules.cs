using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Ranking;

namespace StaffSelect.Domain.Tests.Ranking;

/// <summary>A small campaign: a test of 9 points (weight 40 %) and a panel of three on two competencies (60 %).</summary>
internal static class RankingRules
{
    public static RuleSet Small(params Post[] posts) =>
        new()
        {
            Edition = 1,
            TimeZone = "Europe/Kyiv",
            Registration = new(At(1), At(2)),
            Testing = new(At(2), At(3)),
            Interviews = new(At(3), At(4)),
            Groups = [new("SERV", Text("Serving")), new("CIV", Text("Civilians"))],
            Posts =
                posts.Length > 0
                    ? posts
                    : [Post("KRA", 2), Post("SHE", 1), Post("BOR", 1, new PostHurdle("A1", 65m))],
            MaximumPreferences = 3,
            Competencies = [Competency("C1"), Competency("C2")],
            Stages =
            [
                new(
                    "A1",
                    StageKind.Test,
                    Text("Abilities"),
                    4000,
                    new TestRule(
                        600,
                        new(1m, -0.25m, 0m),
                        [new("V", Text("Verbal"))],
                        [new("V", Difficulty.Easy, 9)],
                        [new("SERV", 4m), new("CIV", 5m)]
                    ),
                    null
                ),
                new(
                    "A5",
                    StageKind.Panel,
                    Text("Interview"),
                    6000,
                    null,
                    new PanelRule(3, 2, 3, 2.5m, [new("C1", 3m), new("C2", 2m)])
                ),
            ],
            TieBreaks =
            [
                new(TieBreakKind.Stage, "A5"),
                new(TieBreakKind.Competency, "C1"),
                new(TieBreakKind.Lottery, null),
            ],
            LotterySeed = "2026-01-26/4711",
            Appeal = new(10, DayCount.Calendar, new TimeOnly(18, 0), false),
            ApprovalsRequired = 2,
        };

    public static Post Post(string code, int quota, params PostHurdle[] hurdles) =>
        new(code, Text(code), Text(code), quota, hurdles);

    public static CandidateInput Candidate(
        string code,
        decimal raw = 6m,
        int c1 = 12,
        int c2 = 12,
        string group = "CIV",
        string preferences = "KRA,SHE,BOR",
        int sheets = 3,
        int members = 3
    ) =>
        new()
        {
            Application = new ApplicationId(Guid.CreateVersion7()),
            Code = code,
            Group = group,
            Preferences = preferences.Split(','),
            Tests = [new("A1", raw, 9m)],
            Panels = [new("A5", members, sheets, [new("C1", c1), new("C2", c2)])],
        };

    public static RankingInput Input(params CandidateInput[] candidates) =>
        new()
        {
            RulesEdition = 1,
            RulesHash = "rules",
            Candidates = candidates,
        };

    public static LocalizedText Text(string text) => new(text, text);

    public static DateTime At(int day) => new(2026, 2, day, 7, 0, 0, DateTimeKind.Utc);

    private static Competency Competency(string code) => new(code, Text(code), Text(code), [], []);
}
