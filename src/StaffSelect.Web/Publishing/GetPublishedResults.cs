using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Publishing;

/// <summary>Published results of a campaign, for anybody.</summary>
/// <param name="Campaign">Code of the campaign.</param>
/// <param name="Version">A number, or null for the valid version.</param>
[Requires(Permission.Public)]
public sealed record GetPublishedResults(
    [property: StringLength(60)] string Campaign,
    int? Version = null
) : IQuery<PublishedResultsView>;

/// <summary>What anybody may see of a campaign's results.</summary>
/// <param name="Code">Code of the campaign.</param>
/// <param name="Title">Its title.</param>
/// <param name="TimeZone">Zone in which its dates are read.</param>
/// <param name="IsDemo">Data are invented.</param>
/// <param name="InterviewsUntilAt">UTC; end of the last stage.</param>
/// <param name="Shown">The version asked for; null before publication.</param>
/// <param name="Versions">All versions, the valid one first.</param>
public sealed record PublishedResultsView(
    string Code,
    LocalizedText Title,
    string TimeZone,
    bool IsDemo,
    DateTime InterviewsUntilAt,
    ShownVersion? Shown,
    IReadOnlyList<VersionHead> Versions
);

/// <summary>One published version.</summary>
/// <param name="Document">The public part.</param>
/// <param name="Sha256">Hash of <paramref name="Content"/>.</param>
/// <param name="Content">The canonical bytes.</param>
public sealed record ShownVersion(PublishedDocument Document, string Sha256, byte[] Content);

/// <summary>Number and date of a version.</summary>
public sealed record VersionHead(int Number, DateTime PublishedAt, string Sha256, string? Reason);

internal sealed class GetPublishedResultsHandler(AppDbContext db)
    : IHandler<GetPublishedResults, PublishedResultsView>
{
    public async Task<Result<PublishedResultsView>> HandleAsync(
        GetPublishedResults message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleOrDefaultAsync(
                one => one.Code == message.Campaign && one.Status != CampaignStatus.Draft,
                ct
            );
        if (campaign is null)
        {
            return Problem.NotFound;
        }

        var versions = await db
            .Publications.AsNoTracking()
            .Where(publication => publication.CampaignId == campaign.Id)
            .OrderByDescending(publication => publication.Number)
            .Select(publication => new VersionHead(
                publication.Number,
                publication.PublishedAt,
                publication.Sha256,
                publication.Reason
            ))
            .ToListAsync(ct);
        var number = message.Version ?? versions.FirstOrDefault()?.Number;
        if (message.Version is not null && versions.All(version => version.Number != number))
        {
            return Problem.NotFound;
        }

        var shown = number is null
            ? null
            : await db
                .Publications.AsNoTracking()
                .SingleAsync(
                    publication =>
                        publication.CampaignId == campaign.Id && publication.Number == number,
                    ct
                );
        return new PublishedResultsView(
            campaign.Code,
            campaign.Title,
            campaign.Rules.TimeZone,
            campaign.IsDemo,
            campaign.Rules.Interviews.UntilAt,
            shown is null ? null : new ShownVersion(shown.Document(), shown.Sha256, shown.Content),
            versions
        );
    }
}
