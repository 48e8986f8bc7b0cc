using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Stages;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Absences;

/// <summary>Which absences are listed.</summary>
public enum AbsenceView
{
    WithoutExcuse,
    Excused,
    All,
}

/// <summary>Who did not come to tests and interviews of stages that are not confirmed; codes, and what is recorded.</summary>
[Requires(Permission.SessionsManage)]
public sealed record GetAbsences(
    CampaignId Campaign,
    AbsenceView View,
    [property: Range(0, 1_000_000)] int Skip,
    [property: Range(1, 200)] int Take
) : IQuery<AbsenceSheet>, IOfCampaign;

public sealed record AbsenceSheet(
    LocalizedText Campaign,
    string TimeZone,
    bool IsOpen,
    int WithoutExcuse,
    int Excused,
    IReadOnlyList<AbsenceRow> Rows
)
{
    public int CountOf(AbsenceView view) =>
        view switch
        {
            AbsenceView.WithoutExcuse => WithoutExcuse,
            AbsenceView.Excused => Excused,
            AbsenceView.All => WithoutExcuse + Excused,
        };
}

/// <summary>One absence.</summary>
/// <param name="MissedAt">UTC.</param>
/// <param name="IsTest">A test; otherwise an interview.</param>
/// <param name="Record">What is recorded, or null.</param>
public sealed record AbsenceRow(
    ApplicationId Application,
    string WorkingCode,
    string Stage,
    LocalizedText StageTitle,
    bool IsTest,
    DateTime MissedAt,
    AbsenceRecord? Record
);

/// <summary>What an officer recorded.</summary>
/// <param name="Reason">Null once the candidate's personal data are erased.</param>
public sealed record AbsenceRecord(
    Guid Id,
    bool IsExcused,
    string? Reason,
    string? Document,
    DateTime RecordedAt
);

internal sealed class GetAbsencesHandler(
    AppDbContext db,
    PersonalData personal,
    UseCaseContext context,
    TimeProvider time
) : IHandler<GetAbsences, AbsenceSheet>
{
    public async Task<Result<AbsenceSheet>> HandleAsync(
        GetAbsences message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var absent = await db.AbsentAsync(campaign, time.UtcNow(), ct);
        var view = message.View switch
        {
            AbsenceView.WithoutExcuse => absent.WithoutExcuse(),
            AbsenceView.Excused => absent.Where(one => one.IsExcused == true),
            AbsenceView.All => absent,
        };
        var rows = await view.OrderBy(one => one.MissedAt)
            .ThenBy(one => one.WorkingCode)
            .Skip(message.Skip)
            .Take(message.Take)
            .ToListAsync(ct);
        context.RecordRead("CandidateAbsences", campaign.Code, campaign.Id);
        return new AbsenceSheet(
            campaign.Title,
            campaign.Rules.TimeZone,
            campaign.Status == CampaignStatus.Announced,
            await absent.WithoutExcuse().CountAsync(ct),
            await absent.CountAsync(one => one.IsExcused == true, ct),
            await RowsAsync(campaign.Rules, rows, ct)
        );
    }

    private async Task<IReadOnlyList<AbsenceRow>> RowsAsync(
        RuleSet rules,
        List<AbsentCandidate> absent,
        CancellationToken ct
    )
    {
        var ids = absent.Select(one => one.Application).Distinct().ToList();
        var records = (
            await db.Set<CandidateAbsence>()
                .AsNoTracking()
                .Where(record => ids.Contains(record.ApplicationId) && record.LiftedAt == null)
                .Join(
                    db.Applications,
                    record => record.ApplicationId,
                    application => application.Id,
                    (record, application) => new { record, application.PersonId }
                )
                .ToListAsync(ct)
        ).ToLookup(row => (row.record.ApplicationId, row.record.Stage, row.record.MissedAt));
        var rows = new List<AbsenceRow>();
        foreach (var one in absent)
        {
            var found = records[(one.Application, one.Stage, one.MissedAt)].FirstOrDefault();
            var stage = rules.Stage(one.Stage);
            rows.Add(
                new AbsenceRow(
                    one.Application,
                    one.WorkingCode,
                    one.Stage,
                    stage.Title,
                    stage.Kind == StageKind.Test,
                    one.MissedAt,
                    found is null
                        ? null
                        : new AbsenceRecord(
                            found.record.Id,
                            found.record.IsExcused,
                            await personal.OpenAsync(found.PersonId, found.record.Reason, ct),
                            await personal.OpenAsync(found.PersonId, found.record.Document, ct),
                            found.record.RecordedAt
                        )
                )
            );
        }

        return rows;
    }
}
