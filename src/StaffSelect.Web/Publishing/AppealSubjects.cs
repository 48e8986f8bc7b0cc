using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Publication;

namespace StaffSelect.Web.Publishing;

/// <summary>One time for appeals.</summary>
/// <param name="Stage">Code of the stage; null for the published results.</param>
/// <param name="FromAt">UTC, when the results were published or the stage was confirmed.</param>
/// <param name="UntilAt">UTC, exclusive.</param>
public sealed record AppealPeriod(string? Stage, DateTime FromAt, DateTime UntilAt);

/// <summary>Finds what can be appealed and until when, for candidates and for staff.</summary>
internal static class AppealSubjects
{
    /// <summary>What one candidate can appeal or could: stages in their order, then the published results.</summary>
    public static async Task<IReadOnlyList<AppealSubject>> AppealSubjectsAsync(
        this AppDbContext db,
        Campaign campaign,
        ApplicationId application,
        CancellationToken ct
    )
    {
        var rules = campaign.Rules;
        var verdicts =
            rules.Appeal.Event == AppealEvent.Publication
                ? []
                : await db
                    .StageVerdicts.AsNoTracking()
                    .Where(verdict => verdict.ApplicationId == application)
                    .ToListAsync(ct);
        var subjects = rules
            .Stages.Select(stage => verdicts.Find(verdict => verdict.Stage == stage.Code))
            .OfType<Domain.Stages.StageVerdict>()
            .Select(verdict => AppealSubject.OfStage(verdict, rules))
            .OfType<AppealSubject>()
            .ToList();
        var published = await db
            .Publications.Where(publication => publication.CampaignId == campaign.Id)
            .OrderByDescending(publication => publication.Number)
            .Select(publication => new { publication.Id, publication.AppealUntilAt })
            .FirstOrDefaultAsync(ct);
        if (published is not null)
        {
            subjects.Add(
                AppealSubject.OfResults(published.Id, published.AppealUntilAt, rules.Appeal)
            );
        }

        return subjects;
    }

    /// <summary>The times for appeals of a campaign that have begun: stages in their order, then the published results.</summary>
    public static async Task<IReadOnlyList<AppealPeriod>> AppealPeriodsAsync(
        this AppDbContext db,
        Campaign campaign,
        CancellationToken ct
    )
    {
        var rules = campaign.Rules;
        var confirmed =
            rules.Appeal.Event == AppealEvent.Publication
                ? []
                : await db
                    .StageConfirmations.Where(one =>
                        one.CampaignId == campaign.Id && one.ConfirmedAt != null
                    )
                    .GroupBy(one => one.Stage)
                    .Select(group => new
                    {
                        group.Key,
                        At = group.Max(one => one.ConfirmedAt!.Value),
                    })
                    .ToDictionaryAsync(group => group.Key, group => group.At, ct);
        var zone =
            CampaignZone.Find(rules.TimeZone)
            ?? throw new TimeZoneNotFoundException(rules.TimeZone);
        var periods = rules
            .Stages.Where(stage => confirmed.ContainsKey(stage.Code))
            .Select(stage => new AppealPeriod(
                stage.Code,
                confirmed[stage.Code],
                AppealDeadline.Of(confirmed[stage.Code], rules.Appeal, zone)
            ))
            .ToList();
        var published = await db
            .Publications.Where(publication => publication.CampaignId == campaign.Id)
            .OrderByDescending(publication => publication.Number)
            .Select(publication => new AppealPeriod(
                null,
                publication.PublishedAt,
                publication.AppealUntilAt
            ))
            .FirstOrDefaultAsync(ct);
        return published is null ? periods : [.. periods, published];
    }
}
