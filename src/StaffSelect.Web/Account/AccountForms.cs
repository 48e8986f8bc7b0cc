namespace StaffSelect.Web.Account;

/// <summary>What somebody types into the account pages; what is right is decided by the use cases.</summary>
internal sealed class RegisterForm
{
    public string? Email { get; set; }

    public string? Password { get; set; }

    public string? PasswordAgain { get; set; }
}

internal sealed class SignInForm
{
    public string? Email { get; set; }

    public string? Password { get; set; }
}

internal sealed class EmailForm
{
    public string? Email { get; set; }
}

internal sealed class PasswordForm
{
    public string? Password { get; set; }
}

internal sealed class NewPasswordForm
{
    public string? Password { get; set; }

    public string? PasswordAgain { get; set; }
}

internal sealed class InvitationForm
{
    public string? DisplayName { get; set; }

    public string? Password { get; set; }

    public string? PasswordAgain { get; set; }
}

internal sealed class CodeForm
{
    public string? Code { get; set; }
}
