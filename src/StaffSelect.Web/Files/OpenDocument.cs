using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Files;

/// <summary>Opens the document of an application; the opening is written in the journal.</summary>
[Requires(Permission.DocumentsRead)]
public sealed record OpenDocument(ApplicationId Application)
    : IQuery<StoredContent>,
        IOfApplication;

internal sealed class OpenDocumentHandler(AppDbContext db, FileStore files, UseCaseContext context)
    : IHandler<OpenDocument, StoredContent>
{
    public async Task<Result<StoredContent>> HandleAsync(
        OpenDocument message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db
            .Applications.AsNoTracking()
            .SingleAsync(a => a.Id == message.Application, ct);
        var content = await files.OpenAsync(application.DocumentId, ct);
        if (content is null)
        {
            return Problem.NotFound;
        }

        context.RecordRead("Document", application.DocumentId.ToString(), application.CampaignId);
        return content;
    }
}

/// <summary>The candidate's own document, of the draft or of the application.</summary>
[Requires(Permission.SignedIn)]
public sealed record OpenOwnDocument(string CampaignCode) : IQuery<StoredContent>;

internal sealed class OpenOwnDocumentHandler(AppDbContext db, FileStore files)
    : IHandler<OpenOwnDocument, StoredContent>
{
    public async Task<Result<StoredContent>> HandleAsync(
        OpenOwnDocument message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = actor.RequiredUserId;
        var campaigns = db.Campaigns.Where(campaign => campaign.Code == message.CampaignCode);
        var document =
            await db
                .Applications.Where(application =>
                    application.UserId == user
                    && campaigns.Any(campaign => campaign.Id == application.CampaignId)
                )
                .Select(application => (StoredFileId?)application.DocumentId)
                .SingleOrDefaultAsync(ct)
            ?? await db
                .ApplicationDrafts.Where(draft =>
                    draft.UserId == user
                    && campaigns.Any(campaign => campaign.Id == draft.CampaignId)
                )
                .Select(draft => draft.DocumentId)
                .SingleOrDefaultAsync(ct);
        return document is { } id && await files.OpenAsync(id, ct) is { } content
            ? content
            : Problem.NotFound;
    }
}
