namespace StaffSelect.Domain.Candidates;

/// <summary>An officer's note about an application, for officers only.</summary>
/// <remarks>Its text is never changed and never removed; a note that is wrong is struck out, with a reason, and stays readable.</remarks>
public sealed class ApplicationNote
{
    /// <summary>Longest text, in characters; also of the reason for striking out.</summary>
    public const int MaximumLength = 2000;

    private ApplicationNote() { }

    public Guid Id { get; private set; }

    public ApplicationId ApplicationId { get; private set; }

    /// <summary>Sealed with the applicant's key.</summary>
    public SealedText Text { get; private set; }

    public UserId WrittenBy { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime WrittenAt { get; private set; }

    public UserId? StruckBy { get; private set; }

    /// <summary>UTC; null while the note stands.</summary>
    public DateTime? StruckAt { get; private set; }

    /// <summary>Sealed with the applicant's key.</summary>
    public SealedText? StruckReason { get; private set; }

    public int Version { get; private set; }

    public static ApplicationNote Write(
        ApplicationId application,
        SealedText text,
        UserId by,
        DateTime now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ApplicationId = application,
            Text = text,
            WrittenBy = by,
            WrittenAt = now,
        };

    /// <summary>Strikes the note out; once and for good.</summary>
    /// <param name="reason">Why, sealed.</param>
    /// <param name="by">Any officer of the campaign.</param>
    /// <param name="now">UTC.</param>
    public Result<Done> StrikeOut(SealedText reason, UserId by, DateTime now)
    {
        if (StruckAt is not null)
        {
            return new Problem(ApplicationProblems.NoteStruck);
        }

        StruckAt = now;
        StruckBy = by;
        StruckReason = reason;
        return Done.Value;
    }
}
