using StaffSelect.Data;
using StaffSelect.Domain.Reports;

namespace StaffSelect.Web.Reports.Requests;

internal static class HeldReports
{
    /// <summary>Reports that no paused or cancelled batch holds back.</summary>
    public static IQueryable<ReportRequest> NotHeld(
        this IQueryable<ReportRequest> reports,
        AppDbContext db
    ) =>
        reports.Where(report =>
            report.IsSingle
            || report.BatchId == null
            || db.Set<ReportBatch>()
                .Any(batch => batch.Id == report.BatchId && batch.State == ReportBatchState.Running)
        );
}
