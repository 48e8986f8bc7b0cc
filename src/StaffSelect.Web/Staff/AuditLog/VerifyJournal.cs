using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.AuditLog;

/// <summary>Walks the chain over the whole journal; asked by an observer of a campaign.</summary>
[Requires(Permission.ObserverRead)]
public sealed record VerifyCampaignJournal(CampaignId Campaign) : IQuery<ChainState>, IOfCampaign;

internal sealed class VerifyCampaignJournalHandler(AppDbContext db)
    : IHandler<VerifyCampaignJournal, ChainState>
{
    public async Task<Result<ChainState>> HandleAsync(
        VerifyCampaignJournal message,
        Actor actor,
        CancellationToken ct
    ) => await db.VerifyAsync(ct);
}

/// <summary>Walks the chain over the whole journal; asked by the system administrator.</summary>
[Requires(Permission.AuditRead)]
public sealed record VerifySystemJournal : IQuery<ChainState>;

internal sealed class VerifySystemJournalHandler(AppDbContext db)
    : IHandler<VerifySystemJournal, ChainState>
{
    public async Task<Result<ChainState>> HandleAsync(
        VerifySystemJournal message,
        Actor actor,
        CancellationToken ct
    ) => await db.VerifyAsync(ct);
}
