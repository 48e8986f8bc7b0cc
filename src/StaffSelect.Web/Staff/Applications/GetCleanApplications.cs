using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>Looks through a portion of the applications that wait, oldest first: which could be admitted together.</summary>
/// <param name="Skip">Waiting applications before the portion.</param>
[Requires(Permission.ApplicationsDecide)]
public sealed record GetCleanApplications(
    CampaignId Campaign,
    [property: Range(0, 1_000_000)] int Skip
) : IQuery<CleanApplications>, IOfCampaign
{
    /// <summary>Applications of one portion; each is opened with its person's key.</summary>
    public const int Portion = 100;
}

/// <param name="Rows">The portion.</param>
/// <param name="Waiting">Applications that wait in all.</param>
public sealed record CleanApplications(
    IReadOnlyList<CheckedApplication> Rows,
    int Waiting,
    RuleSet Rules
);

internal sealed class GetCleanApplicationsHandler(
    AppDbContext db,
    PersonalData personal,
    UseCaseContext context
) : IHandler<GetCleanApplications, CleanApplications>
{
    public async Task<Result<CleanApplications>> HandleAsync(
        GetCleanApplications message,
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

        var waiting = db
            .Applications.AsNoTracking()
            .Where(application =>
                application.CampaignId == message.Campaign
                && application.Status == ApplicationStatus.Submitted
            );
        var portion = await waiting
            .OrderBy(application => application.SubmittedAt)
            .ThenBy(application => application.Id)
            .Skip(message.Skip)
            .Take(GetCleanApplications.Portion)
            .ToListAsync(ct);
        context.RecordRead("ApplicationList", campaign.Id.ToString(), campaign.Id);
        return new CleanApplications(
            await CleanCheck.OfAsync(db, personal, portion, campaign, actor.UserId, ct),
            await waiting.CountAsync(ct),
            campaign.Rules
        );
    }
}
