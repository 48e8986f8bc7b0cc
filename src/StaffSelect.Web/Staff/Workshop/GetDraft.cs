using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>A draft with its sections; of the items only how many there are, never a key.</summary>
[Requires(Permission.CampaignPrepare)]
public sealed record GetDraft(CampaignDraftId Draft) : IQuery<DraftView>;

/// <param name="Parts">Every section but the items.</param>
/// <param name="Pool">Sound items by scale and difficulty.</param>
/// <param name="Bank">The bank's live pools that a test may draw from: counts only.</param>
/// <param name="ItemFaults">Faults of the items' own section.</param>
/// <param name="CodeTaken">Whether a campaign has this code already.</param>
/// <param name="MaySign">Whether the reader can give the second signature.</param>
/// <param name="CampaignCode">Code of the campaign it became; null before.</param>
public sealed record DraftView(
    CampaignDraftId Id,
    LocalizedText Title,
    CampaignDraftStatus Status,
    IReadOnlyList<DraftPartView> Parts,
    IReadOnlyList<PoolCell> Pool,
    IReadOnlyList<BankPool> Bank,
    IReadOnlyList<Problem> ItemFaults,
    int ItemsVersion,
    string? CodeTaken,
    DraftSignature? Submitted,
    bool MaySign,
    string? CampaignCode
);

public sealed record DraftPartView(
    CampaignDraftSection Section,
    string Json,
    int Version,
    string ChangedBy,
    DateTime ChangedAt
);

/// <param name="Hash">SHA-256 of the rules that were signed.</param>
public sealed record DraftSignature(string By, DateTime At, string Hash);

internal sealed class GetDraftHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetDraft, DraftView>
{
    public async Task<Result<DraftView>> HandleAsync(
        GetDraft message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.DraftAsync(message.Draft, ct) is not { } draft)
        {
            return Problem.NotFound;
        }

        var findings = await db.FindingsAsync(draft, time.UtcNow(), ct);
        var people = draft.Parts.Select(part => part.ChangedBy);
        var names = await db.NamesAsync(
            draft.SubmittedBy is { } submitter ? people.Append(submitter) : people,
            ct
        );
        var items = draft.Part(CampaignDraftSection.Items);
        return new DraftView(
            draft.Id,
            draft.Title,
            draft.Status,
            [
                .. draft
                    .Parts.Where(part => part.Section != CampaignDraftSection.Items)
                    .OrderBy(part => part.Section)
                    .Select(part => new DraftPartView(
                        part.Section,
                        part.Json,
                        part.Version,
                        names.GetValueOrDefault(part.ChangedBy, ""),
                        part.ChangedAt
                    )),
            ],
            CampaignFileReader.PoolOf(findings.File.Items),
            await db.BankAsync(ct),
            [
                .. findings.Faults.Where(fault =>
                    DraftDocument.SectionOf(fault.Field) == CampaignDraftSection.Items
                ),
            ],
            items.Version,
            findings.Faults.Any(fault => fault.Code == CampaignProblems.CampaignCodeTaken)
                ? findings.File.Code
                : null,
            draft.SubmittedBy is { } by
                ? new DraftSignature(
                    names.GetValueOrDefault(by, ""),
                    draft.SubmittedAt!.Value,
                    draft.SubmittedHash!
                )
                : null,
            draft.Status == CampaignDraftStatus.Submitted && draft.SubmittedBy != actor.UserId,
            draft.Campaign is null ? null : findings.File.Code
        );
    }
}
