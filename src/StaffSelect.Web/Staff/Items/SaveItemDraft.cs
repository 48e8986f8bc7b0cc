using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>Changes the sender's draft.</summary>
/// <param name="Draft">Which version.</param>
/// <param name="Version">The state of it that the author has before his eyes.</param>
/// <param name="Content">The whole new content.</param>
[Requires(Permission.ItemsWrite)]
public sealed record SaveItemDraft(PoolItemVersionId Draft, int Version, ItemContent Content)
    : ICommand<Done>;

internal sealed class SaveItemDraftHandler(AppDbContext db) : IHandler<SaveItemDraft, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SaveItemDraft message,
        Actor actor,
        CancellationToken ct
    )
    {
        var draft = await db.PoolItemVersions.SingleOrDefaultAsync(
            known => known.Id == message.Draft,
            ct
        );
        if (draft is null)
        {
            return Problem.NotFound;
        }

        if (draft.Version != message.Version)
        {
            return Problem.Conflict;
        }

        var edited = draft.Edit(message.Content, actor.RequiredUserId);
        if (edited.IsSuccess)
        {
            var item = await db.PoolItems.SingleAsync(known => known.Id == draft.Item, ct);
            item.Index(draft.Content);
        }

        return edited;
    }
}
