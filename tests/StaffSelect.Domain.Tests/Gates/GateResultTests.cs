using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Gates;

namespace StaffSelect.Domain.Tests.Gates;

public class GateResultTests
{
    private static readonly DateTime From = new(2026, 3, 2, 7, 0, 0, DateTimeKind.Utc);

    // until midnight in Kyiv: the tenth is the last day
    private static readonly DateTime Until = new(2026, 3, 10, 22, 0, 0, DateTimeKind.Utc);
    private static readonly DateTime Now = new(2026, 3, 9, 10, 0, 0, DateTimeKind.Utc);
    private static readonly DateOnly Day = new(2026, 3, 5);
    private static readonly UserId Keeper = UserId.New();

    private static GateCheck Check(bool competes = true, bool isOpen = true) =>
        new(
            CampaignId.New(),
            ApplicationId.New(),
            new StageRule(
                "G1",
                StageKind.Gate,
                new LocalizedText("Медична", "Medical"),
                0,
                null,
                null
            ),
            new Window(From, Until),
            "Europe/Kyiv",
            competes,
            isOpen
        );

    private static Result<GateResult> Record(
        GateResult? current,
        bool passed,
        DateOnly day,
        GateCorrection? correction = null
    ) => GateResult.Record(Check(), current, new GateFinding(passed, day, correction), Keeper, Now);

    [Fact]
    public void Record_First_KeepsOutcomeAndDayOnly()
    {
        var check = Check();
        var result = GateResult
            .Record(check, null, new GateFinding(false, Day, null), Keeper, Now)
            .Value;

        Assert.Equal(
            (check.Campaign, check.Application, "G1", 1, false, Day, Keeper, Now),
            (
                result.CampaignId,
                result.ApplicationId,
                result.Stage,
                result.Number,
                result.Passed,
                result.HeldOn,
                result.RecordedBy,
                result.RecordedAt
            )
        );
        Assert.Null(result.Correction);
    }

    [Fact]
    public void Record_Correction_IsTheNextRow_AndTheOldStays()
    {
        var first = Record(null, false, Day).Value;

        var second = Record(first, true, Day, GateCorrection.Mistyped).Value;

        Assert.Equal((1, false), (first.Number, first.Passed));
        Assert.Equal(
            (2, true, GateCorrection.Mistyped),
            (second.Number, second.Passed, second.Correction)
        );
    }

    [Theory]
    [InlineData(true, null, GateProblems.GateCorrectionMissing)]
    [InlineData(false, GateCorrection.Repeated, GateProblems.GateUnchanged)]
    public void Record_OverAResult_NeedsAGroundAndAChange(
        bool passed,
        GateCorrection? correction,
        string expected
    )
    {
        var first = Record(null, false, Day).Value;

        Assert.Equal(expected, Record(first, passed, Day, correction).Problem?.Code);
    }

    [Fact]
    public void Record_GroundWithoutAResult_IsRefused() =>
        Assert.Equal(
            GateProblems.GateNothingToCorrect,
            Record(null, true, Day, GateCorrection.Repeated).Problem?.Code
        );

    [Theory]
    [InlineData(1, GateProblems.GateDayOutsideWindow)]
    [InlineData(2, null)]
    [InlineData(9, null)]
    [InlineData(10, GateProblems.GateDayAhead)]
    public void Record_Day_LiesInTheWindowAndNotAhead(int day, string? expected)
    {
        var problem = Record(null, true, new DateOnly(2026, 3, day)).Problem;

        Assert.Equal(expected, problem?.Code);
        Assert.Equal(expected is null ? null : nameof(GateFinding.HeldOn), problem?.Field);
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, GateProblems.GateDayOutsideWindow)]
    public void Record_AfterTheWindow_TakesItsLastDayAndNoLater(int day, string? expected)
    {
        var result = GateResult.Record(
            Check(),
            null,
            new GateFinding(true, new DateOnly(2026, 3, day), null),
            Keeper,
            Until.AddDays(3)
        );

        Assert.Equal(expected, result.Problem?.Code);
    }

    [Theory]
    [InlineData(false, true, GateProblems.CandidateNotAdmitted)]
    [InlineData(true, false, GateProblems.GatesClosed)]
    public void Record_NotCompetingOrPublished_IsRefused(
        bool competes,
        bool isOpen,
        string expected
    ) =>
        Assert.Equal(
            expected,
            GateResult
                .Record(
                    Check(competes, isOpen),
                    null,
                    new GateFinding(true, Day, null),
                    Keeper,
                    Now
                )
                .Problem?.Code
        );
}
