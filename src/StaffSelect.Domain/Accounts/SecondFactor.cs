namespace StaffSelect.Domain.Accounts;

/// <summary>An account's authenticator application and the recovery codes for the day it is lost.</summary>
public sealed class SecondFactor
{
    private readonly List<RecoveryCode> recoveryCodes = [];

    private SecondFactor() { }

    public UserId User { get; private set; }

    /// <summary>The key, sealed; it is needed readable to judge a code.</summary>
    public string SealedKey { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime BegunAt { get; private set; }

    /// <summary>UTC; null until a first code has shown that the application has the key.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>The step of the last code that was used; each code opens once.</summary>
    public long LastStep { get; private set; }

    public IReadOnlyList<RecoveryCode> RecoveryCodes => recoveryCodes;

    public int Version { get; private set; }

    public bool IsOn => ConfirmedAt is not null;

    /// <summary>Recovery codes that were not used.</summary>
    public int CodesLeft => recoveryCodes.Count(code => code.UsedAt is null);

    /// <summary>Begins to set up; nothing is asked for at sign-in before <see cref="Confirm"/>.</summary>
    /// <param name="user">The account.</param>
    /// <param name="sealedKey">The key, sealed.</param>
    /// <param name="now">UTC.</param>
    public static SecondFactor Begin(UserId user, string sealedKey, DateTime now) =>
        new()
        {
            User = user,
            SealedKey = sealedKey,
            BegunAt = now,
        };

    /// <summary>Turns it on with a first code and makes the recovery codes.</summary>
    /// <param name="key">The key, opened.</param>
    /// <param name="code">From the application.</param>
    /// <param name="codes">New recovery codes, readable; only their hashes are kept.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Confirm(byte[] key, string? code, IReadOnlyList<string> codes, DateTime now)
    {
        if (IsOn)
        {
            return Problem.Conflict;
        }

        if (Use(key, code, now).Problem is { } wrong)
        {
            return wrong;
        }

        ConfirmedAt = now;
        ReplaceCodes(codes);
        return Done.Value;
    }

    /// <summary>Uses a code of the application.</summary>
    /// <param name="key">The key, opened.</param>
    /// <param name="code">As typed.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Use(byte[] key, string? code, DateTime now)
    {
        if (OneTimeCode.StepOf(key, code, now, LastStep) is not { } step)
        {
            return new Problem(AccountProblems.CodeRefused);
        }

        LastStep = step;
        return Done.Value;
    }

    /// <summary>Uses a recovery code; each opens once.</summary>
    /// <param name="code">As typed.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> UseRecovery(string? code, DateTime now)
    {
        var hash = RecoveryCode.HashOf(User, code);
        var found = recoveryCodes.Find(kept => kept.UsedAt is null && kept.Hash == hash);
        if (found is null)
        {
            return new Problem(AccountProblems.CodeRefused);
        }

        found.Use(now);
        return Done.Value;
    }

    /// <summary>Puts new recovery codes in the place of all earlier ones.</summary>
    /// <param name="codes">Readable.</param>
    public void ReplaceCodes(IReadOnlyList<string> codes)
    {
        recoveryCodes.Clear();
        recoveryCodes.AddRange(codes.Select(code => RecoveryCode.Create(User, code)));
    }
}
