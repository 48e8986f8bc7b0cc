using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Public.Announcements;

/// <summary>All announced selections: those one can apply for first, by deadline; then those to come; then the past.</summary>
[Requires(Permission.Public)]
public sealed record GetAnnouncements : IQuery<IReadOnlyList<AnnouncementLine>>;

/// <param name="Places">All posts together.</param>
public sealed record AnnouncementLine(
    string Code,
    LocalizedText Title,
    LocalizedText Summary,
    AnnouncementState State,
    Window Registration,
    string TimeZone,
    int Places,
    IReadOnlyList<LocalizedText> Locations,
    bool IsDemo
);

internal sealed class GetAnnouncementsHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetAnnouncements, IReadOnlyList<AnnouncementLine>>
{
    /// <summary>More selections than one page is for; the newest are shown.</summary>
    private const int Maximum = 100;

    public async Task<Result<IReadOnlyList<AnnouncementLine>>> HandleAsync(
        GetAnnouncements message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var campaigns = await db
            .Campaigns.AsNoTracking()
            .Where(campaign => campaign.Status != CampaignStatus.Draft)
            .OrderByDescending(campaign => campaign.RegistrationUntilAt)
            .ThenBy(campaign => campaign.Code)
            .Take(Maximum)
            .ToListAsync(ct);
        var lines = campaigns.Select(campaign => Line(campaign, now)).ToList();
        return Result<IReadOnlyList<AnnouncementLine>>.Success([
            .. lines
                .Where(line => line.State == AnnouncementState.Open)
                .OrderBy(line => line.Registration.UntilAt),
            .. lines
                .Where(line => line.State == AnnouncementState.Before)
                .OrderBy(line => line.Registration.FromAt),
            .. lines.Where(line =>
                line.State is AnnouncementState.Closed or AnnouncementState.Published
            ),
        ]);
    }

    private static AnnouncementLine Line(Campaign campaign, DateTime now) =>
        new(
            campaign.Code,
            campaign.Title,
            campaign.Summary,
            AnnouncementStates.At(campaign.Status, campaign.Rules.Registration, now),
            campaign.Rules.Registration,
            campaign.Rules.TimeZone,
            campaign.Rules.Posts.Sum(post => post.Quota),
            [.. campaign.Rules.Posts.Select(post => post.Place).Distinct()],
            campaign.IsDemo
        );
}
