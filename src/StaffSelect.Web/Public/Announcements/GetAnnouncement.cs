using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Public.Announcements;

/// <summary>One announced selection with its rules; a draft is not found.</summary>
[Requires(Permission.Public)]
public sealed record GetAnnouncement([property: Required, StringLength(60)] string Code)
    : IQuery<Announcement>;

/// <param name="RulesHash">SHA-256 of the frozen rules, lower-case hex.</param>
/// <param name="NoticePublishedAt">UTC.</param>
public sealed record Announcement(
    string Code,
    LocalizedText Title,
    LocalizedText Summary,
    AnnouncementState State,
    RuleSet Rules,
    string RulesHash,
    DateTime NoticePublishedAt,
    bool IsDemo
);

internal sealed class GetAnnouncementHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetAnnouncement, Announcement>
{
    public async Task<Result<Announcement>> HandleAsync(
        GetAnnouncement message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleOrDefaultAsync(
                known => known.Code == message.Code && known.Status != CampaignStatus.Draft,
                ct
            );
        return campaign is null
            ? Problem.NotFound
            : new Announcement(
                campaign.Code,
                campaign.Title,
                campaign.Summary,
                AnnouncementStates.At(campaign.Status, campaign.Rules.Registration, time.UtcNow()),
                campaign.Rules,
                campaign.RulesHash!,
                campaign.NoticePublishedAt!.Value,
                campaign.IsDemo
            );
    }
}
