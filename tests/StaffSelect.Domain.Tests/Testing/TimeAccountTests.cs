using CsCheck;
using StaffSelect.Domain.Testing;
using static StaffSelect.Domain.Tests.Testing.TestingFixture;

namespace StaffSelect.Domain.Tests.Testing;

public class TimeAccountTests
{
    [Theory]
    [InlineData(2700, 0, 2700)]
    [InlineData(2700, 25, 3375)]
    [InlineData(2700, 50, 4050)]
    [InlineData(2700, 100, 5400)]
    [InlineData(61, 25, 77)] // 76.25 s: the quarter second is given
    [InlineData(1, 50, 2)]
    public void LimitSeconds_Accommodation_IsAddedAndRoundedUp(
        int limit,
        int percent,
        int expected
    ) => Assert.Equal(expected, TimeAccount.LimitSeconds(limit, percent));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2700, 10)]
    [InlineData(2700, -25)]
    public void LimitSeconds_ImpossibleValues_Throw(int limit, int percent) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TimeAccount.LimitSeconds(limit, percent));

    [Fact]
    public void DeadlineAt_PartOfASecond_IsRoundedUp()
    {
        Assert.Equal(Noon.AddSeconds(2700), TimeAccount.DeadlineAt(Noon, 2700));
        Assert.Equal(Noon.AddSeconds(2701), TimeAccount.DeadlineAt(Noon.AddTicks(1), 2700));
    }

    [Fact]
    public void DeadlineAt_NightOfTheClockChange_CountsElapsedSeconds()
    {
        // 29 March 2026, 03:00 Kyiv does not exist; 45 minutes stay 45 minutes
        var started = new DateTime(2026, 3, 29, 0, 40, 0, DateTimeKind.Utc);

        Assert.Equal(
            new DateTime(2026, 3, 29, 1, 25, 0, DateTimeKind.Utc),
            TimeAccount.DeadlineAt(started, 2700)
        );
    }

    [Fact]
    public void IsLate_AroundTheDeadline_TheDeadlineItselfIsLate()
    {
        Assert.False(TimeAccount.IsLate(Noon.AddTicks(-1), Noon));
        Assert.True(TimeAccount.IsLate(Noon, Noon));
        Assert.True(TimeAccount.IsLate(Noon.AddTicks(1), Noon));
    }

    [Fact]
    public void CanStart_AroundTheWindow_StartInclusiveEndExclusive()
    {
        Assert.Equal(
            TestProblems.TestNotOpen,
            TimeAccount.CanStart(Window, Window.FromAt.AddTicks(-1)).Problem?.Code
        );
        Assert.True(TimeAccount.CanStart(Window, Window.FromAt).IsSuccess);
        Assert.True(TimeAccount.CanStart(Window, Window.UntilAt.AddTicks(-1)).IsSuccess);
        Assert.Equal(
            TestProblems.TestWindowOver,
            TimeAccount.CanStart(Window, Window.UntilAt).Problem?.Code
        );
    }

    [Fact]
    public void RemainingSeconds_PartsOfASecond_AreRoundedUp()
    {
        Assert.Equal(10, TimeAccount.RemainingSeconds(Noon, Noon.AddSeconds(-9.5)));
        Assert.Equal(0, TimeAccount.RemainingSeconds(Noon, Noon));
        Assert.Equal(0, TimeAccount.RemainingSeconds(Noon, Noon.AddHours(1)));
    }

    [Fact]
    public void IsOverdue_Settlement_IsWaitedFor()
    {
        Assert.False(TimeAccount.IsOverdue(Noon, Noon.AddSeconds(10).AddTicks(-1)));
        Assert.True(TimeAccount.IsOverdue(Noon, Noon.AddSeconds(10)));
    }

    [Fact]
    public void DeadlineAt_MoreAccommodation_IsNeverEarlier() =>
        Gen.Int[1, 20_000]
            .Sample(limit =>
            {
                int[] steps = [0, 25, 50, 100];
                var limits = steps
                    .Select(percent => TimeAccount.LimitSeconds(limit, percent))
                    .ToList();
                return limits.SequenceEqual(limits.Order()) && limits[3] == 2 * limit;
            });
}
