using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Appeals;

/// <summary>The reader's own appeals in a campaign, with the deadline.</summary>
[Requires(Permission.AppealFile)]
public sealed record GetMyAppeals(CampaignId Campaign) : IQuery<MyAppeals>, IOfCampaign;

/// <summary>The reader's appeals.</summary>
/// <param name="TimeZone">Zone in which dates are read.</param>
/// <param name="UntilAt">UTC, exclusive; null before publication.</param>
/// <param name="IsOpen">Whether an appeal can be filed now.</param>
/// <param name="Suspensive">Whether a filed appeal stops the appointment.</param>
/// <param name="Filed">The newest first.</param>
public sealed record MyAppeals(
    string TimeZone,
    DateTime? UntilAt,
    bool IsOpen,
    bool Suspensive,
    IReadOnlyList<MyAppeal> Filed
);

/// <summary>One appeal as its author sees it.</summary>
public sealed record MyAppeal(
    string Receipt,
    AppealKind Kind,
    DateTime FiledAt,
    string? Text,
    AppealOutcome? Outcome,
    string? Answer,
    DateTime? AnsweredAt
);

internal sealed class GetMyAppealsHandler(AppDbContext db, PersonalData personal, TimeProvider time)
    : IHandler<GetMyAppeals, MyAppeals>
{
    public async Task<Result<MyAppeals>> HandleAsync(
        GetMyAppeals message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var application = await db
            .Applications.AsNoTracking()
            .SingleOrDefaultAsync(
                one => one.CampaignId == campaign.Id && one.UserId == actor.UserId,
                ct
            );
        if (application is null)
        {
            return Problem.NotFound;
        }

        var publication = await db.Publications.LatestAsync(campaign.Id, ct);
        var appeals = await db
            .Appeals.AsNoTracking()
            .Where(appeal => appeal.ApplicationId == application.Id)
            .OrderByDescending(appeal => appeal.FiledAt)
            .ToListAsync(ct);
        var filed = new List<MyAppeal>(appeals.Count);
        foreach (var appeal in appeals)
        {
            filed.Add(
                new MyAppeal(
                    appeal.Receipt,
                    appeal.Kind,
                    appeal.FiledAt,
                    await personal.OpenAsync(application.PersonId, appeal.Text, ct),
                    appeal.Outcome,
                    await personal.OpenAsync(application.PersonId, appeal.Answer, ct),
                    appeal.AnsweredAt
                )
            );
        }

        return new MyAppeals(
            campaign.Rules.TimeZone,
            publication?.AppealUntilAt,
            publication is not null && time.UtcNow() < publication.AppealUntilAt,
            campaign.Rules.Appeal.Suspensive,
            filed
        );
    }
}
