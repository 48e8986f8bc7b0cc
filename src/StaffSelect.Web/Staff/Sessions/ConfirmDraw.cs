using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Sessions;

/// <summary>Gives every candidate without a session the one that the preview showed, and tells each; all or none.</summary>
/// <param name="Stage">Code of the test.</param>
/// <param name="Hash">SHA-256 of the list that the sender saw.</param>
[Requires(Permission.SessionsManage)]
public sealed record ConfirmDraw(
    CampaignId Campaign,
    [property: Required, StringLength(20)] string Stage,
    [property: Required, StringLength(64)] string Hash
) : ICommand<int>, IOfCampaign;

internal sealed class ConfirmDrawHandler(AppDbContext db, ApplicationNews news, TimeProvider time)
    : IHandler<ConfirmDraw, int>
{
    public async Task<Result<int>> HandleAsync(
        ConfirmDraw message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var now = time.UtcNow();
        var drawn = await db.ReadDrawAsync(campaign, message.Stage, now, ct);
        if (!drawn.IsSuccess)
        {
            return drawn.Problem;
        }

        var document = drawn.Value;
        if (CanonicalJson.Hash(document) != message.Hash)
        {
            return new Problem(SessionProblems.SessionDrawChanged);
        }

        foreach (var group in document.Places.GroupBy(place => place.Session))
        {
            var id = new TestSessionId(group.Key);
            var session = await db.Set<TestSession>().SingleAsync(one => one.Id == id, ct);
            var taken = session.Take(group.Count(), now);
            if (!taken.IsSuccess)
            {
                return taken.Problem;
            }

            db.AddRange(
                group.Select(place =>
                    SessionPlace.Give(session, place.Application, document.Number, now)
                )
            );
        }

        db.Add(SessionDraw.Confirm(campaign.Id, document, actor.RequiredUserId, now));
        await news.TellAllAsync(
            [.. document.Places.Select(place => place.Application)],
            campaign,
            ApplicationNoticeKind.TestScheduled,
            ct
        );
        return document.Places.Count;
    }
}
