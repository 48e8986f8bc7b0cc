namespace StaffSelect.Web.Demo;

/// <summary>A clock that shows the instant at which the demonstration's next step happened.</summary>
internal sealed class LoadingClock : TimeProvider
{
    private DateTime now = DateTime.UnixEpoch;

    /// <summary>UTC.</summary>
    public DateTime Now
    {
        get => now;
        set => now = DateTime.SpecifyKind(value, DateTimeKind.Utc);
    }

    public override DateTimeOffset GetUtcNow() => new(now, TimeSpan.Zero);
}
