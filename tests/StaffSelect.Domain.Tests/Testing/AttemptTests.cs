using StaffSelect.Domain.Candidates;
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
            attempt.ChangeAccommodation(Extra(50), Noon.AddMinutes(5)).Value.Kind
        );

        Assert.Equal(Noon.AddSeconds(4050), attempt.DeadlineAt);
        Assert.Equal(
            TestProblems.TestClosed,
            attempt.ChangeAccommodation(Extra(100), attempt.DeadlineAt).Problem?.Code
        );
    }

    [Fact]
    public void ChangeAccommodation_TakingBackUsedTime_IsRefused()
    {
        var (attempt, _) = Started();
        _ = attempt.ChangeAccommodation(Extra(50), Noon.AddMinutes(5)).Value;

        Assert.Equal(
            TestProblems.TimeAlreadyUsed,
            attempt.ChangeAccommodation(Extra(0), Noon.AddSeconds(2700)).Problem?.Code
        );
        Assert.Equal(Noon.AddSeconds(4050), attempt.DeadlineAt);
        Assert.True(attempt.ChangeAccommodation(Extra(0), Noon.AddSeconds(2699)).IsSuccess);
        Assert.Equal(Noon.AddSeconds(2700), attempt.DeadlineAt);
    }

    [Fact]
    public void StartBreak_StopsTheClock_AndAnswersWait()
    {
        var (attempt, _) = Started(breaks: 2);
        var deadline = attempt.DeadlineAt;
        var begun = Noon.AddMinutes(5);

        Assert.Equal(AttemptEventKind.BreakStarted, attempt.StartBreak(0, begun).Value!.Kind);

        Assert.Equal(begun.AddMinutes(10), attempt.BreakUntil);
        Assert.Equal(deadline.AddMinutes(10), attempt.DeadlineAt);
        Assert.Equal(1, attempt.BreaksLeft);
        // sent twice: one break
        Assert.Null(attempt.StartBreak(0, begun.AddSeconds(1)).Value);
        var head = HeadOf(attempt);
        Assert.Equal(
            (SaveVerdict.Resting, null),
            head.Take(Change(1, begun.AddMinutes(10).AddTicks(-1)))
        );
        Assert.Equal(SaveVerdict.Saved, head.Take(Change(1, begun.AddMinutes(10))).Verdict);
    }

    [Fact]
    public void EndBreak_GivesBackWhatIsNotUsed()
    {
        var (attempt, _) = Started(breaks: 2);
        var deadline = attempt.DeadlineAt;
        var begun = Noon.AddMinutes(5);
        attempt.StartBreak(0, begun);

        Assert.Equal(
            AttemptEventKind.BreakEnded,
            attempt.EndBreak(0, begun.AddSeconds(90.4)).Value!.Kind
        );

        // the part of a second stays with the candidate
        Assert.Equal(deadline.AddSeconds(91), attempt.DeadlineAt);
        Assert.Equal(1, attempt.BreaksLeft);
        Assert.Null(attempt.EndBreak(0, begun.AddSeconds(92)).Value);
        Assert.Equal(
            SaveVerdict.Saved,
            HeadOf(attempt).Take(Change(1, begun.AddSeconds(92))).Verdict
        );
        // extra time granted afterwards keeps what the break has moved
        Assert.True(attempt.ChangeAccommodation(new(50, 2, 10), begun.AddMinutes(3)).IsSuccess);
        Assert.Equal(Noon.AddSeconds(4050 + 91), attempt.DeadlineAt);
    }

    [Fact]
    public void StartBreak_NoneLeftElsewhereOrTooLate_IsRefused()
    {
        var (attempt, _) = Started(breaks: 1);
        Assert.Equal(TestProblems.TestMoved, attempt.StartBreak(7, Noon).Problem?.Code);
        Assert.Equal(
            TestProblems.TestClosed,
            attempt.StartBreak(0, attempt.DeadlineAt).Problem?.Code
        );
        Assert.True(attempt.StartBreak(0, Noon).IsSuccess);

        Assert.Equal(
            TestProblems.NoBreakLeft,
            attempt.StartBreak(0, Noon.AddMinutes(10)).Problem?.Code
        );
        Assert.Equal(TestProblems.NoBreakLeft, Started().Attempt.StartBreak(0, Noon).Problem?.Code);
    }

    private static AccommodationMeasures Extra(int percent) => new(percent, 0, 0);

    private static AnswerChange Change(int number, DateTime at) =>
        new(AttemptEventKind.Answered, 1, "a", 0, number, at);

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
