using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Reports.Requests;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Batches;

/// <summary>Which languages a batch is made in.</summary>
public enum BatchLanguages
{
    Ukrainian,
    English,
    Both,
}

/// <summary>Staff ask for the coded reports of everybody in the valid version.</summary>
/// <param name="Campaign">Which.</param>
/// <param name="Languages">In which languages.</param>
[Requires(Permission.ReportsRequest)]
public sealed record StartReportBatch(
    CampaignId Campaign,
    [property: EnumDataType(typeof(BatchLanguages))] BatchLanguages Languages
) : ICommand<ReportBatchId>, IOfCampaign;

internal sealed class StartReportBatchHandler(
    AppDbContext db,
    ReportDesk desk,
    ReportWake wake,
    TimeProvider time,
    UseCaseContext context
) : IHandler<StartReportBatch, ReportBatchId>
{
    public async Task<Result<ReportBatchId>> HandleAsync(
        StartReportBatch message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await desk.PublishedAsync(message.Campaign, ct) is not { } publication)
        {
            return new Problem(ReportProblems.ReportNotPublished);
        }

        var open = await db.Set<ReportBatch>()
            .AnyAsync(
                one =>
                    one.CampaignId == message.Campaign
                    && (
                        one.State == ReportBatchState.Running
                        || one.State == ReportBatchState.Paused
                    ),
                ct
            );
        if (open)
        {
            return new Problem(ReportProblems.ReportBatchInWork);
        }

        var batch = ReportBatch.Start(
            message.Campaign,
            publication.Id,
            publication.FullRanking().Candidates.Count,
            message.Languages switch
            {
                BatchLanguages.Ukrainian => ["uk"],
                BatchLanguages.English => ["en"],
                BatchLanguages.Both => ["uk", "en"],
            },
            actor.UserId,
            time.UtcNow()
        );
        db.Add(batch);
        context.AfterCommit(wake.Sweep);
        return batch.Id;
    }
}
