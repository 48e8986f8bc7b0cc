using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>Selections that are being prepared, the last changed first, and what a new one can begin with.</summary>
/// <param name="All">Whether also those that were announced or given up.</param>
[Requires(Permission.CampaignPrepare)]
public sealed record ListDrafts(
    bool All,
    [property: Range(0, 100_000)] int Page,
    [property: Range(1, 100)] int PageSize
) : IQuery<DraftList>;

/// <param name="Total">Drafts of the view.</param>
/// <param name="Campaigns">Campaigns that can be copied, newest first.</param>
public sealed record DraftList(
    IReadOnlyList<DraftRow> Rows,
    int Total,
    IReadOnlyList<DraftTemplate> Templates,
    IReadOnlyList<DraftSource> Campaigns
);

/// <param name="AwaitsMe">Somebody else has signed; the reader may be the second.</param>
public sealed record DraftRow(
    CampaignDraftId Id,
    LocalizedText Title,
    CampaignDraftStatus Status,
    string ChangedBy,
    DateTime ChangedAt,
    bool AwaitsMe
);

/// <param name="LeftOut">Stages that this version cannot run.</param>
public sealed record DraftTemplate(
    string Name,
    LocalizedText Title,
    LocalizedText Note,
    IReadOnlyList<LocalizedText> LeftOut
);

public sealed record DraftSource(CampaignId Id, string Code, LocalizedText Title);

internal sealed class ListDraftsHandler(AppDbContext db) : IHandler<ListDrafts, DraftList>
{
    /// <summary>Older campaigns are seldom a model for a new one.</summary>
    private const int MostCampaigns = 50;

    public async Task<Result<DraftList>> HandleAsync(
        ListDrafts message,
        Actor actor,
        CancellationToken ct
    )
    {
        var drafts = db
            .CampaignDrafts.AsNoTracking()
            .Where(draft =>
                message.All
                || draft.Status == CampaignDraftStatus.Editing
                || draft.Status == CampaignDraftStatus.Submitted
            );
        var total = await drafts.CountAsync(ct);
        var rows = await drafts
            .OrderByDescending(draft => draft.ChangedAt)
            .ThenBy(draft => draft.Id)
            .Skip(message.Page * message.PageSize)
            .Take(message.PageSize)
            .ToListAsync(ct);
        var names = await db.NamesAsync(rows.Select(draft => draft.ChangedBy), ct);
        var campaigns = await db
            .Campaigns.OrderByDescending(campaign => campaign.RegistrationFromAt)
            .ThenBy(campaign => campaign.Code)
            .Take(MostCampaigns)
            .Select(campaign => new DraftSource(campaign.Id, campaign.Code, campaign.Title))
            .ToListAsync(ct);
        return new DraftList(
            [
                .. rows.Select(draft => new DraftRow(
                    draft.Id,
                    draft.Title,
                    draft.Status,
                    names.GetValueOrDefault(draft.ChangedBy, ""),
                    draft.ChangedAt,
                    draft.Status == CampaignDraftStatus.Submitted
                        && draft.SubmittedBy != actor.UserId
                )),
            ],
            total,
            [
                .. CampaignTemplates.All.Select(template => new DraftTemplate(
                    template.Name,
                    template.Title,
                    template.Note,
                    template.LeftOut
                )),
            ],
            campaigns
        );
    }
}
