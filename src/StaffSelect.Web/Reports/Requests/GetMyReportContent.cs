using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Reports.Assessment;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>The sender's own report as a page; the opening is written in the journal.</summary>
/// <param name="CampaignCode">Of the own application.</param>
/// <param name="Language"><c>uk</c> or <c>en</c>.</param>
[Requires(Permission.SignedIn)]
public sealed record GetMyReportContent(
    [property: Required, StringLength(60)] string CampaignCode,
    [property: AllowedValues("uk", "en")] string Language
) : IQuery<ReportDocument>;

internal sealed class GetMyReportContentHandler(
    AppDbContext db,
    ReportDesk desk,
    AssessmentReader reader,
    UseCaseContext context
) : IHandler<GetMyReportContent, ReportDocument>
{
    public async Task<Result<ReportDocument>> HandleAsync(
        GetMyReportContent message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.OwnApplicationAsync(message.CampaignCode, actor, ct) is not { } application)
        {
            return Problem.NotFound;
        }

        if (await desk.PublishedAsync(application.CampaignId, ct) is not { } publication)
        {
            return new Problem(ReportProblems.ReportNotPublished);
        }

        var data = await reader.ReadAsync(application.Id, publication.Id, ReportCopy.Personal, ct);
        if (data.Problem is { } problem)
        {
            return problem;
        }

        context.RecordRead("ReportPage", application.Id.ToString(), application.CampaignId);
        return AssessmentReport.Compose(data.Value, message.Language);
    }
}
