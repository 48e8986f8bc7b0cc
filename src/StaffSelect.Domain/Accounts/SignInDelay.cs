namespace StaffSelect.Domain.Accounts;

/// <summary>How long somebody waits between wrong passwords.</summary>
/// <remarks>
/// There is no lock. What delays is the number of failures of one (account, network) pair within <see cref="Window"/>, so that a stranger elsewhere
/// never delays the owner: the first tries from a network are always free. Failures of the same account from other networks only make the free
/// tries fewer (never none), which is what slows an attack from many networks. Failures of other accounts from the same network count for
/// nothing: a hall of 500 candidates shares one address. Failures fade by leaving the window, and are forgotten when the pair signs in or the
/// owner sets a new password through a mail.
/// </remarks>
public static class SignInDelay
{
    /// <summary>How long a failure counts; a failure exactly this old counts no more.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(1);

    /// <summary>The first delay; each further failure doubles it.</summary>
    public static readonly TimeSpan First = TimeSpan.FromSeconds(15);

    /// <summary>The greatest delay.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(15);

    /// <summary>Failures of a pair that cost nothing.</summary>
    public const int FreeFailures = 4;

    /// <summary>Failures of a pair that cost nothing while the account is under attack from elsewhere.</summary>
    public const int FreeFailuresUnderAttack = 1;

    /// <summary>Failures from other networks within the window from which on the account counts as under attack.</summary>
    public const int Attack = 30;

    /// <summary>The delay after a number of failures.</summary>
    /// <param name="failures">Failures of the pair within the window.</param>
    /// <param name="failuresElsewhere">Failures of the same account from other networks within the window.</param>
    public static TimeSpan After(int failures, int failuresElsewhere)
    {
        var counted =
            failures - (failuresElsewhere >= Attack ? FreeFailuresUnderAttack : FreeFailures);
        if (counted <= 0)
        {
            return TimeSpan.Zero;
        }

        // 15 s doubled six times passes a quarter of an hour; the bound also keeps the shift small
        return counted > 6 ? Longest : First * (1 << (counted - 1));
    }

    /// <summary>When the next try is allowed, or null when it is now.</summary>
    /// <param name="failuresAt">UTC instants of the pair's failures, in any order; those outside the window are left out here.</param>
    /// <param name="failuresElsewhere">Failures of the same account from other networks within the window.</param>
    /// <param name="now">UTC. A try exactly at the end of the delay is allowed.</param>
    public static DateTime? NextAt(
        IEnumerable<DateTime> failuresAt,
        int failuresElsewhere,
        DateTime now
    )
    {
        var counted = failuresAt.Where(at => now - at < Window).ToList();
        if (counted.Count == 0)
        {
            return null;
        }

        var next = counted.Max() + After(counted.Count, failuresElsewhere);
        return next > now ? next : null;
    }
}
