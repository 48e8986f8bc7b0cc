using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Stages;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Staff.Sessions;

namespace StaffSelect.Web.Staff.Absences;

/// <summary>A candidate who missed a date, as the database joins them; with the record in force.</summary>
internal sealed class AbsentCandidate
{
    public required ApplicationId Application { get; init; }

    public required string WorkingCode { get; init; }

    public required string Stage { get; init; }

    public required DateTime MissedAt { get; init; }

    /// <summary>Whether an excuse is recorded, or none; null without a record.</summary>
    public required bool? IsExcused { get; init; }
}

/// <summary>Who is absent from tests and interviews of stages that are not confirmed.</summary>
internal static class AbsentCandidates
{
    /// <summary>
    /// Tests: not started by the latest start of the own session, without one by the end of the stage.
    /// Interviews: the day is over and no member has begun a sheet; or an absence is recorded since the interview began.
    /// </summary>
    public static async Task<IQueryable<AbsentCandidate>> AbsentAsync(
        this AppDbContext db,
        Campaign campaign,
        DateTime now,
        CancellationToken ct
    )
    {
        var confirmed = await db
            .StageConfirmations.Where(one =>
                one.CampaignId == campaign.Id && one.ConfirmedAt != null
            )
            .Select(one => one.Stage)
            .Distinct()
            .ToListAsync(ct);
        var open = campaign.Rules.Stages.Where(stage => !confirmed.Contains(stage.Code)).ToList();
        var missed = db.MissedInterviews(
            campaign,
            now,
            open.Exists(stage => stage.Kind == StageKind.Panel)
        );
        foreach (var test in open.Where(stage => stage.Kind == StageKind.Test))
        {
            missed = missed.Concat(db.MissedTests(campaign, test, now));
        }

        return missed;
    }

    /// <summary>Those of whom no excuse is recorded.</summary>
    public static IQueryable<AbsentCandidate> WithoutExcuse(
        this IQueryable<AbsentCandidate> absent
    ) => absent.Where(one => one.IsExcused != true);

    private static IQueryable<AbsentCandidate> MissedTests(
        this AppDbContext db,
        Campaign campaign,
        StageRule stage,
        DateTime now
    )
    {
        var code = stage.Code;
        var until = campaign.Rules.WindowOf(stage).UntilAt;
        return from seat in db.SeatsOf(campaign, code)
            where !seat.HasStarted
            let missedAt = seat.Session == null ? until : seat.Session.LatestStartAt
            where missedAt <= now
            select new AbsentCandidate
            {
                Application = seat.Application.Id,
                WorkingCode = seat.Application.WorkingCode,
                Stage = code,
                MissedAt = missedAt,
                IsExcused = db.Set<CandidateAbsence>()
                    .Where(record =>
                        record.ApplicationId == seat.Application.Id
                        && record.Stage == code
                        && record.MissedAt == missedAt
                        && record.LiftedAt == null
                    )
                    .Select(record => (bool?)record.IsExcused)
                    .FirstOrDefault(),
            };
    }

    private static IQueryable<AbsentCandidate> MissedInterviews(
        this AppDbContext db,
        Campaign campaign,
        DateTime now,
        bool isOpen
    )
    {
        var code = campaign.Rules.PanelStage.Code;
        var id = campaign.Id;
        var excluded = db.Excluding(id, campaign.Rules, code);
        var midnight = CampaignZone.ToLocal(now, campaign.Rules.TimeZone).Date;
        var today = CampaignZone.ToUtc(midnight, campaign.Rules.TimeZone);
        // a zone may skip midnight once a year; then yesterday's interviews wait an hour longer
        var dayBegan = today.IsSuccess ? today.Value : now.AddDays(-1);
        return from interview in db.Set<Interview>()
            where interview.CampaignId == id && isOpen
            join application in db.Applications on interview.ApplicationId equals application.Id
            where
                application.Status == ApplicationStatus.Admitted
                && !excluded.Any(verdict => verdict.ApplicationId == application.Id)
                && !db.Set<ScoreSheet>()
                    .Any(sheet => sheet.InterviewId == interview.Id && sheet.SavedAt != null)
            let isExcused = db.Set<CandidateAbsence>()
                .Where(record =>
                    record.ApplicationId == application.Id
                    && record.Stage == code
                    && record.MissedAt == interview.StartsAt
                    && record.LiftedAt == null
                )
                .Select(record => (bool?)record.IsExcused)
                .FirstOrDefault()
            where interview.StartsAt < dayBegan || isExcused != null
            select new AbsentCandidate
            {
                Application = application.Id,
                WorkingCode = application.WorkingCode,
                Stage = code,
                MissedAt = interview.StartsAt,
                IsExcused = isExcused,
            };
    }
}
