using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Reports.Requests;

internal sealed class ReportScope : IScopeResolver<IOfReport>
{
    public Task<CampaignId?> CampaignOfAsync(
        IOfReport message,
        AppDbContext db,
        CancellationToken ct
    ) =>
        db.Set<ReportRequest>()
            .Where(report => report.Id == message.Report)
            .Select(report => (CampaignId?)report.CampaignId)
            .SingleOrDefaultAsync(ct);
}
