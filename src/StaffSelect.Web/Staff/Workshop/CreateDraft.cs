using System.ComponentModel.DataAnnotations;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>Begins a draft from a template or as a copy of a campaign; registration opens in two weeks.</summary>
/// <param name="Code">Address of the new selection; checked with everything else, so that it may be changed later.</param>
/// <param name="Template">Name of a template; null for a copy.</param>
/// <param name="Copy">The campaign that is copied; null for a template.</param>
[Requires(Permission.CampaignPrepare)]
public sealed record CreateDraft(
    [property: Required, StringLength(40)] string Code,
    [property: StringLength(60)] string? Template,
    CampaignId? Copy
) : ICommand<CampaignDraftId>;

internal sealed class CreateDraftHandler(AppDbContext db, TimeProvider time)
    : IHandler<CreateDraft, CampaignDraftId>
{
    public async Task<Result<CampaignDraftId>> HandleAsync(
        CreateDraft message,
        Actor actor,
        CancellationToken ct
    )
    {
        var file = message.Copy is { } campaign
            ? await CopyAsync(campaign, ct)
            : await FromTemplateAsync(message.Template ?? "", ct);
        if (file is null)
        {
            return Problem.NotFound;
        }

        var now = time.UtcNow();
        file["code"] = message.Code.Trim();
        var zone = file["timeZone"]!.GetValue<string>();
        DraftDates.LayAhead(file, DateOnly.FromDateTime(CampaignZone.ToLocal(now, zone)));
        var draft = CampaignDraft.Create(
            DraftDocument.TitleOf(file),
            DraftDocument.Split(file),
            actor.RequiredUserId,
            now
        );
        db.CampaignDrafts.Add(draft);
        return draft.Id;
    }

    private async Task<JsonObject?> FromTemplateAsync(string name, CancellationToken ct)
    {
        if (CampaignTemplates.Find(name) is not { } template)
        {
            return null;
        }

        var library = await db
            .LibraryCompetencies.AsNoTracking()
            .Where(one =>
                template.Library.Contains(one.Code)
                && !db.LibraryCompetencies.Any(later =>
                    later.Code == one.Code && later.Number > one.Number
                )
            )
            .OrderBy(one => one.Code)
            .ToListAsync(ct);
        var file = template.Document.DeepClone().AsObject();
        file["competencies"] = new JsonArray([
            .. library.Select(one => CampaignFileWriter.Competency(one.Code, one.Content)),
        ]);
        file["items"] = new JsonArray();
        return file;
    }

    private async Task<JsonObject?> CopyAsync(CampaignId id, CancellationToken ct)
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == id, ct);
        if (campaign is null)
        {
            return null;
        }

        var items = await db
            .ItemVersions.AsNoTracking()
            // what came from the bank is drawn from the bank again
            .Where(item =>
                item.Campaign == id && item.Status == ItemStatus.Approved && item.Source == null
            )
            .OrderBy(item => item.Code)
            .ToListAsync(ct);
        var file = CampaignFileWriter.Write(campaign);
        file["items"] = new JsonArray([.. items.Select(CampaignFileWriter.Item)]);
        // members are appointed anew for every selection
        file["panel"] = new JsonObject
        {
            ["title"] = new JsonObject { ["uk"] = "Комісія № 1", ["en"] = "Panel 1" },
            ["members"] = new JsonArray(),
        };
        return file;
    }
}
