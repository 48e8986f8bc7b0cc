using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Mail;

/// <summary>What an officer writes to candidates.</summary>
/// <param name="Subject">One line; no placeholders, so that a list of mails tells nothing about a person.</param>
/// <param name="Body">Plain text with placeholders, the same ones in both languages.</param>
/// <param name="OccursAt">UTC; what the date and hour stand for where a recipient has no interview of his own.</param>
/// <param name="Place">What the place stands for where a recipient has no interview of his own.</param>
public sealed record MessageContent(
    LocalizedText Subject,
    LocalizedText Body,
    DateTime? OccursAt,
    string? Place
);

/// <summary>To whom a message goes.</summary>
/// <param name="Status">Only applications of this status; null for all that are not withdrawn.</param>
/// <param name="Stage">Only admitted candidates for whom this stage lies ahead; null for no stage.</param>
public sealed record MessageAudience(ApplicationStatus? Status, string? Stage);

/// <summary>A message of an officer to many candidates: a mail to each alone, and a line on each status page.</summary>
/// <remarks>Delivered in portions by a job; a delivery row a recipient keeps anybody from getting it twice. Source: domain notes 9, mistake 42.</remarks>
public sealed class CampaignMessage
{
    /// <summary>Longest subject.</summary>
    public const int SubjectLength = 150;

    /// <summary>Longest body in one language.</summary>
    public const int BodyLength = 3_000;

    /// <summary>Longest place.</summary>
    public const int PlaceLength = 200;

    private CampaignMessage() { }

    public CampaignMessageId Id { get; private set; }

    public CampaignId CampaignId { get; private set; }

    public LocalizedText Subject { get; private set; } = new("", "");

    public LocalizedText Body { get; private set; } = new("", "");

    /// <summary>See <see cref="MessageContent.OccursAt"/>.</summary>
    public DateTime? OccursAt { get; private set; }

    public string? Place { get; private set; }

    /// <summary>See <see cref="MessageAudience.Status"/>.</summary>
    public ApplicationStatus? Status { get; private set; }

    /// <summary>See <see cref="MessageAudience.Stage"/>.</summary>
    public string? Stage { get; private set; }

    public UserId WrittenBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    /// <summary>Recipients that its writer confirmed.</summary>
    public int Expected { get; private set; }

    /// <summary>Recipients to whom it was handed over.</summary>
    public int Delivered { get; private set; }

    /// <summary>UTC; null while recipients are left.</summary>
    public DateTime? FinishedAt { get; private set; }

    public int Version { get; private set; }

    public MessageAudience Audience => new(Status, Stage);

    /// <summary>Writes a message; nothing is sent yet.</summary>
    /// <param name="campaign">Whose candidates get it.</param>
    /// <param name="content">Checked here.</param>
    /// <param name="audience">To whom.</param>
    /// <param name="hasOwnDates">Whether every recipient has an interview, which then gives date, hour and place.</param>
    /// <param name="expected">How many recipients the writer has confirmed.</param>
    /// <param name="by">The writer.</param>
    /// <param name="now">UTC.</param>
    public static Result<CampaignMessage> Write(
        CampaignId campaign,
        MessageContent content,
        MessageAudience audience,
        bool hasOwnDates,
        int expected,
        UserId by,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(audience);
        if (MessageChecks.Check(content, audience, hasOwnDates) is { Count: > 0 } faults)
        {
            return Problem.Join(faults);
        }

        return new CampaignMessage
        {
            Id = CampaignMessageId.New(),
            CampaignId = campaign,
            Subject = Trimmed(content.Subject),
            Body = Trimmed(content.Body),
            OccursAt = content.OccursAt,
            Place = content.Place?.Trim() is { Length: > 0 } place ? place : null,
            Status = audience.Status,
            Stage = audience.Stage,
            WrittenBy = by,
            WrittenAt = now,
            Expected = expected,
        };
    }

    /// <summary>Notes a portion; an empty one is the last.</summary>
    /// <param name="recipients">How many got it now.</param>
    /// <param name="now">UTC.</param>
    public void Deliver(int recipients, DateTime now)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(recipients);
        Delivered += recipients;
        FinishedAt = recipients == 0 ? now : null;
    }

    private static LocalizedText Trimmed(LocalizedText text) =>
        new(Trimmed(text.Uk), Trimmed(text.En));

    private static string Trimmed(string text) =>
        text.Replace("\r\n", "\n", StringComparison.Ordinal).Trim();
}

/// <summary>That a message was handed over to one recipient, with the values he got.</summary>
public sealed class MessageDelivery
{
    private MessageDelivery() { }

    public CampaignMessageId Message { get; private set; }

    public ApplicationId Application { get; private set; }

    /// <summary>The mail; null when the account has no address.</summary>
    public OutboxMailId? Mail { get; private set; }

    /// <summary>UTC; what date and hour stood for.</summary>
    public DateTime? OccursAt { get; private set; }

    public string? Place { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private set; }

    /// <summary>Hands a message over.</summary>
    /// <param name="message">Which.</param>
    /// <param name="application">To whom.</param>
    /// <param name="own">Start and place of his own interview, or null.</param>
    /// <param name="now">UTC.</param>
    public static MessageDelivery Of(
        CampaignMessage message,
        ApplicationId application,
        (DateTime StartsAt, string Place)? own,
        DateTime now
    )
    {
        ArgumentNullException.ThrowIfNull(message);
        return new MessageDelivery
        {
            Message = message.Id,
            Application = application,
            OccursAt = own?.StartsAt ?? message.OccursAt,
            Place = own?.Place ?? message.Place,
            At = now,
        };
    }

    /// <summary>Notes the mail that carries it.</summary>
    public void By(OutboxMailId? mail) => Mail = mail;
}
