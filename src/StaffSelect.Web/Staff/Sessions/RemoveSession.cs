using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Sessions;

/// <summary>Removes a session in which nobody has a place.</summary>
[Requires(Permission.SessionsManage)]
public sealed record RemoveSession(CampaignId Campaign, TestSessionId Session)
    : ICommand<Done>,
        IOfCampaign;

internal sealed class RemoveSessionHandler(AppDbContext db) : IHandler<RemoveSession, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RemoveSession message,
        Actor actor,
        CancellationToken ct
    )
    {
        var session = await db.Set<TestSession>()
            .SingleOrDefaultAsync(
                one => one.Id == message.Session && one.CampaignId == message.Campaign,
                ct
            );
        if (session is null)
        {
            return Problem.NotFound;
        }

        var free = session.CanRemove();
        if (free.IsSuccess)
        {
            db.Remove(session);
        }

        return free;
    }
}
