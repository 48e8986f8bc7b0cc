using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>Stores one section of a draft as it is written; faults are shown, not refused, because a draft may be incomplete.</summary>
/// <param name="Seen">Version of the section that the editor had read.</param>
/// <param name="Json">The section's properties.</param>
[Requires(Permission.CampaignPrepare)]
public sealed record SaveDraftSection(
    CampaignDraftId Draft,
    CampaignDraftSection Section,
    int Seen,
    [property: Required, StringLength(SaveDraftSection.LongestJson)] string Json
) : ICommand<Done>
{
    /// <summary>Texts of a hundred posts, or twenty competencies with their questions and anchors, fit well.</summary>
    public const int LongestJson = 1_000_000;
}

internal sealed class SaveDraftSectionHandler(AppDbContext db, TimeProvider time)
    : IHandler<SaveDraftSection, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SaveDraftSection message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.DraftAsync(message.Draft, ct) is not { } draft)
        {
            return Problem.NotFound;
        }

        // the items come as a file and are read before they are stored
        if (
            message.Section == CampaignDraftSection.Items
            || DraftDocument.Parse(message.Json) is not { } section
            || section.Any(property =>
                DraftDocument.SectionOf(property.Key) != message.Section || property.Key == "format"
            )
        )
        {
            return new Problem("Malformed").At(nameof(message.Json));
        }

        var title =
            message.Section == CampaignDraftSection.Basics
                ? DraftDocument.TitleOf(section)
                : draft.Title;
        var saved = draft.Save(
            message.Section,
            message.Seen,
            DraftDocument.Text(section),
            title,
            actor.RequiredUserId,
            time.UtcNow()
        );
        return saved.Problem is { Code: CampaignDraftProblems.DraftSectionChanged }
            ? await ChangedAsync(draft.Part(message.Section), ct)
            : saved;
    }

    private async Task<Problem> ChangedAsync(CampaignDraftPart part, CancellationToken ct)
    {
        var names = await db.NamesAsync([part.ChangedBy], ct);
        return new Problem(
            CampaignDraftProblems.DraftSectionChanged,
            names.GetValueOrDefault(part.ChangedBy, ""),
            part.ChangedAt
        );
    }
}
