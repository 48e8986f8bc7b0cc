namespace StaffSelect.Web.Mail;

public enum SmtpSecurity
{
    /// <summary>STARTTLS, refused when the server does not offer it.</summary>
    StartTls,

    /// <summary>TLS from the first byte (port 465).</summary>
    Tls,

    /// <summary>No encryption; for a relay on the same host only.</summary>
    None,
}

/// <summary>Section <c>Mail</c> of the configuration.</summary>
public sealed class MailSettings
{
    public const string Section = "Mail";

    /// <summary>Sender's address.</summary>
    public string From { get; set; } = "";

    /// <summary>Sender's name.</summary>
    public string FromName { get; set; } = "StaffSelect";

    /// <summary>Where mails are written as files when no mail server is named and the program runs in Development.</summary>
    public string Folder { get; set; } = "App_Data/mail";

    public SmtpSettings Smtp { get; set; } = new();
}

/// <summary>Section <c>Mail:Smtp</c> of the configuration.</summary>
public sealed class SmtpSettings
{
    /// <summary>Name of the mail server; empty = none.</summary>
    public string Host { get; set; } = "";

    public int Port { get; set; } = 587;

    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>Empty = no sign-in at the mail server.</summary>
    public string User { get; set; } = "";

    public string Password { get; set; } = "";

    /// <summary>Seconds for one exchange with the mail server.</summary>
    public int TimeoutSeconds { get; set; } = 30;
}
