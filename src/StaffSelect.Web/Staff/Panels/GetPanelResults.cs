using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Panels;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>What the panels said of every applicant with an interview.</summary>
[Requires(Permission.ResultsRead)]
public sealed record GetPanelResults(CampaignId Campaign)
    : IQuery<IReadOnlyList<PanelResultRow>>,
        IOfCampaign;

/// <summary>One applicant's result.</summary>
/// <param name="Application">Whose.</param>
/// <param name="WorkingCode">Code in the room.</param>
/// <param name="Interview">Which interview.</param>
/// <param name="Outcome">Counts of members, quorum and, when it is met and nobody is awaited, the means.</param>
public sealed record PanelResultRow(
    ApplicationId Application,
    string WorkingCode,
    InterviewId Interview,
    PanelOutcome Outcome
);

internal sealed class GetPanelResultsHandler(AppDbContext db, UseCaseContext context)
    : IHandler<GetPanelResults, IReadOnlyList<PanelResultRow>>
{
    public async Task<Result<IReadOnlyList<PanelResultRow>>> HandleAsync(
        GetPanelResults message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var codes = await db.Set<Application>()
            .Where(application => application.CampaignId == message.Campaign)
            .Select(application => new { application.Id, application.WorkingCode })
            .ToDictionaryAsync(one => one.Id, one => one.WorkingCode, ct);
        var outcomes = await PanelOutcomes.OfCampaignAsync(
            db,
            campaign.Id,
            campaign.Rules.PanelStage.Panel!,
            ct
        );
        context.RecordRead("PanelResults", campaign.Id.ToString(), campaign.Id);
        return Result<IReadOnlyList<PanelResultRow>>.Success([
            .. outcomes.Select(one => new PanelResultRow(
                one.Application,
                codes[one.Application],
                one.Interview,
                one.Outcome
            )),
        ]);
    }
}
