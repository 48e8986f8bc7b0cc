namespace StaffSelect.Web.Mail;

/// <summary>Names of the mails that the product sends. No mail holds a verdict or a score.</summary>
public static class MailTemplates
{
    /// <summary>Arguments: link, end of its life.</summary>
    public const string ConfirmAddress = nameof(ConfirmAddress);

    /// <summary>The address was registered before and never confirmed. Arguments: link to set a password, end of its life.</summary>
    public const string SetPassword = nameof(SetPassword);

    /// <summary>Somebody registered an address that has an account. Arguments: link to sign in, link to a forgotten password.</summary>
    public const string AlreadyRegistered = nameof(AlreadyRegistered);

    /// <summary>Arguments: link, end of its life.</summary>
    public const string ResetPassword = nameof(ResetPassword);

    /// <summary>Arguments: when, link to a forgotten password.</summary>
    public const string PasswordChanged = nameof(PasswordChanged);

    /// <summary>To a new address. Arguments: link, end of its life.</summary>
    public const string ConfirmNewAddress = nameof(ConfirmNewAddress);

    /// <summary>To the old address. Arguments: when, link to the help page.</summary>
    public const string AddressChanged = nameof(AddressChanged);

    /// <summary>Arguments: when, link to a forgotten password.</summary>
    public const string SecondFactorOn = nameof(SecondFactorOn);

    /// <summary>Arguments: when, link to a forgotten password.</summary>
    public const string SecondFactorOff = nameof(SecondFactorOff);

    /// <summary>Arguments: when, link to the passkeys, link to a forgotten password.</summary>
    public const string PasskeyAdded = nameof(PasskeyAdded);

    /// <summary>Administrators have removed a lost second step. Arguments: when, link to sign in, link to a forgotten password, link to the help page.</summary>
    public const string SecondFactorReset = nameof(SecondFactorReset);

    /// <summary>Arguments: when, codes left, link to new codes, link to a forgotten password.</summary>
    public const string RecoveryCodeUsed = nameof(RecoveryCodeUsed);

    /// <summary>Arguments: roles and campaigns, link, end of its life.</summary>
    public const string Invitation = nameof(Invitation);

    /// <summary>Receipt of an application. Arguments: campaign, when, link to the status page.</summary>
    public const string ApplicationReceived = nameof(ApplicationReceived);

    /// <summary>Something changed. Arguments: campaign, link to the status page.</summary>
    public const string ApplicationNews = nameof(ApplicationNews);

    /// <summary>To a keeper. Arguments: campaign, gate, how many wait, link to the gate.</summary>
    public const string GateWaits = nameof(GateWaits);

    /// <summary>What an officer wrote. Arguments: campaign, subject, text, link to the status page.</summary>
    public const string CampaignMessage = nameof(CampaignMessage);

    /// <summary>Arguments: title of the campaign, link to the own result.</summary>
    public const string ResultsPublished = nameof(ResultsPublished);

    /// <summary>Arguments: number of the receipt, title of the campaign, link to the own appeals.</summary>
    public const string AppealAnswered = nameof(AppealAnswered);

    /// <summary>A request about own data was answered. Arguments: link to the own requests.</summary>
    public const string DataRequestAnswered = nameof(DataRequestAnswered);

    /// <summary>The last mail to an address. Arguments: when.</summary>
    public const string DataErased = nameof(DataErased);
}
