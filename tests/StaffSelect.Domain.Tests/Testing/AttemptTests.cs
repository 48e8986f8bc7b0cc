using StaffSelect.Domain.Testing;
using static StaffSelect.Domain.Tests.Testing.TestingFixture;

namespace StaffSelect.Domain.Tests.Testing;

public class AttemptTests
{
    [Fact]
    public void Start_LastTickOfTheWindow_HasTheFullTime()
    {
        var now = Window.UntilAt.AddTicks(-1);

        var (attempt, _) = Attempt.Start(Start(), now).Value;

        Assert.Equal(Window.UntilAt.AddSeconds(2700), attempt.DeadlineAt);
    }

    [Theory]
    [InlineData(0, 45 * 60)]
    [InlineData(25, 56 * 60 + 15)]
    [InlineData(50, 67 * 60 + 30)]
    [InlineData(100, 90 * 60)]
    public void Start_Accommodation_LengthensTheDeadline(int percent, int seconds) =>
        Assert.Equal(Noon.AddSeconds(seconds), Started(percent).Attempt.DeadlineAt);

    [Fact]
    public void Start_NotAdmittedOrOutsideTheWindow_IsRefused()
    {
        Assert.Equal(
            TestProblems.NotAdmittedToTest,
            Attempt.Start(Start(admitted: false), Noon).Problem?.Code
        );
        Assert.Equal(
            TestProblems.TestNotOpen,
            Attempt.Start(Start(), Noon.AddTicks(-1)).Problem?.Code
        );
        Assert.Equal(
            TestProblems.TestWindowOver,
            Attempt.Start(Start(), Window.UntilAt).Problem?.Code
        );
    }

    [Fact]
    public void OpenSession_SecondDevice_NeedsAConfirmationAndStopsTheFirst()
    {
        var (attempt, _) = Started();
        Assert.Equal(
            AttemptEventKind.Reopened,
            attempt.OpenSession("one", null, false, Noon).Value!.Kind
        );

        Assert.Equal(
            TestProblems.TestOpenElsewhere,
            attempt.OpenSession("two", null, false, Noon).Problem?.Code
        );
        Assert.Equal(
            AttemptEventKind.TakenOver,
            attempt.OpenSession("two", null, true, Noon).Value!.Kind
        );

        Assert.Equal(2, attempt.SessionEpoch);
        Assert.Equal(TestProblems.TestMoved, attempt.Finish(1, Noon).Problem?.Code);
    }

    [Fact]
    public void OpenSession_ReloadAndRepeatedRequest_NeedNoConfirmation()
    {
        var (attempt, _) = Started();
        attempt.OpenSession("one", null, false, Noon);

        Assert.Equal(
            AttemptEventKind.Reopened,
            attempt.OpenSession("two", "one", false, Noon).Value!.Kind
        );
        Assert.Null(attempt.OpenSession("two", "one", false, Noon).Value);
        Assert.Equal(2, attempt.SessionEpoch);
    }

    [Fact]
    public void Finish_OneTickBeforeTheDeadline_IsFinished_AtTheDeadline_IsExpired()
    {
        var (before, _) = Started();
        var closing = before.Finish(0, before.DeadlineAt.AddTicks(-1)).Value;
        Assert.Equal(AttemptStatus.Finished, before.Status);
        Assert.Equal(AttemptEventKind.Finished, closing.Kind);
        Assert.Equal(ReceiptCode.Of(closing.Hash), before.ReceiptCode);

        var (at, _) = Started();
        Assert.Equal(AttemptEventKind.Expired, at.Finish(0, at.DeadlineAt).Value.Kind);
        Assert.Equal(AttemptStatus.Expired, at.Status);
        Assert.Equal(at.DeadlineAt, at.ClosedAt);
    }

    [Fact]
    public void Expire_BeforeTheDeadlineOrTwice_IsRefused()
    {
        var (attempt, _) = Started();

        Assert.Equal(
            TestProblems.DeadlineNotReached,
            attempt.Expire(attempt.DeadlineAt.AddTicks(-1)).Problem?.Code
        );
        Assert.True(attempt.Expire(attempt.DeadlineAt).IsSuccess);
        Assert.Equal(TestProblems.TestClosed, attempt.Expire(attempt.DeadlineAt).Problem?.Code);
    }

    [Fact]
    public void ChangeAccommodation_AfterTheStart_MovesTheDeadline()
    {
        var (attempt, _) = Started();

        Assert.Equal(
            AttemptEventKind.DeadlineMoved,
            attempt.ChangeAccommodation(50, Noon.AddMinutes(5)).Value.Kind
        );

        Assert.Equal(Noon.AddSeconds(4050), attempt.DeadlineAt);
        Assert.Equal(
            TestProblems.TestClosed,
            attempt.ChangeAccommodation(100, attempt.DeadlineAt).Problem?.Code
        );
    }

    [Fact]
    public void ChangeAccommodation_TakingBackUsedTime_IsRefused()
    {
        var (attempt, _) = Started();
        _ = attempt.ChangeAccommodation(50, Noon.AddMinutes(5)).Value;

        Assert.Equal(
            TestProblems.TimeAlreadyUsed,
            attempt.ChangeAccommodation(0, Noon.AddSeconds(2700)).Problem?.Code
        );
        Assert.Equal(Noon.AddSeconds(4050), attempt.DeadlineAt);
        Assert.True(attempt.ChangeAccommodation(0, Noon.AddSeconds(2699)).IsSuccess);
        Assert.Equal(Noon.AddSeconds(2700), attempt.DeadlineAt);
    }

    [Fact]
    public void Log_OfAWholeAttempt_IsOneChain()
    {
        var (attempt, log) = Started();
        log.Add(attempt.OpenSession("one", null, false, Noon.AddSeconds(1)).Value!);
        log.Add(attempt.OpenSession("two", null, true, Noon.AddSeconds(2)).Value!);
        log.Add(attempt.Finish(2, Noon.AddSeconds(3)).Value);

        Assert.Equal([1, 2, 3, 4], log.Select(entry => entry.Number));
        Assert.Null(Broken(attempt, log));
        Assert.Equal(log[^1].Hash, attempt.HeadHash);
    }

    internal static int? Broken(Attempt attempt, IEnumerable<AttemptEvent> log) =>
        AttemptLog.FirstBroken(
            attempt.Id,
            attempt.SeedValue,
            log.Select(entry => (entry.Entry, entry.Hash))
        );
}
