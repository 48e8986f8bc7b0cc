namespace StaffSelect.Domain.Candidates;

/// <summary>What a candidate asks for the test; stored apart from the application and read only by those who decide it.</summary>
/// <remarks>Never changed: another answer is another row, the latest counts.</remarks>
public sealed class AccommodationRequest
{
    /// <summary>Longest ground, in characters.</summary>
    public const int MaximumGround = 2000;

    private AccommodationRequest() { }

    public Guid Id { get; private set; }

    /// <summary>The draft's id, which becomes the application's.</summary>
    public ApplicationId ApplicationId { get; private set; }

    public PersonId PersonId { get; private set; }

    /// <summary>False when the candidate says that nothing is needed.</summary>
    public bool IsNeeded { get; private set; }

    /// <summary>Extra time asked for, percent of the limit; one of <see cref="Application.AccommodationPercents"/>.</summary>
    public int Percent { get; private set; }

    /// <summary>Breaks that stop the clock.</summary>
    public bool Breaks { get; private set; }

    /// <summary>Why, in the candidate's words.</summary>
    public SealedText? Ground { get; private set; }

    public StoredFileId? FileId { get; private set; }

    public SealedText? FileName { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime MadeAt { get; private set; }

    public UserId MadeBy { get; private set; }

    /// <summary>Nothing is needed.</summary>
    public static AccommodationRequest NotNeeded(
        ApplicationId application,
        PersonId person,
        UserId by,
        DateTime now
    ) =>
        new()
        {
            Id = Guid.CreateVersion7(),
            ApplicationId = application,
            PersonId = person,
            MadeAt = now,
            MadeBy = by,
        };

    /// <summary>Asks for extra time, breaks or both.</summary>
    public static Result<AccommodationRequest> Ask(
        ApplicationId application,
        PersonId person,
        int percent,
        bool breaks,
        SealedText ground,
        (StoredFileId Id, SealedText Name)? file,
        UserId by,
        DateTime now
    )
    {
        if (!Application.AccommodationPercents.Contains(percent) || (percent == 0 && !breaks))
        {
            return new Problem(ApplicationProblems.AccommodationNothingAsked)
            {
                Field = nameof(Percent),
            };
        }

        var request = NotNeeded(application, person, by, now);
        request.IsNeeded = true;
        request.Percent = percent;
        request.Breaks = breaks;
        request.Ground = ground;
        request.FileId = file?.Id;
        request.FileName = file?.Name;
        return request;
    }
}
