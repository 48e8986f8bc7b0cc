using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Testing;

/// <summary>How much time an attempt has.</summary>
public static class TimeAccount
{
    /// <summary>How long the sweep waits after a deadline, so that answers received in time have been written.</summary>
    public const int SettlementSeconds = 10;

    /// <summary>Time of one candidate, in whole seconds.</summary>
    /// <param name="limitSeconds">Time for everybody.</param>
    /// <param name="accommodationPercent">0, 25, 50 or 100; a part of a second is given, not taken.</param>
    /// <exception cref="ArgumentOutOfRangeException">No time, or another percentage.</exception>
    public static int LimitSeconds(int limitSeconds, int accommodationPercent)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limitSeconds, 1);
        if (accommodationPercent is not (0 or 25 or 50 or 100))
        {
            throw new ArgumentOutOfRangeException(nameof(accommodationPercent));
        }

        return limitSeconds + (limitSeconds * accommodationPercent + 99) / 100;
    }

    /// <summary>When an attempt closes.</summary>
    /// <param name="startedAt">UTC.</param>
    /// <param name="limitSeconds">From <see cref="LimitSeconds"/>.</param>
    /// <returns>
    /// UTC, exclusive: what is received exactly then is late. A part of a second is rounded up, so that the end shown to the second is the end that holds.
    /// The end of the testing window does not shorten it: who starts inside the window has the full time.
    /// </returns>
    public static DateTime DeadlineAt(DateTime startedAt, int limitSeconds)
    {
        var exact = startedAt.AddSeconds(limitSeconds);
        var part = exact.Ticks % TimeSpan.TicksPerSecond;
        return part == 0 ? exact : exact.AddTicks(TimeSpan.TicksPerSecond - part);
    }

    /// <summary>Whether something received then is late.</summary>
    /// <param name="receivedAt">UTC by the server's clock, taken when the whole request had been read.</param>
    /// <param name="deadlineAt">UTC, exclusive.</param>
    public static bool IsLate(DateTime receivedAt, DateTime deadlineAt) => receivedAt >= deadlineAt;

    /// <summary>Whether a break runs.</summary>
    /// <param name="breakUntil">UTC, exclusive; null when there was none.</param>
    /// <param name="now">UTC.</param>
    public static bool IsResting(DateTime? breakUntil, DateTime now) => now < breakUntil;

    /// <summary>Whether the sweep may close an attempt.</summary>
    public static bool IsOverdue(DateTime deadlineAt, DateTime now) =>
        now >= deadlineAt.AddSeconds(SettlementSeconds);

    /// <summary>Whole seconds left, rounded up; never negative.</summary>
    public static int RemainingSeconds(DateTime deadlineAt, DateTime now) =>
        now >= deadlineAt ? 0 : (int)Math.Ceiling((deadlineAt - now).TotalSeconds);

    /// <summary>Whether a test may be started.</summary>
    /// <param name="window">Start inclusive, end exclusive.</param>
    /// <param name="now">UTC.</param>
    public static Result<Done> CanStart(Window window, DateTime now)
    {
        ArgumentNullException.ThrowIfNull(window);
        if (now < window.FromAt)
        {
            return new Problem(TestProblems.TestNotOpen);
        }

        return now < window.UntilAt ? Done.Value : new Problem(TestProblems.TestWindowOver);
    }

    /// <summary>The instant as every database keeps it: whole microseconds, cut off.</summary>
    /// <remarks>PostgreSQL keeps microseconds; what is hashed must be what is read back.</remarks>
    public static DateTime Storable(DateTime instant) =>
        instant.AddTicks(-(instant.Ticks % TimeSpan.TicksPerMicrosecond));
}
