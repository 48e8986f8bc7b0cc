using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

internal sealed class ApplicationScope : IScopeResolver<IOfApplication>
{
    public Task<CampaignId?> CampaignOfAsync(
        IOfApplication message,
        AppDbContext db,
        CancellationToken ct
    ) =>
        db
            .Applications.Where(application => application.Id == message.Application)
            .Select(application => (CampaignId?)application.CampaignId)
            .SingleOrDefaultAsync(ct);
}
