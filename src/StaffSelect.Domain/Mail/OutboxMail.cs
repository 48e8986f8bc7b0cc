namespace StaffSelect.Domain.Mail;

public enum OutboxState
{
    /// <summary>To be sent when due.</summary>
    Waiting,

    Sent,

    /// <summary>Given up; staff see it and can repeat it.</summary>
    Failed,
}

/// <summary>One mail to be sent, written in the transaction of the use case that causes it.</summary>
/// <remarks>
/// The message id is fixed here, before anything is sent: should a process die between the mail server's "accepted" and our note of it, the mail goes
/// out again with the same id, by which mail programs know the copy. The arguments hold links and are wiped as soon as the mail is sent.
/// </remarks>
public sealed class OutboxMail
{
    /// <summary>How long one dispatcher may take for one mail before another may try.</summary>
    public static readonly TimeSpan LeaseTime = TimeSpan.FromMinutes(5);

    /// <summary>Characters of the last error that are kept.</summary>
    public const int ErrorLength = 500;

    private OutboxMail() { }

    public OutboxMailId Id { get; private set; }

    /// <summary>The Message-Id header without angle brackets.</summary>
    public string MessageId { get; private set; } = "";

    public string Recipient { get; private set; } = "";

    /// <summary>Name of the template; the texts are in <c>MailText.resx</c>.</summary>
    public string Template { get; private set; } = "";

    /// <summary><c>uk</c> or <c>en</c>.</summary>
    public string Language { get; private set; } = "";

    /// <summary>The template's arguments, protected; empty once sent.</summary>
    public string ProtectedArguments { get; private set; } = "";

    public OutboxState State { get; private set; }

    public DateTime CreatedAt { get; private set; }

    /// <summary>UTC; not sent earlier.</summary>
    public DateTime DueAt { get; private set; }

    /// <summary>Tries since the mail was written or last repeated by hand.</summary>
    public int Attempts { get; private set; }

    /// <summary>Names the dispatcher's run that may send now; null when nobody may.</summary>
    public Guid? Lease { get; private set; }

    public DateTime? LeaseUntilAt { get; private set; }

    public DateTime? SentAt { get; private set; }

    public string? LastError { get; private set; }

    /// <summary>The address goes once the mail is sent or has failed for good: its owner was erased.</summary>
    public bool IsForgottenOnceSent { get; private set; }

    public int Version { get; private set; }

    public static OutboxMail Create(
        OutboxMailId id,
        string recipient,
        string template,
        string language,
        string protectedArguments,
        string senderDomain,
        DateTime now
    ) =>
        new()
        {
            Id = id,
            MessageId = $"{id.Value:N}@{senderDomain}",
            Recipient = recipient,
            Template = template,
            Language = language,
            ProtectedArguments = protectedArguments,
            State = OutboxState.Waiting,
            CreatedAt = now,
            DueAt = now,
        };

    /// <summary>True when a dispatcher may take the mail: waiting, due, and nobody else's lease runs.</summary>
    /// <param name="now">UTC; due exactly now counts, a lease that ends exactly now is over.</param>
    public bool IsDue(DateTime now) =>
        State == OutboxState.Waiting
        && DueAt <= now
        && (LeaseUntilAt is not { } until || until <= now);

    /// <summary>Takes the mail for one run; false when it is not due or somebody else has it.</summary>
    public bool TryLease(Guid lease, DateTime now)
    {
        if (!IsDue(now))
        {
            return false;
        }

        Lease = lease;
        LeaseUntilAt = now + LeaseTime;
        Attempts++;
        return true;
    }

    /// <summary>Notes that the mail server took the mail; false when the lease was lost meanwhile.</summary>
    public bool MarkSent(Guid lease, DateTime now)
    {
        if (Lease != lease)
        {
            return false;
        }

        State = OutboxState.Sent;
        SentAt = now;
        ProtectedArguments = "";
        LastError = null;
        if (IsForgottenOnceSent)
        {
            ForgetRecipient();
        }

        EndLease();
        return true;
    }

    /// <summary>Notes a failure and when to try again; false when the lease was lost meanwhile.</summary>
    /// <param name="lease">The run that tried.</param>
    /// <param name="error">What the mail server said; shown to staff.</param>
    /// <param name="isFinal">True when trying again cannot help (the address does not exist).</param>
    /// <param name="now">UTC.</param>
    public bool MarkFailed(Guid lease, string error, bool isFinal, DateTime now)
    {
        if (Lease != lease)
        {
            return false;
        }

        LastError = error.Length > ErrorLength ? error[..ErrorLength] : error;
        if (!isFinal && OutboxRetry.DelayAfter(Attempts) is { } delay)
        {
            DueAt = now + delay;
        }
        else
        {
            State = OutboxState.Failed;
            if (IsForgottenOnceSent)
            {
                ForgetRecipient();
            }
        }

        EndLease();
        return true;
    }

    /// <summary>Puts a failed mail back, due now, with all its tries; anything else is refused.</summary>
    public Result<Done> Repeat(DateTime now)
    {
        if (State != OutboxState.Failed || Recipient.Length == 0)
        {
            return new Problem(MailProblems.MailNotFailed);
        }

        State = OutboxState.Waiting;
        Attempts = 0;
        DueAt = now;
        return Done.Value;
    }

    /// <summary>Forgets the address as soon as nothing more is to be sent.</summary>
    public void ForgetOnceSent() => IsForgottenOnceSent = true;

    /// <summary>Forgets the address and what is left of the content.</summary>
    public void ForgetRecipient()
    {
        Recipient = "";
        ProtectedArguments = "";
        LastError = null;
    }

    private void EndLease()
    {
        Lease = null;
        LeaseUntilAt = null;
    }
}

/// <summary>When a mail that could not be sent is tried again.</summary>
public static class OutboxRetry
{
    private static readonly TimeSpan[] Delays =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromHours(1),
        TimeSpan.FromHours(3),
        TimeSpan.FromHours(6),
        TimeSpan.FromHours(12),
    ];

    /// <summary>The delay after the n-th try that failed, or null when it was the last (the eighth, about 22 hours after the first).</summary>
    /// <param name="attempts">Tries so far, from 1.</param>
    public static TimeSpan? DelayAfter(int attempts) =>
        attempts <= Delays.Length ? Delays[attempts - 1] : null;
}

/// <summary>Codes of refusals about mails.</summary>
public static class MailProblems
{
    public const string MailNotFailed = nameof(MailNotFailed);
}
