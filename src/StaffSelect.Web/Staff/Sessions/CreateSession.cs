using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Sessions;

/// <summary>Makes a session of a test. With the first one nobody starts the test outside the own session.</summary>
/// <param name="Stage">Code of the test.</param>
[Requires(Permission.SessionsManage)]
public sealed record CreateSession(
    CampaignId Campaign,
    [property: Required, StringLength(20)] string Stage,
    [property: Required] SessionPlan Plan
) : ICommand<TestSessionId>, IOfCampaign;

internal sealed class CreateSessionHandler(AppDbContext db, TimeProvider time)
    : IHandler<CreateSession, TestSessionId>
{
    public async Task<Result<TestSessionId>> HandleAsync(
        CreateSession message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        if (
            campaign.Rules.TestStages.FirstOrDefault(test => test.Code == message.Stage)
            is not { } stage
        )
        {
            return Problem.NotFound;
        }

        var session = TestSession.Create(campaign, stage, message.Plan, time.UtcNow());
        if (!session.IsSuccess)
        {
            return session.Problem;
        }

        db.Add(session.Value);
        return session.Value.Id;
    }
}
