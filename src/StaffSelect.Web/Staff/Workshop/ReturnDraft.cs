using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>Gives a signed draft back to be edited; the signature falls.</summary>
[Requires(Permission.CampaignPrepare)]
public sealed record ReturnDraft(
    CampaignDraftId Draft,
    [property: Required, MinLength(10), StringLength(2000)] string Reason
) : ICommand<Done>;

internal sealed class ReturnDraftHandler(AppDbContext db, UseCaseContext context)
    : IHandler<ReturnDraft, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ReturnDraft message,
        Actor actor,
        CancellationToken ct
    )
    {
        context.Reason = message.Reason.Trim();
        return await db.DraftAsync(message.Draft, ct) is { } draft
            ? draft.Return()
            : Problem.NotFound;
    }
}
