using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Publishing;

namespace StaffSelect.Web.Staff.Sessions;

/// <summary>A candidate of a test with the session held, as the database joins them.</summary>
internal sealed class SessionSeat
{
    public required Application Application { get; init; }

    public required TestSession? Session { get; init; }

    public required bool HasStarted { get; init; }
}

/// <summary>Who sits a test and when.</summary>
internal static class SessionSeats
{
    /// <summary>Admitted candidates whom no earlier confirmed stage excluded.</summary>
    public static IQueryable<SessionSeat> SeatsOf(
        this AppDbContext db,
        Campaign campaign,
        string stage
    )
    {
        var excluded = db.Excluding(campaign.Id, campaign.Rules, stage);
        var id = campaign.Id;
        return from application in db.Applications
            where
                application.CampaignId == id
                && application.Status == ApplicationStatus.Admitted
                && !excluded.Any(verdict => verdict.ApplicationId == application.Id)
            from place in db.Set<SessionPlace>()
                .Where(place => place.ApplicationId == application.Id && place.Stage == stage)
                .DefaultIfEmpty()
            from session in db.Set<TestSession>()
                .Where(session => place != null && session.Id == place.SessionId)
                .DefaultIfEmpty()
            select new SessionSeat
            {
                Application = application,
                Session = session,
                HasStarted = db.Set<Attempt>()
                    .Any(attempt =>
                        attempt.Application == application.Id && attempt.Stage == stage
                    ),
            };
    }

    /// <summary>Those who still need a session.</summary>
    public static IQueryable<SessionSeat> WithoutSession(this IQueryable<SessionSeat> seats) =>
        seats.Where(seat => seat.Session == null && !seat.HasStarted);

    /// <summary>The draw as it would be made now.</summary>
    public static async Task<Result<SessionDrawDocument>> ReadDrawAsync(
        this AppDbContext db,
        Campaign campaign,
        string stage,
        DateTime now,
        CancellationToken ct
    )
    {
        if (campaign.Rules.TestStages.All(test => test.Code != stage))
        {
            return Problem.NotFound;
        }

        if (campaign.Status != CampaignStatus.Announced)
        {
            return new Problem(SessionProblems.SessionsClosed);
        }

        var candidates = await db.SeatsOf(campaign, stage)
            .WithoutSession()
            .Select(seat => new DrawCandidate(
                seat.Application.Id,
                seat.Application.WorkingCode,
                seat.Application.FirstPostCode
            ))
            .ToListAsync(ct);
        var sessions = await db.Set<TestSession>()
            .Where(session =>
                session.CampaignId == campaign.Id
                && session.Stage == stage
                && !session.IsReserve
                && session.StartsAt > now
            )
            .ToListAsync(ct);
        var drawn = await db.Set<SessionDraw>()
            .Where(draw => draw.CampaignId == campaign.Id && draw.Stage == stage)
            .MaxAsync(draw => (int?)draw.Number, ct);
        return SessionDrawDocument.Draw(
            stage,
            (drawn ?? 0) + 1,
            (campaign.Rules.LotterySeed, campaign.RulesHash!),
            sessions,
            candidates
        );
    }
}
