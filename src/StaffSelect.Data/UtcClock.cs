namespace StaffSelect.Data;

/// <summary>The instant as every database keeps it.</summary>
public static class UtcClock
{
    /// <summary>Now, UTC, in whole microseconds (PostgreSQL keeps no more).</summary>
    public static DateTime UtcNow(this TimeProvider time)
    {
        var ticks = time.GetUtcNow().UtcTicks;
        return new DateTime(ticks - (ticks % 10), DateTimeKind.Utc);
    }
}
