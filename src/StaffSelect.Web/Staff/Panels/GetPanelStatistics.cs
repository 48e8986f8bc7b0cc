using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Panels;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>How each panel scored: mean and spread, severity of members, agreement; of interviews that are closed only.</summary>
[Requires(Permission.ResultsRead)]
public sealed record GetPanelStatistics(CampaignId Campaign) : IQuery<PanelStatistics>, IOfCampaign;

/// <param name="Title">Of the campaign.</param>
/// <param name="Panels">In the order in which they were formed.</param>
public sealed record PanelStatistics(LocalizedText Title, IReadOnlyList<PanelFigures> Panels);

/// <summary>Figures of one panel.</summary>
/// <param name="Id">Which.</param>
/// <param name="Title">Name.</param>
/// <param name="Interviews">Planned interviews.</param>
/// <param name="Closed">Interviews with quorum and no sheet awaited.</param>
/// <param name="Spread">Null below five such candidates; then there are no figures of members either.</param>
/// <param name="Members">The chair first.</param>
/// <param name="Complete">Closed interviews that every member scored.</param>
/// <param name="Agreement">Null below ten candidates with two sheets or more.</param>
public sealed record PanelFigures(
    PanelId Id,
    LocalizedText Title,
    int Interviews,
    int Closed,
    PanelSpread? Spread,
    IReadOnlyList<MemberFigures> Members,
    int Complete,
    AgreementCoefficients? Agreement
);

/// <param name="Name">Shown to staff.</param>
/// <param name="IsChair">Chairs the panel.</param>
/// <param name="Figures">Null below five counted sheets.</param>
public sealed record MemberFigures(string Name, bool IsChair, RaterStatistics? Figures);

internal sealed class GetPanelStatisticsHandler(AppDbContext db, UseCaseContext context)
    : IHandler<GetPanelStatistics, PanelStatistics>
{
    public async Task<Result<PanelStatistics>> HandleAsync(
        GetPanelStatistics message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var rule = campaign.Rules.PanelStage.Panel!;
        var panels = await db.Set<Panel>()
            .AsNoTracking()
            .Include(panel => panel.Members)
            .Where(panel => panel.CampaignId == campaign.Id)
            .OrderBy(panel => panel.Id)
            .ToListAsync(ct);
        var outcomes = (await PanelOutcomes.OfCampaignAsync(db, campaign.Id, rule, ct)).ToLookup(
            outcome => outcome.Panel
        );
        var people = panels
            .SelectMany(panel => panel.Members)
            .Select(member => member.UserId.Value)
            .Distinct()
            .ToList();
        var names = await db
            .Users.Where(user => people.Contains(user.Id))
            .ToDictionaryAsync(user => new UserId(user.Id), user => user.DisplayName, ct);
        context.RecordRead("PanelStatistics", campaign.Id.ToString(), campaign.Id);
        return new PanelStatistics(
            campaign.Title,
            [.. panels.Select(panel => Figures(panel, [.. outcomes[panel.Id]], rule, names))]
        );
    }

    private static PanelFigures Figures(
        Panel panel,
        IReadOnlyList<ApplicantOutcome> outcomes,
        PanelRule rule,
        Dictionary<UserId, string> names
    )
    {
        var closed = outcomes.Where(one => one.Outcome.Result is not null).ToList();
        var members = panel
            .Members.OrderByDescending(member => member.IsChair)
            .ThenBy(member => names.GetValueOrDefault(member.UserId), StringComparer.Ordinal)
            .ToList();
        var agreement = PanelAgreement.Of(
            rule,
            [.. members.Select(member => member.UserId)],
            [
                .. closed.Select(one =>
                    (IReadOnlyDictionary<UserId, IReadOnlyDictionary<string, int>>)
                        one.Sheets.ToDictionary(sheet => sheet.Member, sheet => sheet.Levels())
                ),
            ]
        );
        var spread = PanelSpread.Of([.. closed.Select(one => one.Outcome.Result!.OverallMean)]);
        return new PanelFigures(
            panel.Id,
            panel.Title,
            outcomes.Count,
            closed.Count,
            spread,
            [
                .. members.Zip(
                    agreement.Raters,
                    (member, figures) =>
                        new MemberFigures(
                            names.GetValueOrDefault(member.UserId, ""),
                            member.IsChair,
                            spread is null || figures.Sheets < PanelSpread.LeastCandidates
                                ? null
                                : figures
                        )
                ),
            ],
            agreement.Complete,
            agreement.Coefficients
        );
    }
}
