using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Web.Files;

/// <summary>Finds what a candidate asked for; the latest answer counts.</summary>
internal static class AccommodationRequests
{
    public static Task<AccommodationRequest?> LatestAsync(
        AppDbContext db,
        ApplicationId application,
        CancellationToken ct
    ) =>
        db
            .AccommodationRequests.AsNoTracking()
            .Where(request => request.ApplicationId == application)
            .OrderByDescending(request => request.MadeAt)
            .ThenByDescending(request => request.Id)
            .FirstOrDefaultAsync(ct);
}
