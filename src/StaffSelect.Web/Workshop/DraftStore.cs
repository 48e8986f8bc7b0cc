using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Workshop;

/// <summary>Loads drafts and checks them as they would be announced.</summary>
internal static class DraftStore
{
    /// <summary>The draft with all its sections, or null.</summary>
    public static Task<CampaignDraft?> DraftAsync(
        this AppDbContext db,
        CampaignDraftId id,
        CancellationToken ct
    ) =>
        db
            .CampaignDrafts.Include(draft => draft.Parts)
            .SingleOrDefaultAsync(draft => draft.Id == id, ct);

    /// <summary>The stored document with its items, checked as a whole, and whether its code is free.</summary>
    public static async Task<DraftFindings> FindingsAsync(
        this AppDbContext db,
        CampaignDraft draft,
        DateTime now,
        CancellationToken ct
    )
    {
        var findings = DraftCheck.Examine(
            DraftDocument.Whole(
                draft.Parts.Select(part => DraftDocument.Parse(part.Json) ?? new JsonObject())
            ),
            null,
            await db.BankAsync(ct),
            now
        );
        return
            await db.Campaigns.AnyAsync(one => one.Code == findings.File.Code, ct)
            && draft.Campaign is null
            ? findings with
            {
                Faults =
                [
                    .. findings.Faults,
                    new Problem(CampaignProblems.CampaignCodeTaken, findings.File.Code).At(
                        "$.code"
                    ),
                ],
            }
            : findings;
    }

    /// <summary>Names of people by account.</summary>
    public static async Task<IReadOnlyDictionary<UserId, string>> NamesAsync(
        this AppDbContext db,
        IEnumerable<UserId> users,
        CancellationToken ct
    )
    {
        var ids = users.Select(user => user.Value).Distinct().ToList();
        var names = await db
            .Users.Where(user => ids.Contains(user.Id))
            .Select(user => new { user.Id, user.DisplayName })
            .ToListAsync(ct);
        return names.ToDictionary(user => new UserId(user.Id), user => user.DisplayName);
    }
}
