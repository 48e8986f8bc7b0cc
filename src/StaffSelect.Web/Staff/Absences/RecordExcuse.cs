using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.Staff.Applications;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Absences;

/// <summary>Records that an absent candidate has an excuse, or has none.</summary>
/// <param name="Stage">Code of a test stage or of the panel stage.</param>
/// <param name="Reason">What is known of it.</param>
/// <param name="Document">Which document proves the excuse; required with one.</param>
[Requires(Permission.SessionsManage)]
public sealed record RecordExcuse(
    CampaignId Campaign,
    ApplicationId Application,
    [property: Required, StringLength(20)] string Stage,
    bool IsExcused,
    [property: Required, MinLength(3), StringLength(CandidateAbsence.TextLength)] string Reason,
    [property: StringLength(CandidateAbsence.TextLength)] string? Document = null
) : ICommand<Done>, IOfCampaign;

internal sealed class RecordExcuseHandler(AppDbContext db, PersonalData personal, TimeProvider time)
    : IHandler<RecordExcuse, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RecordExcuse message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (message.IsExcused && string.IsNullOrWhiteSpace(message.Document))
        {
            return new Problem(AbsenceProblems.ExcuseDocumentMissing).At(nameof(message.Document));
        }

        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var missed = await MissedAsync(campaign, message, ct);
        if (!missed.IsSuccess)
        {
            return missed.Problem;
        }

        var application = await db.Applications.SingleAsync(
            one => one.Id == message.Application,
            ct
        );
        if (await ApplicantNames.OpenAsync(personal, application, ct) is null)
        {
            return new Problem(ApplicationProblems.PersonErased);
        }

        var person = application.PersonId;
        var number = await db.Set<CandidateAbsence>()
            .Where(record =>
                record.ApplicationId == message.Application && record.Stage == message.Stage
            )
            .MaxAsync(record => (int?)record.Number, ct);
        db.Add(
            CandidateAbsence.Record(
                campaign.Id,
                missed.Value,
                (number ?? 0) + 1,
                new AbsenceFinding(
                    message.IsExcused,
                    await personal.SealAsync(person, message.Reason.Trim(), ct),
                    message.IsExcused
                        ? await personal.SealAsync(person, message.Document!.Trim(), ct)
                        : null
                ),
                actor.RequiredUserId,
                time.UtcNow()
            )
        );
        return Done.Value;
    }

    /// <summary>The date that was missed, when nothing is recorded of it yet.</summary>
    private async Task<Result<MissedDate>> MissedAsync(
        Campaign campaign,
        RecordExcuse message,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var absent = await (await db.AbsentAsync(campaign, now, ct)).SingleOrDefaultAsync(
            one => one.Application == message.Application && one.Stage == message.Stage,
            ct
        );
        if (absent is not null)
        {
            return absent.IsExcused is null
                ? new MissedDate(absent.Application, absent.Stage, absent.MissedAt)
                : new Problem(AbsenceProblems.AbsenceRecorded, absent.WorkingCode);
        }

        // of an interview it can be said at once, before its day is over
        var begun = await db.Set<Interview>()
            .Where(interview =>
                interview.CampaignId == campaign.Id
                && interview.ApplicationId == message.Application
                && interview.StartsAt <= now
                && message.Stage == campaign.Rules.PanelStage.Code
                && campaign.Status == CampaignStatus.Announced
                && !db.Set<ScoreSheet>()
                    .Any(sheet => sheet.InterviewId == interview.Id && sheet.SavedAt != null)
                && !db.StageConfirmations.Any(list =>
                    list.CampaignId == campaign.Id
                    && list.Stage == message.Stage
                    && list.ConfirmedAt != null
                )
            )
            .Select(interview => (DateTime?)interview.StartsAt)
            .SingleOrDefaultAsync(ct);
        return begun is { } at
            ? new MissedDate(message.Application, message.Stage, at)
            : new Problem(AbsenceProblems.NotAbsent);
    }
}
