using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Tests.Testing;

internal static class TestingFixture
{
    public static readonly DateTime Noon = new(2026, 3, 20, 10, 0, 0, DateTimeKind.Utc);

    public static readonly Window Window = new(Noon, Noon.AddHours(2));

    /// <summary>Two scales, each one easy, one medium and one hard item; +1 / −0.25 / 0.</summary>
    public static TestRule Rule(int perCell = 1) =>
        new(
            2700,
            new Marking(1m, -0.25m, 0m),
            [Scale("V"), Scale("M")],
            [
                .. from scale in new[] { "V", "M" }
                from difficulty in Enum.GetValues<Difficulty>()
                select new BlueprintCell(scale, difficulty, perCell),
            ],
            [new GroupHurdle("guards", 40m), new GroupHurdle("others", 50m)]
        );

    public static StageRule Stage =>
        new("A1", StageKind.Test, new LocalizedText("Тест", "Test"), 5000, Rule(), null);

    public static List<BankItem> BankOf(int perCell) =>
        [
            .. from scale in new[] { "V", "M" }
            from difficulty in Enum.GetValues<Difficulty>()
            from number in Enumerable.Range(1, perCell)
            select new BankItem(
                ItemVersionId.New(),
                $"{scale}-{difficulty}-{number:00}",
                1,
                scale,
                difficulty,
                ["p", "q", "r", "s"]
            ),
        ];

    public static AttemptStart Start(bool admitted = true, int accommodation = 0, int breaks = 0) =>
        new(
            CampaignId.New(),
            ApplicationId.New(),
            UserId.New(),
            admitted,
            Stage,
            Window,
            new AccommodationMeasures(accommodation, breaks, breaks == 0 ? 0 : 10),
            7,
            FormAssembly.Build(BankOf(2), Rule(), 7).Value
        );

    public static (Attempt Attempt, List<AttemptEvent> Log) Started(
        int accommodation = 0,
        int breaks = 0
    )
    {
        var (attempt, first) = Attempt
            .Start(Start(accommodation: accommodation, breaks: breaks), Noon)
            .Value;
        return (attempt, [first]);
    }

    public static AttemptHead HeadOf(Attempt attempt) =>
        new(
            attempt.Id,
            attempt.IsClosed,
            attempt.DeadlineAt,
            attempt.BreakUntil,
            attempt.SessionEpoch,
            attempt.HeadNumber,
            attempt.HeadHash,
            attempt.Version,
            []
        );

    public static AttemptEntry Answer(
        int number,
        int item,
        string? option,
        int epoch = 1,
        int? client = null
    ) =>
        new(
            number,
            option is null ? AttemptEventKind.Cleared : AttemptEventKind.Answered,
            null,
            item,
            option,
            epoch,
            client ?? number,
            Noon.AddSeconds(number)
        );

    private static TestScale Scale(string code) => new(code, new LocalizedText(code, code));
}
