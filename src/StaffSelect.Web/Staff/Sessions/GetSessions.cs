using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Sessions;

/// <summary>Which candidates of a test are listed.</summary>
public enum SessionView
{
    /// <summary>Who has no session yet.</summary>
    Without,
    All,
}

/// <summary>Sessions of a test and who sits in them; codes only.</summary>
/// <param name="Stage">Code of the test; null for the first.</param>
/// <param name="Session">Only those of this session, whatever the view.</param>
[Requires(Permission.SessionsManage)]
public sealed record GetSessions(
    CampaignId Campaign,
    [property: StringLength(20)] string? Stage,
    SessionView View,
    TestSessionId? Session,
    [property: Range(0, 1_000_000)] int Skip,
    [property: Range(1, 200)] int Take
) : IQuery<SessionSheet>, IOfCampaign;

public sealed record SessionSheet
{
    public required LocalizedText Campaign { get; init; }

    public required string TimeZone { get; init; }

    /// <summary>Tests of the campaign.</summary>
    public required IReadOnlyList<SessionStage> Stages { get; init; }

    /// <summary>Code of the test shown.</summary>
    public required string Stage { get; init; }

    /// <summary>Within which sessions lie; UTC.</summary>
    public required Window Window { get; init; }

    /// <summary>False once results are published.</summary>
    public required bool IsOpen { get; init; }

    public required IReadOnlyList<SessionRow> Sessions { get; init; }

    public required IReadOnlyList<DrawRow> Draws { get; init; }

    public required int Candidates { get; init; }

    public required int Without { get; init; }

    public required IReadOnlyList<SeatRow> Rows { get; init; }

    /// <summary>Of the view, over all pages.</summary>
    public required int Total { get; init; }
}

public sealed record SessionStage(string Code, LocalizedText Title);

/// <summary>One session.</summary>
/// <param name="Place">Null for online.</param>
/// <param name="StartsAt">UTC.</param>
/// <param name="LatestStartAt">UTC, exclusive.</param>
public sealed record SessionRow(
    TestSessionId Id,
    string Title,
    string? Place,
    DateTime StartsAt,
    DateTime LatestStartAt,
    int Capacity,
    int Taken,
    bool IsReserve
);

/// <summary>A confirmed draw.</summary>
public sealed record DrawRow(
    int Number,
    int Candidates,
    string Seed,
    string ContentHash,
    DateTime ConfirmedAt
);

/// <summary>One candidate.</summary>
/// <param name="Post">Of first choice.</param>
/// <param name="Session">Null without one.</param>
/// <param name="HasStarted">The test is begun or finished: nothing to move any more.</param>
public sealed record SeatRow(
    ApplicationId Application,
    string WorkingCode,
    LocalizedText Post,
    TestSessionId? Session,
    bool HasStarted
);

internal sealed class GetSessionsHandler(AppDbContext db) : IHandler<GetSessions, SessionSheet>
{
    public async Task<Result<SessionSheet>> HandleAsync(
        GetSessions message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var rules = campaign.Rules;
        var stage = message.Stage is null
            ? rules.TestStages[0]
            : rules.TestStages.FirstOrDefault(test => test.Code == message.Stage);
        if (stage is null)
        {
            return Problem.NotFound;
        }

        var seats = db.SeatsOf(campaign, stage.Code).AsNoTracking();
        var view =
            message.Session is { } session
                ? seats.Where(seat => seat.Session != null && seat.Session.Id == session)
            : message.View == SessionView.Without ? seats.WithoutSession()
            : seats;
        var rows = await view.OrderBy(seat => seat.Application.WorkingCode)
            .Skip(message.Skip)
            .Take(message.Take)
            .Select(seat => new
            {
                seat.Application.Id,
                seat.Application.WorkingCode,
                seat.Application.FirstPostCode,
                Session = seat.Session == null ? (TestSessionId?)null : seat.Session.Id,
                seat.HasStarted,
            })
            .ToListAsync(ct);
        return new SessionSheet
        {
            Campaign = campaign.Title,
            TimeZone = rules.TimeZone,
            Stages = [.. rules.TestStages.Select(test => new SessionStage(test.Code, test.Title))],
            Stage = stage.Code,
            Window = rules.WindowOf(stage),
            IsOpen = campaign.Status == CampaignStatus.Announced,
            Sessions = await SessionsAsync(campaign.Id, stage.Code, ct),
            Draws = await DrawsAsync(campaign.Id, stage.Code, ct),
            Candidates = await seats.CountAsync(ct),
            Without = await seats.WithoutSession().CountAsync(ct),
            Rows =
            [
                .. rows.Select(row => new SeatRow(
                    row.Id,
                    row.WorkingCode,
                    rules.Post(row.FirstPostCode).Place,
                    row.Session,
                    row.HasStarted
                )),
            ],
            Total = await view.CountAsync(ct),
        };
    }

    private Task<List<SessionRow>> SessionsAsync(
        CampaignId campaign,
        string stage,
        CancellationToken ct
    ) =>
        db.Set<TestSession>()
            .AsNoTracking()
            .Where(session => session.CampaignId == campaign && session.Stage == stage)
            .OrderBy(session => session.StartsAt)
            .ThenBy(session => session.Title)
            .ThenBy(session => session.Id)
            .Select(session => new SessionRow(
                session.Id,
                session.Title,
                session.Place,
                session.StartsAt,
                session.LatestStartAt,
                session.Capacity,
                session.Taken,
                session.IsReserve
            ))
            .ToListAsync(ct);

    private Task<List<DrawRow>> DrawsAsync(
        CampaignId campaign,
        string stage,
        CancellationToken ct
    ) =>
        db.Set<SessionDraw>()
            .AsNoTracking()
            .Where(draw => draw.CampaignId == campaign && draw.Stage == stage)
            .OrderByDescending(draw => draw.Number)
            .Select(draw => new DrawRow(
                draw.Number,
                draw.Candidates,
                draw.Seed,
                draw.ContentHash,
                draw.ConfirmedAt
            ))
            .ToListAsync(ct);
}
