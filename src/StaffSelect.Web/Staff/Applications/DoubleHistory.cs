using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Applications;

/// <summary>An application that may be of the same person, and what was answered.</summary>
/// <param name="CampaignTitle">Null when it is of the same campaign.</param>
/// <param name="Outcome">Null while nobody has answered.</param>
/// <param name="Reason">Null while nobody has answered or when one of the two was erased.</param>
public sealed record DoubleView(
    ApplicationId Other,
    string WorkingCode,
    string CampaignCode,
    LocalizedText? CampaignTitle,
    ApplicationStatus Status,
    IReadOnlyList<DoubleSign> Signs,
    DateTime FoundAt,
    DoubleOutcome? Outcome,
    string? Reason,
    UserId? DecidedBy,
    DateTime? DecidedAt
);

/// <summary>Questions about likely doubles of one application, open ones first.</summary>
internal sealed class DoubleHistory(AppDbContext db, PersonalData personal)
{
    /// <param name="reader">Sees applications of campaigns whose applications he may read, and no trace of others.</param>
    public async Task<IReadOnlyList<DoubleView>> OfAsync(
        Application application,
        Actor reader,
        CancellationToken ct
    )
    {
        var id = application.Id;
        var campaigns = reader.CampaignsWith(Permission.ApplicationsRead).ToList();
        var rows = await (
            from found in db.LikelyDoubles.AsNoTracking()
            where found.First == id || found.Second == id
            from other in db.Applications
            where
                (other.Id == found.First || other.Id == found.Second)
                && other.Id != id
                && (
                    other.CampaignId == application.CampaignId
                    || campaigns.Contains(other.CampaignId)
                )
            join campaign in db.Campaigns on other.CampaignId equals campaign.Id
            orderby found.FoundAt, found.Number
            select new
            {
                Found = found,
                other.Id,
                other.WorkingCode,
                other.Status,
                other.PersonId,
                campaign.Code,
                campaign.Title,
            }
        ).ToListAsync(ct);
        await personal.PreloadAsync(rows.Select(row => row.PersonId), ct);
        var views = new List<DoubleView>(rows.Count);
        foreach (var row in rows.OrderBy(row => row.Found.Outcome is not null))
        {
            views.Add(
                new DoubleView(
                    row.Id,
                    row.WorkingCode,
                    row.Code,
                    row.Found.CampaignId is null ? row.Title : null,
                    row.Status,
                    row.Found.Signs,
                    row.Found.FoundAt,
                    row.Found.Outcome,
                    await ReasonAsync(row.Found, application, row.PersonId, ct),
                    row.Found.DecidedBy,
                    row.Found.DecidedAt
                )
            );
        }

        return views;
    }

    /// <summary>Sealed twice: with the key of the person of the first application inside, of the second outside.</summary>
    private async Task<string?> ReasonAsync(
        LikelyDouble found,
        Application application,
        PersonId other,
        CancellationToken ct
    )
    {
        var (inner, outer) =
            found.First == application.Id
                ? (application.PersonId, other)
                : (other, application.PersonId);
        return await personal.OpenAsync(outer, found.Reason, ct) is { } opened
            ? await personal.OpenAsync(inner, new SealedText(opened), ct)
            : null;
    }
}
