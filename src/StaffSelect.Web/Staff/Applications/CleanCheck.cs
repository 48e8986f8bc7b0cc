using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>An application that waits for a decision, as the machine finds it.</summary>
/// <param name="Version">The version that was looked at.</param>
/// <param name="Lacking">Conditions that are not met or that only a person can judge.</param>
/// <param name="Missing">Documents that the group must hand in and that are not there.</param>
/// <param name="IsOwn">The officer's own application.</param>
/// <param name="HasDouble">Another application is, or may be, of the same person.</param>
public sealed record CheckedApplication(
    ApplicationId Id,
    int Version,
    string WorkingCode,
    string Group,
    string FirstPost,
    DateTime SubmittedAt,
    IReadOnlyList<LocalizedText> Lacking,
    IReadOnlyList<DocumentKind> Missing,
    bool IsOwn,
    bool HasDouble
)
{
    public bool IsClean => Lacking.Count == 0 && Missing.Count == 0 && !IsOwn && !HasDouble;
}

/// <summary>Finds the applications with which nothing is left to judge: every finding is met, every demanded document is there and nothing stands against it that may be of the same person.</summary>
internal static class CleanCheck
{
    public static async Task<IReadOnlyList<CheckedApplication>> OfAsync(
        AppDbContext db,
        PersonalData personal,
        IReadOnlyList<Application> applications,
        Campaign campaign,
        UserId? reader,
        CancellationToken ct
    )
    {
        var ids = applications.Select(application => application.Id).ToList();
        var kinds = await db
            .ApplicationDocuments.AsNoTracking()
            .Where(document => ids.Contains(document.ApplicationId))
            .ToDictionaryAsync(document => document.Id, document => document.Kind, ct);
        var doubles = await db.DoublesAmongAsync(campaign.Id, ids, ct);
        await personal.PreloadAsync(applications.Select(application => application.PersonId), ct);
        var rows = new List<CheckedApplication>(applications.Count);
        foreach (var application in applications)
        {
            var details = await personal.OpenRecordAsync<ApplicationDetails>(
                application.PersonId,
                application.Details,
                ct
            );
            DocumentKind[] documents = [.. application.Documents.Select(id => kinds[id])];
            rows.Add(
                Row(
                    application,
                    details,
                    documents,
                    campaign.Rules,
                    reader,
                    doubles.Contains(application.Id)
                )
            );
        }

        return rows;
    }

    private static CheckedApplication Row(
        Application application,
        ApplicationDetails? details,
        DocumentKind[] documents,
        RuleSet rules,
        UserId? reader,
        bool hasDouble
    ) =>
        new(
            application.Id,
            application.Version,
            application.WorkingCode,
            application.GroupCode,
            application.FirstPostCode,
            application.SubmittedAt,
            [
                .. Eligibility
                    .Findings(
                        (details ?? ApplicationDetails.Empty).Facts(
                            application.GroupCode,
                            documents
                        ),
                        rules
                    )
                    .Where(finding => finding.Result != EligibilityResult.Met)
                    .Select(finding => finding.Rule.Text),
            ],
            [.. ApplicationTasks.DemandedDocuments(rules, application.GroupCode).Except(documents)],
            application.UserId == reader,
            hasDouble
        );
}
