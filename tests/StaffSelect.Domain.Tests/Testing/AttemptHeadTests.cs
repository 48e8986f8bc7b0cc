using StaffSelect.Domain.Testing;
using static StaffSelect.Domain.Tests.Testing.TestingFixture;

namespace StaffSelect.Domain.Tests.Testing;

public class AttemptHeadTests
{
    private static AnswerChange Change(
        Attempt attempt,
        int number,
        DateTime receivedAt,
        int? epoch = null
    ) =>
        new(
            AttemptEventKind.Answered,
            1,
            attempt.Form.Items[0].Options[0],
            epoch ?? attempt.SessionEpoch,
            number,
            receivedAt
        );

    [Fact]
    public void Take_AroundTheDeadline_LateIsKeptButDoesNotCount()
    {
        var (attempt, log) = Started();
        var head = HeadOf(attempt);

        var before = head.Take(Change(attempt, 1, attempt.DeadlineAt.AddTicks(-1)));
        var at = head.Take(Change(attempt, 2, attempt.DeadlineAt));
        var after = head.Take(Change(attempt, 3, attempt.DeadlineAt.AddTicks(1)));

        Assert.Equal(
            [SaveVerdict.Saved, SaveVerdict.Late, SaveVerdict.Late],
            [before.Verdict, at.Verdict, after.Verdict]
        );
        Assert.Equal(AttemptEventKind.Late, at.Event!.Kind);
        Assert.Equal(AttemptEventKind.Answered, at.Event.Late);
        log.AddRange([before.Event!, at.Event, after.Event!]);
        Assert.Null(AttemptTests.Broken(attempt, log));
        Assert.Equal(2, AttemptState.Read(log.Select(entry => entry.Entry)).LateCount);
    }

    [Fact]
    public void Take_ClosedAttempt_IsLateEvenBeforeTheDeadline()
    {
        var (attempt, _) = Started();
        attempt.Finish(0, Noon.AddMinutes(1));

        var taken = HeadOf(attempt).Take(Change(attempt, 1, Noon.AddMinutes(2)));

        Assert.Equal(SaveVerdict.Late, taken.Verdict);
    }

    [Fact]
    public void Take_Repeated_GivesTheSameVerdictAndNoSecondEvent()
    {
        var (attempt, _) = Started();
        var head = HeadOf(attempt);
        head.Take(Change(attempt, 1, Noon));
        head.Take(Change(attempt, 2, attempt.DeadlineAt));

        Assert.Equal((SaveVerdict.Saved, null), head.Take(Change(attempt, 1, attempt.DeadlineAt)));
        Assert.Equal((SaveVerdict.Late, null), head.Take(Change(attempt, 2, attempt.DeadlineAt)));
    }

    [Fact]
    public void Take_OlderWindow_IsTurnedAway()
    {
        var (attempt, _) = Started();
        attempt.OpenSession("one", null, false, Noon);
        attempt.OpenSession("two", null, true, Noon);

        Assert.Equal(
            (SaveVerdict.Moved, null),
            HeadOf(attempt).Take(Change(attempt, 1, Noon, epoch: 1))
        );
    }

    [Fact]
    public void Take_FullLog_IsRefused()
    {
        var (attempt, _) = Started();
        var head = HeadOf(attempt);
        for (var number = 2; number <= AttemptLog.MaximumEvents; number++)
        {
            Assert.Equal(SaveVerdict.Saved, head.Take(Change(attempt, number, Noon)).Verdict);
        }

        Assert.Equal(
            (SaveVerdict.TooMany, null),
            head.Take(Change(attempt, AttemptLog.MaximumEvents + 1, Noon))
        );
    }
}
