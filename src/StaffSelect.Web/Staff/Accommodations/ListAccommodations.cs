using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Accommodations;

/// <summary>The candidates of a campaign who asked for something or for whom something was proposed; by working code, without grounds.</summary>
/// <param name="Skip">Rows before the page.</param>
[Requires(Permission.AccommodationDecide)]
public sealed record ListAccommodations(
    CampaignId Campaign,
    [property: Range(0, 1_000_000)] int Skip,
    [property: Range(1, 100)] int Take
) : IQuery<AccommodationList>, IOfCampaign;

public sealed record AccommodationList(
    IReadOnlyList<AccommodationRow> Rows,
    int Total,
    string TimeZone
);

/// <param name="State">Of the latest decision; null while there is none.</param>
public sealed record AccommodationRow(
    ApplicationId Id,
    string WorkingCode,
    DateTime SubmittedAt,
    AccommodationState? State
);

internal sealed class ListAccommodationsHandler(AppDbContext db)
    : IHandler<ListAccommodations, AccommodationList>
{
    public async Task<Result<AccommodationList>> HandleAsync(
        ListAccommodations message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleOrDefaultAsync(known => known.Id == message.Campaign, ct);
        if (campaign is null)
        {
            return Problem.NotFound;
        }

        var found = db
            .Applications.AsNoTracking()
            .Where(application =>
                application.CampaignId == message.Campaign
                && application.Status != ApplicationStatus.Withdrawn
                && (
                    db.AccommodationRequests.Any(request =>
                        request.ApplicationId == application.Id && request.IsNeeded
                    )
                    || db.AccommodationDecisions.Any(decision =>
                        decision.ApplicationId == application.Id
                    )
                )
            );
        var rows = await found
            .Select(application => new
            {
                application.Id,
                application.WorkingCode,
                application.SubmittedAt,
                State = db
                    .AccommodationDecisions.Where(decision =>
                        decision.ApplicationId == application.Id
                    )
                    .OrderByDescending(decision => decision.ProposedAt)
                    .Select(decision => (AccommodationState?)decision.State)
                    .FirstOrDefault(),
            })
            .OrderBy(row => row.State == AccommodationState.Confirmed)
            .ThenBy(row => row.SubmittedAt)
            .ThenBy(row => row.Id)
            .Skip(message.Skip)
            .Take(message.Take)
            .ToListAsync(ct);
        return new AccommodationList(
            [
                .. rows.Select(row => new AccommodationRow(
                    row.Id,
                    row.WorkingCode,
                    row.SubmittedAt,
                    row.State
                )),
            ],
            await found.CountAsync(ct),
            campaign.Rules.TimeZone
        );
    }
}
