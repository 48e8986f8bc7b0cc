using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;

namespace StaffSelect.Web.Publishing;

/// <summary>Finds published versions: the one source of the public page, of each candidate's result and of documents.</summary>
public static class PublishedResults
{
    /// <summary>The valid version, or null before publication.</summary>
    public static Task<ResultsPublication?> LatestAsync(
        this DbSet<ResultsPublication> publications,
        CampaignId campaign,
        CancellationToken ct
    ) =>
        publications
            .AsNoTracking()
            .Where(publication => publication.CampaignId == campaign)
            .OrderByDescending(publication => publication.Number)
            .FirstOrDefaultAsync(ct);
}
