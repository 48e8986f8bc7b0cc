namespace StaffSelect.Web.Account.Manage;

/// <summary>What somebody types into the pages of his account; what is right is decided by the use cases.</summary>
internal sealed class ChangePasswordForm
{
    public string? OldPassword { get; set; }

    public string? Password { get; set; }

    public string? PasswordAgain { get; set; }
}

internal sealed class ChangeEmailForm
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}

internal sealed class SessionForm
{
    public string? Session { get; set; }
}

internal sealed class PasskeyForm
{
    public string? Name { get; set; }

    public string? Password { get; set; }

    public string? Credential { get; set; }

    public string? Ticket { get; set; }
}
