using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Web.Admission;

/// <summary>A decision with its words opened.</summary>
/// <param name="By">Who decided; null for the demo loader. Not for the candidate's eyes.</param>
/// <param name="Reason">Null when there are none or the person was erased.</param>
/// <param name="Unmet">The conditions that were not met.</param>
public sealed record DecisionView(
    ApplicationStatus Status,
    DecisionGround Ground,
    DateTime At,
    UserId? By,
    string? Reason,
    IReadOnlyList<UnmetRule> Unmet
);

/// <summary>A condition as announced and what was missing.</summary>
/// <param name="Words">Null when the person was erased.</param>
public sealed record UnmetRule(string Code, LocalizedText Text, string? Words);

/// <summary>Decisions on admission of one application, newest first.</summary>
public static class AdmissionHistory
{
    public static async Task<IReadOnlyList<DecisionView>> OfAsync(
        AppDbContext db,
        PersonalData personal,
        Application application,
        RuleSet rules,
        CancellationToken ct
    )
    {
        var rows = await db
            .AdmissionDecisions.AsNoTracking()
            .Where(decision => decision.ApplicationId == application.Id)
            .OrderByDescending(decision => decision.DecidedAt)
            .ToListAsync(ct);
        var views = new List<DecisionView>(rows.Count);
        foreach (var row in rows)
        {
            var unmet = await personal.OpenRecordAsync<List<UnmetCondition>>(
                application.PersonId,
                row.Conditions,
                ct
            );
            views.Add(
                new DecisionView(
                    row.Status,
                    row.Ground,
                    row.DecidedAt,
                    row.DecidedBy,
                    await personal.OpenAsync(application.PersonId, row.Reason, ct),
                    [
                        .. row.Rules.Select(code => new UnmetRule(
                            code,
                            rules.Eligibility.Single(rule => rule.Code == code).Text,
                            unmet?.Find(one => one.Rule == code)?.Words
                        )),
                    ]
                )
            );
        }

        return views;
    }
}
