using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Appeals;

/// <summary>The reader's own appeals in a campaign, with what can be appealed until when.</summary>
[Requires(Permission.AppealFile)]
public sealed record GetMyAppeals(CampaignId Campaign) : IQuery<MyAppeals>, IOfCampaign;

/// <summary>The reader's appeals.</summary>
/// <param name="TimeZone">Zone in which dates are read.</param>
/// <param name="FromStages">Whether the outcome of a stage is appealed from its confirmation.</param>
/// <param name="Subjects">What can or could be appealed: stages in their order, then the published results.</param>
/// <param name="Suspensive">Whether a filed appeal stops the appointment.</param>
/// <param name="Filed">The newest first.</param>
public sealed record MyAppeals(
    string TimeZone,
    bool FromStages,
    IReadOnlyList<MyAppealSubject> Subjects,
    bool Suspensive,
    IReadOnlyList<MyAppeal> Filed
);

/// <param name="Stage">Code of the stage; null for the published results.</param>
/// <param name="Title">Name of the stage; null for the published results.</param>
/// <param name="UntilAt">UTC, exclusive.</param>
/// <param name="IsOpen">Whether an appeal can be filed now.</param>
/// <param name="Kinds">What an appeal against it can be about.</param>
public sealed record MyAppealSubject(
    string? Stage,
    LocalizedText? Title,
    DateTime UntilAt,
    bool IsOpen,
    IReadOnlyList<AppealKind> Kinds
);

/// <summary>One appeal as its author sees it.</summary>
/// <param name="Stage">Name of the appealed stage; null for the published results.</param>
public sealed record MyAppeal(
    string Receipt,
    AppealKind Kind,
    LocalizedText? Stage,
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

        var now = time.UtcNow();
        var rules = campaign.Rules;
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
                    TitleOf(appeal.Stage),
                    appeal.FiledAt,
                    await personal.OpenAsync(application.PersonId, appeal.Text, ct),
                    appeal.Outcome,
                    await personal.OpenAsync(application.PersonId, appeal.Answer, ct),
                    appeal.AnsweredAt
                )
            );
        }

        return new MyAppeals(
            rules.TimeZone,
            rules.Appeal.Event == AppealEvent.StageConfirmation,
            [
                .. (await db.AppealSubjectsAsync(campaign, application.Id, ct)).Select(
                    subject => new MyAppealSubject(
                        subject.Stage,
                        TitleOf(subject.Stage),
                        subject.UntilAt,
                        subject.IsOpen(now),
                        subject.Kinds
                    )
                ),
            ],
            rules.Appeal.Suspensive,
            filed
        );

        LocalizedText? TitleOf(string? stage) => stage is null ? null : rules.Stage(stage).Title;
    }
}
