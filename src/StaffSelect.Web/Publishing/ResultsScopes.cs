using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Publishing;

internal sealed class RankingScope : IScopeResolver<IOfRanking>
{
    public Task<CampaignId?> CampaignOfAsync(
        IOfRanking message,
        AppDbContext db,
        CancellationToken ct
    ) =>
        db.Set<RankingDraft>()
            .Where(draft => draft.Id == message.Ranking)
            .Select(draft => (CampaignId?)draft.CampaignId)
            .SingleOrDefaultAsync(ct);
}

internal sealed class PublicationScope : IScopeResolver<IOfPublication>
{
    public Task<CampaignId?> CampaignOfAsync(
        IOfPublication message,
        AppDbContext db,
        CancellationToken ct
    ) =>
        db.Set<ResultsPublication>()
            .Where(publication => publication.Id == message.Publication)
            .Select(publication => (CampaignId?)publication.CampaignId)
            .SingleOrDefaultAsync(ct);
}

internal sealed class AppealScope : IScopeResolver<IOfAppeal>
{
    public Task<CampaignId?> CampaignOfAsync(
        IOfAppeal message,
        AppDbContext db,
        CancellationToken ct
    ) =>
        db.Set<Appeal>()
            .Where(appeal => appeal.Id == message.Appeal)
            .Select(appeal => (CampaignId?)appeal.CampaignId)
            .SingleOrDefaultAsync(ct);
}
