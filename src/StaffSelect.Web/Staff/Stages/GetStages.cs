using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Stages;

/// <summary>Every stage of a campaign with where its confirmation stands.</summary>
[Requires(Permission.RankingRead)]
public sealed record GetStages(CampaignId Campaign) : IQuery<StageOverview>, IOfCampaign;

/// <param name="Stages">In the order of the rules.</param>
public sealed record StageOverview(
    LocalizedText Title,
    string TimeZone,
    IReadOnlyList<StageHead> Stages
);

public enum StageState
{
    /// <summary>No list was prepared.</summary>
    Open,

    /// <summary>A list waits for signatures.</summary>
    Prepared,
    Returned,
    Confirmed,
}

/// <summary>One stage.</summary>
/// <param name="Code">Code of the stage.</param>
/// <param name="Number">Number of the newest list, or null.</param>
/// <param name="Signatures">Under the newest list.</param>
/// <param name="ConfirmedAt">When the newest confirmed list was confirmed, UTC.</param>
/// <param name="Counts">Confirmed outcomes; empty before confirmation.</param>
public sealed record StageHead(
    string Code,
    LocalizedText Title,
    StageKind Kind,
    Window Window,
    StageState State,
    int? Number,
    int Signatures,
    DateTime? ConfirmedAt,
    IReadOnlyDictionary<StageOutcome, int> Counts
);

internal sealed class GetStagesHandler(AppDbContext db) : IHandler<GetStages, StageOverview>
{
    public async Task<Result<StageOverview>> HandleAsync(
        GetStages message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var lists = (
            await db
                .StageConfirmations.Where(one => one.CampaignId == campaign.Id)
                .OrderBy(one => one.Number)
                .Select(one => new
                {
                    one.Stage,
                    one.Number,
                    one.ReturnedAt,
                    one.ConfirmedAt,
                    Signatures = one.Signatures.Count,
                })
                .ToListAsync(ct)
        ).ToLookup(one => one.Stage);
        var counts = (
            await db
                .StageVerdicts.Where(one => one.CampaignId == campaign.Id)
                .GroupBy(one => new { one.Stage, one.Outcome })
                .Select(group => new
                {
                    group.Key.Stage,
                    group.Key.Outcome,
                    Count = group.Count(),
                })
                .ToListAsync(ct)
        ).ToLookup(one => one.Stage);
        return new StageOverview(
            campaign.Title,
            campaign.Rules.TimeZone,
            [
                .. campaign.Rules.Stages.Select(stage =>
                {
                    var latest = lists[stage.Code].LastOrDefault();
                    return new StageHead(
                        stage.Code,
                        stage.Title,
                        stage.Kind,
                        campaign.Rules.WindowOf(stage),
                        latest switch
                        {
                            null => StageState.Open,
                            { ConfirmedAt: not null } => StageState.Confirmed,
                            { ReturnedAt: not null } => StageState.Returned,
                            _ => StageState.Prepared,
                        },
                        latest?.Number,
                        latest?.Signatures ?? 0,
                        lists[stage.Code].Max(one => one.ConfirmedAt),
                        counts[stage.Code].ToDictionary(one => one.Outcome, one => one.Count)
                    );
                }),
            ]
        );
    }
}
