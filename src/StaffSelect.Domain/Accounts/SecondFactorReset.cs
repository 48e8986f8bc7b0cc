namespace StaffSelect.Domain.Accounts;

/// <summary>The decision of two administrators that a person's lost second step is removed, so that he can set up a new one.</summary>
public sealed class SecondFactorReset
{
    /// <summary>Least and greatest number of characters of the reason.</summary>
    public const int ReasonMinimum = 10;

    /// <inheritdoc cref="ReasonMinimum"/>
    public const int ReasonMaximum = 2_000;

    private SecondFactorReset() { }

    public Guid Id { get; private set; }

    /// <summary>Whose second step.</summary>
    public UserId User { get; private set; }

    public UserId RequestedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RequestedAt { get; private set; }

    /// <summary>How the requester made sure that it is this person; the second administrator reads it.</summary>
    public string Reason { get; private set; } = "";

    /// <summary>Who confirmed it; null while it waits.</summary>
    public UserId? ConfirmedBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ConfirmedAt { get; private set; }

    /// <summary>UTC; null unless it was taken back before its confirmation.</summary>
    public DateTime? WithdrawnAt { get; private set; }

    public int Version { get; private set; }

    /// <summary>Waits for its confirmation.</summary>
    public bool IsOpen => ConfirmedAt is null && WithdrawnAt is null;

    /// <summary>Asks for a reset; nothing changes for the person before <see cref="Confirm"/>.</summary>
    /// <param name="user">Whose second step.</param>
    /// <param name="by">Another administrator than the person.</param>
    /// <param name="reason">How he made sure who asks.</param>
    /// <param name="now">UTC.</param>
    public static Result<SecondFactorReset> Request(
        UserId user,
        UserId by,
        string reason,
        DateTime now
    )
    {
        if (by == user)
        {
            return new Problem(AccountProblems.ResetOfOwnSecondFactor);
        }

        return new SecondFactorReset
        {
            Id = Guid.CreateVersion7(),
            User = user,
            RequestedBy = by,
            RequestedAt = now,
            Reason = reason,
        };
    }

    /// <summary>Confirms it; the caller then removes the second step.</summary>
    /// <param name="by">Neither the person nor who asked.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> Confirm(UserId by, DateTime now)
    {
        if (by == User)
        {
            return new Problem(AccountProblems.ResetOfOwnSecondFactor);
        }

        if (by == RequestedBy)
        {
            return new Problem(AccountProblems.ConfirmsOwnReset);
        }

        if (!IsOpen)
        {
            return Problem.NotFound;
        }

        ConfirmedBy = by;
        ConfirmedAt = now;
        return Done.Value;
    }

    /// <summary>Takes it back, or says no to it: any administrator may, the person himself included.</summary>
    /// <param name="now">UTC.</param>
    public Result<Done> Withdraw(DateTime now)
    {
        if (!IsOpen)
        {
            return Problem.NotFound;
        }

        WithdrawnAt = now;
        return Done.Value;
    }
}
