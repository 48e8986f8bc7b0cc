namespace StaffSelect.Domain.Accounts;

/// <summary>Codes of refusals about accounts, sign-in and invitations.</summary>
public static class AccountProblems
{
    /// <summary>Not an e-mail address that mail can be sent to.</summary>
    public const string InvalidEmail = nameof(InvalidEmail);

    /// <summary>Argument: the least number of characters.</summary>
    public const string PasswordTooShort = nameof(PasswordTooShort);

    /// <summary>Argument: the greatest number of characters.</summary>
    public const string PasswordTooLong = nameof(PasswordTooLong);

    public const string PasswordTooSimple = nameof(PasswordTooSimple);
    public const string PasswordsDiffer = nameof(PasswordsDiffer);

    /// <summary>The pair of address and password does not open an account; the same whether the address is known or not.</summary>
    public const string SignInRefused = nameof(SignInRefused);

    /// <summary>The link is right, the password is not the one the account was made with.</summary>
    public const string PasswordNotTheOneChosen = nameof(PasswordNotTheOneChosen);

    /// <summary>Argument: <see cref="HourOf"/> the next possible try.</summary>
    public const string TooManyAttempts = nameof(TooManyAttempts);

    /// <summary>One network has asked too often for accounts or mails. Argument: <see cref="HourOf"/> the next possible try.</summary>
    public const string TooManyFromNetwork = nameof(TooManyFromNetwork);

    /// <summary>A link from a mail that was used, has run out or was changed on the way.</summary>
    public const string LinkNotValid = nameof(LinkNotValid);

    /// <summary>The code of the second step is wrong, or was used before.</summary>
    public const string CodeRefused = nameof(CodeRefused);

    /// <summary>The first step of signing in lies too far back, or the account has changed since.</summary>
    public const string FirstStepOver = nameof(FirstStepOver);

    /// <summary>The browser's answer is no passkey of this site, or not its owner's.</summary>
    public const string PasskeyRefused = nameof(PasskeyRefused);

    /// <summary>The page was open for too long before the passkey came.</summary>
    public const string PasskeyTooLate = nameof(PasskeyTooLate);

    /// <summary>Argument: the greatest number of passkeys of an account.</summary>
    public const string TooManyPasskeys = nameof(TooManyPasskeys);

    /// <summary>The account has passkeys, but this session was opened with the password alone.</summary>
    public const string PasskeyFirst = nameof(PasskeyFirst);

    /// <summary>A lost second step is reset by others than its owner.</summary>
    public const string ResetOfOwnSecondFactor = nameof(ResetOfOwnSecondFactor);

    /// <summary>Who asked for a reset does not confirm it.</summary>
    public const string ConfirmsOwnReset = nameof(ConfirmsOwnReset);

    /// <summary>There is no account with this address.</summary>
    public const string AccountUnknown = nameof(AccountUnknown);

    /// <summary>The account has no second step that could be lost.</summary>
    public const string NoSecondFactor = nameof(NoSecondFactor);

    /// <summary>A reset of this account waits for its confirmation already.</summary>
    public const string ResetAwaits = nameof(ResetAwaits);

    /// <summary>The new address is the one the account has.</summary>
    public const string SameEmail = nameof(SameEmail);

    /// <summary>Since the link was sent, the new address has got an account of its own.</summary>
    public const string EmailTaken = nameof(EmailTaken);

    public const string InvitationWithoutRole = nameof(InvitationWithoutRole);
    public const string InvalidName = nameof(InvalidName);
}
