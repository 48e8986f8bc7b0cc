using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

internal sealed class PanelScope : IScopeResolver<IOfPanel>
{
    public Task<CampaignId?> CampaignOfAsync(
        IOfPanel message,
        AppDbContext db,
        CancellationToken ct
    ) =>
        db.Set<Panel>()
            .Where(panel => panel.Id == message.Panel)
            .Select(panel => (CampaignId?)panel.CampaignId)
            .SingleOrDefaultAsync(ct);
}

internal sealed class InterviewScope : IScopeResolver<IOfInterview>
{
    public Task<CampaignId?> CampaignOfAsync(
        IOfInterview message,
        AppDbContext db,
        CancellationToken ct
    ) =>
        db.Set<Interview>()
            .Where(interview => interview.Id == message.Interview)
            .Select(interview => (CampaignId?)interview.CampaignId)
            .SingleOrDefaultAsync(ct);
}
