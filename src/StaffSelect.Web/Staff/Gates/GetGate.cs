using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Gates;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Gates;

/// <summary>Which candidates of a gate are shown.</summary>
public enum GateView
{
    Waiting,
    Recorded,
    All,
}

/// <summary>One page of the candidates of a gate, by code; the opening is written in the journal.</summary>
/// <param name="Stage">Code of the gate.</param>
/// <param name="Search">Beginning of a working code; empty for all.</param>
[Requires(Permission.GateRecord)]
public sealed record GetGate(
    CampaignId Campaign,
    [property: Required, StringLength(20)] string Stage,
    GateView View,
    [property: StringLength(50)] string? Search,
    [property: Range(0, 1_000_000)] int Skip,
    [property: Range(1, 100)] int Take
) : IQuery<GateSheet>, IOfGate;

/// <summary>What the keeper of a gate sees: codes and his own gate's results, no name, no score, no other gate.</summary>
/// <param name="Title">Name of the check.</param>
/// <param name="TimeZone">IANA name.</param>
/// <param name="FirstDay">First day on which it is held.</param>
/// <param name="LastDay">Last day.</param>
/// <param name="IsOpen">Whether results can still be entered.</param>
/// <param name="Total">Rows of the view that the search finds.</param>
/// <param name="Waiting">Candidates without a result that the search finds.</param>
/// <param name="Recorded">Candidates with one.</param>
public sealed record GateSheet(
    LocalizedText Title,
    string TimeZone,
    DateOnly FirstDay,
    DateOnly LastDay,
    bool IsOpen,
    IReadOnlyList<GateRow> Rows,
    int Total,
    int Waiting,
    int Recorded
);

/// <param name="Results">Oldest first; the last counts, earlier ones were corrected.</param>
public sealed record GateRow(
    ApplicationId Application,
    string WorkingCode,
    IReadOnlyList<GateEntry> Results
)
{
    public GateEntry? Current => Results.Count == 0 ? null : Results[^1];
}

public sealed record GateEntry(
    int Number,
    bool Passed,
    DateOnly HeldOn,
    GateCorrection? Correction,
    DateTime RecordedAt
);

internal sealed class GetGateHandler(AppDbContext db, UseCaseContext context)
    : IHandler<GetGate, GateSheet>
{
    public async Task<Result<GateSheet>> HandleAsync(
        GetGate message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        if (campaign.Rules.GateOf(message.Stage) is not { } stage)
        {
            return Problem.NotFound;
        }

        var results = db.GateResults.Where(result =>
            result.CampaignId == message.Campaign && result.Stage == message.Stage
        );
        // who did not pass an earlier stage waits for no check any more
        var excluded = db.Excluding(campaign.Id, campaign.Rules, stage.Code);
        var found = Found(message);
        var waiting = found.Where(one =>
            !results.Any(result => result.ApplicationId == one.Id)
            && !excluded.Any(verdict => verdict.ApplicationId == one.Id)
        );
        var recorded = found.Where(one => results.Any(result => result.ApplicationId == one.Id));
        var waits = await waiting.CountAsync(ct);
        var done = await recorded.CountAsync(ct);
        var shown = message.View switch
        {
            GateView.Waiting => waiting,
            GateView.Recorded => recorded,
            GateView.All => found.Where(one =>
                results.Any(result => result.ApplicationId == one.Id)
                || !excluded.Any(verdict => verdict.ApplicationId == one.Id)
            ),
        };
        var page = await shown
            .OrderBy(one => one.WorkingCode)
            .ThenBy(one => one.Id)
            .Skip(message.Skip)
            .Take(message.Take)
            .Select(one => new { one.Id, one.WorkingCode })
            .ToListAsync(ct);
        var ids = page.Select(one => one.Id).ToList();
        var entries = (
            await results
                .Where(result => ids.Contains(result.ApplicationId))
                .OrderBy(result => result.Number)
                .ToListAsync(ct)
        ).ToLookup(result => result.ApplicationId, EntryOf);
        context.RecordRead("Gate", $"{campaign.Code}/{stage.Code}", campaign.Id);
        var check = campaign.CheckOf(stage, default, competes: true);
        return new GateSheet(
            stage.Title,
            campaign.Rules.TimeZone,
            check.FirstDay,
            check.LastDay,
            check.IsOpen,
            [.. page.Select(one => new GateRow(one.Id, one.WorkingCode, [.. entries[one.Id]]))],
            message.View switch
            {
                GateView.Waiting => waits,
                GateView.Recorded => done,
                GateView.All => waits + done,
            },
            waits,
            done
        );
    }

    private static GateEntry EntryOf(GateResult result) =>
        new(result.Number, result.Passed, result.HeldOn, result.Correction, result.RecordedAt);

    private IQueryable<Application> Found(GetGate message)
    {
        var found = db
            .Applications.AsNoTracking()
            .Where(one =>
                one.CampaignId == message.Campaign && one.Status == ApplicationStatus.Admitted
            );
        if (string.IsNullOrWhiteSpace(message.Search))
        {
            return found;
        }

        // what is no beginning of a code finds nobody
        var code = CandidateCode.Prefix(message.Search);
        return code is null
            ? found.Where(one => one.WorkingCode == "")
            : found.Where(one => one.WorkingCode.StartsWith(code));
    }
}
