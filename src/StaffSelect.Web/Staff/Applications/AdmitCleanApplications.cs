using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>Admits several candidates of whom nothing is left to judge; each admission is a line of the journal of its own.</summary>
/// <param name="Chosen">With the versions that the officer has before his eyes; a few at a time, so that others can write in between.</param>
[Requires(Permission.ApplicationsDecide)]
public sealed record AdmitCleanApplications(
    CampaignId Campaign,
    [property: MinLength(1), MaxLength(AdmitCleanApplications.Most)]
        IReadOnlyList<ChosenApplication> Chosen
) : ICommand<AdmittedApplications>, IOfCampaign
{
    /// <summary>Most applications of one message.</summary>
    public const int Most = 25;
}

public sealed record ChosenApplication(ApplicationId Id, int Version);

/// <param name="LeftOut">Working codes of those that were changed or decided meanwhile, or are not clean any more, as when a likely double was found.</param>
public sealed record AdmittedApplications(int Admitted, IReadOnlyList<string> LeftOut);

internal sealed class AdmitCleanApplicationsHandler(
    AppDbContext db,
    PersonalData personal,
    ApplicationNews news,
    UseCaseContext context,
    TimeProvider time
) : IHandler<AdmitCleanApplications, AdmittedApplications>
{
    public async Task<Result<AdmittedApplications>> HandleAsync(
        AdmitCleanApplications message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db.Campaigns.SingleOrDefaultAsync(c => c.Id == message.Campaign, ct);
        if (campaign is null)
        {
            return Problem.NotFound;
        }

        var ids = message.Chosen.Select(chosen => chosen.Id).ToList();
        var applications = await db
            .Applications.Where(application =>
                application.CampaignId == campaign.Id && ids.Contains(application.Id)
            )
            .OrderBy(application => application.SubmittedAt)
            .ThenBy(application => application.Id)
            .ToListAsync(ct);
        var rows = await CleanCheck.OfAsync(db, personal, applications, campaign, actor.UserId, ct);
        var clean = rows.Where(row => row.IsClean)
            .Select(row => new ChosenApplication(row.Id, row.Version))
            .Intersect(message.Chosen)
            .Select(row => row.Id)
            .ToHashSet();
        var leftOut = new List<string>();
        foreach (var application in applications)
        {
            if (
                !clean.Contains(application.Id)
                || !await AdmitAsync(application, campaign, actor, ct)
            )
            {
                leftOut.Add(application.WorkingCode);
            }
        }

        context.Reason = nameof(DecisionGround.ConditionsMet);
        return new AdmittedApplications(applications.Count - leftOut.Count, leftOut);
    }

    private async Task<bool> AdmitAsync(
        Application application,
        Campaign campaign,
        Actor actor,
        CancellationToken ct
    )
    {
        // what was refused before is admitted after a complaint only, one by one
        if (
            application.Status != ApplicationStatus.Submitted
            || !application
                .Admit(actor.UserId, DecisionGround.ConditionsMet, null, time.UtcNow())
                .IsSuccess
        )
        {
            return false;
        }

        db.AdmissionDecisions.Add(AdmissionDecision.Of(application, [], null));
        await news.TellAsync(application, campaign, ApplicationNoticeKind.Admitted, null, ct);
        return true;
    }
}
