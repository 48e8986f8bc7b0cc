namespace StaffSelect.Domain.Accounts;

/// <summary>One browser in which an account is open.</summary>
/// <remarks>
/// The browser's sealed cookie names it. It is over when it was ended, when the account's security stamp has changed since (a new password ends all), or
/// when nothing was heard of it for <see cref="Lifetime"/>.
/// </remarks>
public sealed class AccountSession
{
    /// <summary>How long a session goes on without a request; as long as its cookie.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(12);

    /// <summary>How often it is noted that the browser was heard of.</summary>
    public static readonly TimeSpan NotedEvery = TimeSpan.FromMinutes(10);

    /// <summary>How long the row is kept after it was last heard of.</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(30);

    private AccountSession() { }

    public Guid Id { get; private set; }

    public UserId User { get; private set; }

    /// <summary>The account's security stamp while this session goes on.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>What <see cref="DeviceName"/> makes of the browser's own words; empty when they say nothing.</summary>
    public string Device { get; private set; } = "";

    /// <summary>What <see cref="NetworkName"/> leaves of the address of the last request; null when unknown.</summary>
    public string? Network { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime BegunAt { get; private set; }

    /// <summary>UTC, to within <see cref="NotedEvery"/>.</summary>
    public DateTime SeenAt { get; private set; }

    /// <summary>UTC; null until somebody ends it.</summary>
    public DateTime? EndedAt { get; private set; }

    /// <summary>Begins a session.</summary>
    /// <param name="id">Never used before.</param>
    /// <param name="user">Whose.</param>
    /// <param name="stamp">The account's security stamp now.</param>
    /// <param name="browser">The browser's words about itself.</param>
    /// <param name="address">Network address of the request; only its beginning is kept.</param>
    /// <param name="now">UTC.</param>
    public static AccountSession Begin(
        Guid id,
        UserId user,
        string stamp,
        string? browser,
        string? address,
        DateTime now
    ) =>
        new()
        {
            Id = id,
            User = user,
            Stamp = stamp,
            Device = DeviceName.Of(browser),
            Network = NetworkName.Of(address),
            BegunAt = now,
            SeenAt = now,
        };

    /// <summary>Whether the session goes on.</summary>
    /// <param name="stamp">The account's security stamp now.</param>
    /// <param name="now">UTC.</param>
    public bool IsAlive(string? stamp, DateTime now) =>
        EndedAt is null && Stamp == stamp && now - SeenAt < Lifetime;

    /// <summary>Notes a request.</summary>
    /// <param name="address">Where it came from.</param>
    /// <param name="now">UTC.</param>
    public void See(string? address, DateTime now)
    {
        SeenAt = now;
        Network = NetworkName.Of(address);
    }

    /// <summary>Goes on although a change of the account has ended all others.</summary>
    /// <param name="stamp">The new security stamp.</param>
    public void GoOn(string stamp) => Stamp = stamp;

    /// <summary>Ends it; one that was ended stays as it is.</summary>
    /// <param name="now">UTC.</param>
    public void End(DateTime now) => EndedAt ??= now;
}
