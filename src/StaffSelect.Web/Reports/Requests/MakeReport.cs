using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Files;
using StaffSelect.Web.Reports.Assessment;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

/// <summary>Reports that wait for a job or whose job has died.</summary>
[Requires(Permission.SystemManage)]
public sealed record GetDueReports : IQuery<IReadOnlyList<ReportId>>;

internal sealed class GetDueReportsHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetDueReports, IReadOnlyList<ReportId>>
{
    private const int Most = 100;

    public async Task<Result<IReadOnlyList<ReportId>>> HandleAsync(
        GetDueReports message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        return await db.Set<ReportRequest>()
            .NotHeld(db)
            .Where(report =>
                (report.State == ReportState.Pending && report.DueAt <= now)
                || (report.State == ReportState.Running && report.LeaseUntilAt <= now)
            )
            // who asks for one report does not wait behind a thousand
            .OrderByDescending(report => report.IsSingle)
            .ThenBy(report => report.RequestedAt)
            .ThenBy(report => report.Id)
            .Take(Most)
            .Select(report => report.Id)
            .ToListAsync(ct);
    }
}

/// <summary>Takes a due report for a job; of several jobs one gets it, because the row's version changes.</summary>
/// <returns>The lease; null when the report was given up instead.</returns>
[Requires(Permission.SystemManage)]
public sealed record TakeReport(ReportId Report) : ICommand<Guid?>;

internal sealed class TakeReportHandler(AppDbContext db, TimeProvider time)
    : IHandler<TakeReport, Guid?>
{
    public async Task<Result<Guid?>> HandleAsync(
        TakeReport message,
        Actor actor,
        CancellationToken ct
    )
    {
        var report = await db.Set<ReportRequest>()
            .SingleOrDefaultAsync(one => one.Id == message.Report, ct);
        if (report is null)
        {
            return Problem.NotFound;
        }

        return await db.Set<ReportRequest>()
            .NotHeld(db)
            .AnyAsync(one => one.Id == message.Report, ct)
            ? report.Take(time.UtcNow())
            : new Problem(ReportProblems.ReportBatchHeld);
    }
}

/// <summary>Makes the PDF and stores it with the values it was made of.</summary>
/// <param name="Report">A taken report.</param>
/// <param name="Lease">What taking it gave.</param>
[Requires(Permission.SystemManage)]
public sealed record MakeReport(ReportId Report, Guid Lease) : ICommand<Done>;

internal sealed class MakeReportHandler(
    AppDbContext db,
    FileStore files,
    AssessmentReader reader,
    TimeProvider time,
    UseCaseContext context
) : IHandler<MakeReport, Done>
{
    public async Task<Result<Done>> HandleAsync(
        MakeReport message,
        Actor actor,
        CancellationToken ct
    )
    {
        var report = await db.Set<ReportRequest>()
            .SingleOrDefaultAsync(one => one.Id == message.Report, ct);
        if (report is null)
        {
            return Problem.NotFound;
        }

        context.Campaign = report.CampaignId;
        if (report.LeaseId != message.Lease)
        {
            return new Problem(ReportProblems.ReportLeaseLost);
        }

        var application = await db
            .Applications.AsNoTracking()
            .SingleAsync(one => one.Id == report.ApplicationId, ct);
        var values = await ValuesAsync(report, ct);
        if (values.Problem is { } problem)
        {
            return problem;
        }

        // drawn from the bytes that are kept, so that the second time cannot differ from the first
        var data = CanonicalJson.Deserialize<AssessmentData>(values.Value);
        var pdf = ReportPdf.Draw(AssessmentReport.Compose(data, report.Language));
        var file = await files.SaveSealedAsync(pdf, UploadedDocument.Pdf, application.PersonId, ct);
        db.Add(file);
        var kept = report.DataId;
        if (kept is null)
        {
            var stored = await files.SaveSealedAsync(
                values.Value,
                "application/json",
                application.PersonId,
                ct
            );
            db.Add(stored);
            kept = stored.Id;
        }

        return report.Complete(message.Lease, file.Id, kept.Value, file.Sha256, time.UtcNow());
    }

    /// <summary>The values kept by the first making, else read now.</summary>
    private async Task<Result<byte[]>> ValuesAsync(ReportRequest report, CancellationToken ct)
    {
        if (report.DataId is { } id && await files.OpenAsync(id, ct) is { } kept)
        {
            await using var content = kept.Content;
            using var memory = new MemoryStream();
            await content.CopyToAsync(memory, ct);
            return memory.ToArray();
        }

        var read = await reader.ReadAsync(
            report.ApplicationId,
            report.PublicationId,
            report.Copy,
            ct
        );
        return read.Problem is { } problem ? problem : CanonicalJson.Serialize(read.Value);
    }
}

/// <summary>Notes why a job failed.</summary>
/// <param name="Report">A taken report.</param>
/// <param name="Lease">What taking it gave.</param>
/// <param name="Code">Code of the refusal or of the fault.</param>
/// <param name="Detail">Kind of the fault; no personal value.</param>
[Requires(Permission.SystemManage)]
public sealed record FailReport(ReportId Report, Guid Lease, string Code, string? Detail)
    : ICommand<Done>;

internal sealed class FailReportHandler(AppDbContext db, TimeProvider time, UseCaseContext context)
    : IHandler<FailReport, Done>
{
    /// <summary>Faults that another try cannot mend.</summary>
    private static readonly HashSet<string> Final =
    [
        ReportProblems.ReportPersonErased,
        ReportProblems.ReportDiffers,
        ReportProblems.ReportNotInList,
    ];

    public async Task<Result<Done>> HandleAsync(
        FailReport message,
        Actor actor,
        CancellationToken ct
    )
    {
        var report = await db.Set<ReportRequest>()
            .SingleOrDefaultAsync(one => one.Id == message.Report, ct);
        if (report is null)
        {
            return Problem.NotFound;
        }

        context.Campaign = report.CampaignId;
        return report.Fail(
            message.Lease,
            message.Code,
            message.Detail,
            Final.Contains(message.Code),
            time.UtcNow()
        );
    }
}
