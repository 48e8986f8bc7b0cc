using MimeKit;

namespace StaffSelect.Web.Mail;

/// <summary>Hands mails over to whoever carries them.</summary>
public interface IMailSender
{
    /// <summary>Opens a connection for several mails.</summary>
    /// <exception cref="MailFailedException">The mail server cannot be reached.</exception>
    Task<IMailSession> OpenAsync(CancellationToken ct);
}

/// <summary>One connection.</summary>
public interface IMailSession : IAsyncDisposable
{
    /// <summary>Returns once the mail was taken over.</summary>
    /// <exception cref="MailFailedException">It was not.</exception>
    Task SendAsync(MimeMessage message, CancellationToken ct);
}

/// <summary>A mail that could not be handed over.</summary>
public sealed class MailFailedException : Exception
{
    public MailFailedException() { }

    public MailFailedException(string message)
        : base(message) { }

    public MailFailedException(string message, Exception? innerException)
        : base(message, innerException) { }

    /// <summary>True when trying again cannot help.</summary>
    public bool IsFinal { get; init; }
}
