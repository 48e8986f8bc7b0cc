using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Appeals;

/// <summary>Appeals of a campaign by publication code; reading their texts is audited.</summary>
[Requires(Permission.AppealsAnswer)]
public sealed record ListAppeals(CampaignId Campaign) : IQuery<AppealList>, IOfCampaign;

/// <summary>Appeals of a campaign.</summary>
/// <param name="TimeZone">Zone in which dates are read.</param>
/// <param name="Periods">Times for appeals that have begun; those of stages first.</param>
/// <param name="Refusal">Why the reader may answer none of them (scored or approved), or null.</param>
/// <param name="Appeals">Unanswered first, the oldest first.</param>
public sealed record AppealList(
    string TimeZone,
    IReadOnlyList<ListedPeriod> Periods,
    Problem? Refusal,
    IReadOnlyList<ListedAppeal> Appeals
);

/// <param name="Stage">Name of the stage; null for the published results.</param>
/// <param name="UntilAt">UTC, exclusive.</param>
public sealed record ListedPeriod(LocalizedText? Stage, DateTime UntilAt);

/// <summary>One appeal as staff see it.</summary>
/// <param name="Stage">Name of the appealed stage; null for the published results.</param>
public sealed record ListedAppeal(
    AppealId Id,
    string Receipt,
    string PublicationCode,
    AppealKind Kind,
    LocalizedText? Stage,
    DateTime FiledAt,
    string? Text,
    AppealOutcome? Outcome,
    string? Answer,
    DateTime? AnsweredAt,
    string? AnsweredBy
);

internal sealed class ListAppealsHandler(
    AppDbContext db,
    PersonalData personal,
    UseCaseContext context
) : IHandler<ListAppeals, AppealList>
{
    public async Task<Result<AppealList>> HandleAsync(
        ListAppeals message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var rows = await db
            .Appeals.AsNoTracking()
            .Where(appeal => appeal.CampaignId == campaign.Id)
            .Join(
                db.Applications,
                appeal => appeal.ApplicationId,
                application => application.Id,
                (appeal, application) =>
                    new
                    {
                        Appeal = appeal,
                        application.PublicationCode,
                        application.PersonId,
                    }
            )
            .OrderBy(row => row.Appeal.AnsweredAt != null)
            .ThenBy(row => row.Appeal.FiledAt)
            .ToListAsync(ct);
        await personal.PreloadAsync(rows.Select(row => row.PersonId), ct);
        var deciders = rows.Select(row => row.Appeal.AnsweredBy)
            .OfType<UserId>()
            .Select(user => user.Value)
            .ToHashSet();
        var names = await db
            .Users.Where(user => deciders.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, ct);
        var listed = new List<ListedAppeal>(rows.Count);
        foreach (var row in rows)
        {
            var appeal = row.Appeal;
            context.RecordRead(nameof(Appeal), appeal.Id.ToString(), campaign.Id);
            listed.Add(
                new ListedAppeal(
                    appeal.Id,
                    appeal.Receipt,
                    row.PublicationCode,
                    appeal.Kind,
                    TitleOf(appeal.Stage),
                    appeal.FiledAt,
                    await personal.OpenAsync(row.PersonId, appeal.Text, ct),
                    appeal.Outcome,
                    await personal.OpenAsync(row.PersonId, appeal.Answer, ct),
                    appeal.AnsweredAt,
                    appeal.AnsweredBy is { } by ? names.GetValueOrDefault(by.Value) : null
                )
            );
        }

        var periods = await db.AppealPeriodsAsync(campaign, ct);
        var decider = await db.DeciderAsync(campaign.Id, actor, appellant: null, ct);
        return new AppealList(
            campaign.Rules.TimeZone,
            [.. periods.Select(period => new ListedPeriod(TitleOf(period.Stage), period.UntilAt))],
            decider is null ? Problem.Forbidden : decider.Refusal(),
            listed
        );

        LocalizedText? TitleOf(string? stage) =>
            stage is null ? null : campaign.Rules.Stage(stage).Title;
    }
}
