using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Staff.Absences;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Sessions;

/// <summary>Gives one candidate a session of a test, or another one, by hand and with a reason.</summary>
/// <param name="Stage">Code of the test.</param>
[Requires(Permission.SessionsManage)]
public sealed record MoveToSession(
    CampaignId Campaign,
    [property: Required, StringLength(20)] string Stage,
    ApplicationId Application,
    TestSessionId Session,
    [property: Required, MinLength(10), StringLength(500)] string Reason
) : ICommand<Done>, IOfCampaign;

internal sealed class MoveToSessionHandler(
    AppDbContext db,
    ApplicationNews news,
    UseCaseContext context,
    TimeProvider time
) : IHandler<MoveToSession, Done>
{
    public async Task<Result<Done>> HandleAsync(
        MoveToSession message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var seat = await db.SeatsOf(campaign, message.Stage)
            .SingleOrDefaultAsync(one => one.Application.Id == message.Application, ct);
        var session = await db.Set<TestSession>()
            .SingleOrDefaultAsync(
                one =>
                    one.Id == message.Session
                    && one.CampaignId == campaign.Id
                    && one.Stage == message.Stage,
                ct
            );
        if (seat is null || session is null)
        {
            return Problem.NotFound;
        }

        if (campaign.Status != CampaignStatus.Announced)
        {
            return new Problem(SessionProblems.SessionsClosed);
        }

        if (seat.HasStarted)
        {
            return new Problem(SessionProblems.SessionTestStarted, seat.Application.WorkingCode);
        }

        var absent = await (await db.AbsentAsync(campaign, time.UtcNow(), ct)).SingleOrDefaultAsync(
            one => one.Application == message.Application && one.Stage == message.Stage,
            ct
        );
        var admits = session.Admits(
            seat.Application.WorkingCode,
            absent is null ? null : absent.IsExcused == true
        );
        if (!admits.IsSuccess)
        {
            return admits;
        }

        var moved = await PlaceAsync(seat, session, ct);
        if (!moved.IsSuccess)
        {
            return moved;
        }

        context.Reason = message.Reason.Trim();
        await news.TellAsync(
            seat.Application,
            campaign,
            ApplicationNoticeKind.TestScheduled,
            null,
            ct
        );
        return moved;
    }

    private async Task<Result<Done>> PlaceAsync(
        SessionSeat seat,
        TestSession session,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        if (seat.Session is { } held)
        {
            var place = await db.Set<SessionPlace>()
                .SingleAsync(
                    one => one.ApplicationId == seat.Application.Id && one.Stage == session.Stage,
                    ct
                );
            return place.Move(held, session, now);
        }

        var taken = session.Take(1, now);
        if (taken.IsSuccess)
        {
            db.Add(SessionPlace.Give(session, seat.Application.Id, null, now));
        }

        return taken;
    }
}
