using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Web.Publishing;

/// <summary>When a candidate may start the tests of a campaign.</summary>
/// <param name="Of">The candidate's session by code of stage; null without a place, no entry where a test is not held in sessions.</param>
internal sealed record OwnSessions(IReadOnlyDictionary<string, TestSession?> Of)
{
    public TestSession? At(StageRule stage) => Of.GetValueOrDefault(stage.Code);

    /// <summary>Whether the test is held in sessions and the candidate has none.</summary>
    public bool IsMissing(StageRule stage) =>
        Of.TryGetValue(stage.Code, out var own) && own is null;

    /// <summary>The session's times, else those of the stage.</summary>
    public Window WindowOf(RuleSet rules, StageRule stage) =>
        At(stage)?.Window ?? rules.WindowOf(stage);
}

/// <summary>Reads <see cref="OwnSessions"/>.</summary>
internal static class OwnSessionsReader
{
    public static async Task<OwnSessions> OwnSessionsAsync(
        this AppDbContext db,
        CampaignId campaign,
        ApplicationId application,
        CancellationToken ct
    )
    {
        var rows = await db.Set<TestSession>()
            .AsNoTracking()
            .Where(session => session.CampaignId == campaign)
            .Select(session => new
            {
                Session = session,
                IsOwn = db.Set<SessionPlace>()
                    .Any(place =>
                        place.ApplicationId == application && place.SessionId == session.Id
                    ),
            })
            .ToListAsync(ct);
        return new OwnSessions(
            rows.GroupBy(row => row.Session.Stage)
                .ToDictionary(
                    group => group.Key,
                    group => group.FirstOrDefault(row => row.IsOwn)?.Session
                )
        );
    }
}
