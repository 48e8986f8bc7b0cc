using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Gates;
using StaffSelect.Domain.Mail;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Publishing;

namespace StaffSelect.Web.Mail;

/// <summary>Who a message goes to, and what each of them reads in it.</summary>
internal static class MessageRecipients
{
    /// <summary>Whether each recipient has an interview of his own, whose hour and place are his.</summary>
    public static bool HasOwnDates(this RuleSet rules, MessageAudience audience) =>
        rules.Stages.Any(stage => stage.Code == audience.Stage && stage.Kind == StageKind.Panel);

    /// <summary>The applications of an audience as they stand now.</summary>
    /// <param name="now">UTC.</param>
    public static IQueryable<Application> RecipientsOf(
        this AppDbContext db,
        Campaign campaign,
        MessageAudience audience,
        DateTime now
    )
    {
        var all = db.Applications.Where(application => application.CampaignId == campaign.Id);
        if (audience.Stage is not { } code)
        {
            return audience.Status is { } status
                ? all.Where(application => application.Status == status)
                : all.Where(application => application.Status != ApplicationStatus.Withdrawn);
        }

        // who did not pass an earlier stage has no stage ahead any more
        var excluded = db.Excluding(campaign.Id, campaign.Rules, code);
        var admitted = all.Where(application =>
            application.Status == ApplicationStatus.Admitted
            && !excluded.Any(verdict => verdict.ApplicationId == application.Id)
        );
        return campaign.Rules.Stage(code).Kind switch
        {
            StageKind.Test => admitted.Where(application =>
                !db.Set<Attempt>()
                    .Any(attempt => attempt.Application == application.Id && attempt.Stage == code)
            ),
            StageKind.Gate => admitted.Where(application =>
                !db.Set<GateResult>()
                    .Any(result => result.ApplicationId == application.Id && result.Stage == code)
            ),
            _ => admitted.Where(application =>
                db.Set<Interview>()
                    .Any(interview =>
                        interview.ApplicationId == application.Id && interview.StartsAt > now
                    )
            ),
        };
    }

    /// <summary>Start and place of the next interview of each, where an audience reads its own.</summary>
    public static async Task<
        IReadOnlyDictionary<ApplicationId, (DateTime StartsAt, string Place)>
    > OwnDatesAsync(
        this AppDbContext db,
        IReadOnlyCollection<ApplicationId> applications,
        DateTime now,
        CancellationToken ct
    )
    {
        var rows = await db.Set<Interview>()
            .AsNoTracking()
            .Where(interview =>
                applications.Contains(interview.ApplicationId) && interview.StartsAt > now
            )
            .OrderBy(interview => interview.StartsAt)
            .Select(interview => new
            {
                interview.ApplicationId,
                interview.StartsAt,
                interview.Place,
            })
            .ToListAsync(ct);
        return rows.GroupBy(row => row.ApplicationId)
            .ToDictionary(
                group => group.Key,
                group => (group.First().StartsAt, group.First().Place)
            );
    }
}
