using System.ComponentModel.DataAnnotations;
using System.Text;
using System.Text.Json.Nodes;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>Replaces a draft's test items by those of a file: all of them, or nothing and every fault.</summary>
/// <param name="Seen">Version of the items that the editor had read.</param>
/// <param name="Content">JSON with a list <c>items</c> as in a campaign file; a whole campaign file will do.</param>
[Requires(Permission.CampaignPrepare)]
public sealed record SaveDraftItems(
    CampaignDraftId Draft,
    int Seen,
    [property: Required] byte[] Content
) : ICommand<int>;

internal sealed class SaveDraftItemsHandler(AppDbContext db, TimeProvider time)
    : IHandler<SaveDraftItems, int>
{
    public async Task<Result<int>> HandleAsync(
        SaveDraftItems message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.DraftAsync(message.Draft, ct) is not { } draft)
        {
            return Problem.NotFound;
        }

        var (items, faults) = CampaignFileReader.ReadItems(message.Content);
        if (faults.Count > 0)
        {
            return Problem.Join(faults);
        }

        var text = Encoding.UTF8.GetString(message.Content).TrimStart('\uFEFF');
        var list = JsonNode.Parse(text)!["items"]!.DeepClone();
        var saved = draft.Save(
            CampaignDraftSection.Items,
            message.Seen,
            DraftDocument.Text(new JsonObject { ["items"] = list }),
            draft.Title,
            actor.RequiredUserId,
            time.UtcNow()
        );
        return saved.Problem is { } refused ? refused : items.Count;
    }
}
