namespace StaffSelect.Domain.Accounts;

/// <summary>What a campaign holds of a person who asks for erasure.</summary>
/// <param name="LegalHold">The campaign's.</param>
/// <param name="Takes">Whether the person takes part: neither withdrawn nor refused.</param>
/// <param name="PublishedAt">UTC; when the first list was published, null before.</param>
/// <param name="AppealUntilAt">UTC, exclusive; of the valid list, null before.</param>
/// <param name="HasOpenAppeal">An appeal of the person waits for its answer.</param>
/// <param name="IsPlaced">The person got a post.</param>
public sealed record HeldFile(
    bool LegalHold,
    bool Takes,
    DateTime? PublishedAt,
    DateTime? AppealUntilAt,
    bool HasOpenAppeal,
    bool IsPlaced
);

/// <summary>When a person's data may be erased.</summary>
/// <remarks>
/// The file of somebody who got a post is kept for <see cref="PlacedYears"/> years from the first list, that of all others for <see cref="OtherYears"/>;
/// the last instant is exclusive. Without a published list nothing that was submitted can go. Source: domain notes 7 (retention, law 2297-VI art. 15).
/// </remarks>
public static class ErasureRule
{
    public const int PlacedYears = 5;

    public const int OtherYears = 2;

    /// <summary>The first reason against erasure, in the order of <see cref="ErasureObstacle"/>; null when there is none.</summary>
    /// <param name="files">One for each application.</param>
    /// <param name="holdsStaffRole">Whether a staff role is held or awaits confirmation.</param>
    /// <param name="now">UTC.</param>
    public static ErasureObstacle? Obstacle(
        IReadOnlyCollection<HeldFile> files,
        bool holdsStaffRole,
        DateTime now
    ) =>
        holdsStaffRole ? ErasureObstacle.StaffRole
        : files.Any(file => file.LegalHold) ? ErasureObstacle.LegalHold
        : files.Any(file => file.PublishedAt is null && file.Takes)
            ? ErasureObstacle.RunningSelection
        : files.Any(file => file.HasOpenAppeal || now < file.AppealUntilAt)
            ? ErasureObstacle.OpenAppeal
        : files.Any(file => file.PublishedAt is null || now < KeptUntil(file))
            ? ErasureObstacle.Retention
        : null;

    private static DateTime? KeptUntil(HeldFile file) =>
        file.PublishedAt?.AddYears(file.IsPlaced ? PlacedYears : OtherYears);
}
