using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>Gives a draft up. It stays readable.</summary>
[Requires(Permission.CampaignPrepare)]
public sealed record DiscardDraft(
    CampaignDraftId Draft,
    [property: Required, MinLength(10), StringLength(2000)] string Reason
) : ICommand<Done>;

internal sealed class DiscardDraftHandler(AppDbContext db, UseCaseContext context)
    : IHandler<DiscardDraft, Done>
{
    public async Task<Result<Done>> HandleAsync(
        DiscardDraft message,
        Actor actor,
        CancellationToken ct
    )
    {
        context.Reason = message.Reason.Trim();
        return await db.DraftAsync(message.Draft, ct) is { } draft
            ? draft.Discard()
            : Problem.NotFound;
    }
}
