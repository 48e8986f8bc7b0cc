using StaffSelect.Domain.Accounts;

namespace StaffSelect.Web.Account;

/// <summary>Lets tries of one (account, network) pair through one after another.</summary>
/// <remarks>
/// A hundred tries sent at once would otherwise all be judged before the first failure is stored. The turn belongs to the use case's scope and ends with
/// it, after the failure is committed. Pairs share a fixed number of turnstiles, so that hostile addresses cost no memory.
/// </remarks>
internal sealed class SignInTurnstiles
{
    private const int Count = 256;
    private readonly SemaphoreSlim[] turnstiles =
    [
        .. Enumerable.Range(0, Count).Select(_ => new SemaphoreSlim(1, 1)),
    ];

    public SemaphoreSlim Of(string account, string network) =>
        turnstiles[(HashCode.Combine(account, network) & int.MaxValue) % Count];
}

/// <summary>The turn of one use case.</summary>
internal sealed class SignInTurn(SignInTurnstiles turnstiles) : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private SemaphoreSlim? held;

    /// <summary>Waits for the turn; false when too many wait.</summary>
    public async Task<bool> TakeAsync(string email, string network, CancellationToken ct)
    {
        var turnstile = turnstiles.Of(FailedSignIn.KeyOf(email), network);
        if (held is null && await turnstile.WaitAsync(Patience, ct))
        {
            held = turnstile;
        }

        return held == turnstile;
    }

    public void Dispose()
    {
        held?.Release();
        held = null;
    }
}
