using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Files;

/// <summary>Opens a document that was submitted with an application; the opening is written in the journal.</summary>
[Requires(Permission.DocumentsRead)]
public sealed record OpenDocument(ApplicationId Application, ApplicationDocumentId Document)
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
        var submitted = await SubmittedDocuments.OfAsync(db, application.Id, ct);
        var document = submitted.FirstOrDefault(known => known.Id == message.Document);
        if (document is null || await files.OpenAsync(document.FileId, ct) is not { } content)
        {
            return Problem.NotFound;
        }

        context.RecordRead("Document", document.Id.ToString(), application.CampaignId);
        return content;
    }
}

/// <summary>A document of the candidate's own draft or application.</summary>
[Requires(Permission.SignedIn)]
public sealed record OpenOwnDocument(string CampaignCode, ApplicationDocumentId Document)
    : IQuery<StoredContent>;

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
        var file = await (
            from document in db.ApplicationDocuments
            where
                document.Id == message.Document
                && document.UploadedBy == user
                && (
                    db.Applications.Any(application =>
                        application.Id == document.ApplicationId
                        && application.UserId == user
                        && db.Campaigns.Any(campaign =>
                            campaign.Id == application.CampaignId
                            && campaign.Code == message.CampaignCode
                        )
                    )
                    || db.ApplicationDrafts.Any(draft =>
                        draft.Id == document.ApplicationId
                        && draft.UserId == user
                        && db.Campaigns.Any(campaign =>
                            campaign.Id == draft.CampaignId && campaign.Code == message.CampaignCode
                        )
                    )
                )
            select (StoredFileId?)document.FileId
        ).SingleOrDefaultAsync(ct);
        return file is { } id && await files.OpenAsync(id, ct) is { } content
            ? content
            : Problem.NotFound;
    }
}

/// <summary>The document of an accommodation request; only for those who decide it, and the opening is written in the journal.</summary>
[Requires(Permission.AccommodationDecide)]
public sealed record OpenAccommodationDocument(ApplicationId Application)
    : IQuery<StoredContent>,
        IOfApplication;

internal sealed class OpenAccommodationDocumentHandler(
    AppDbContext db,
    FileStore files,
    UseCaseContext context
) : IHandler<OpenAccommodationDocument, StoredContent>
{
    public async Task<Result<StoredContent>> HandleAsync(
        OpenAccommodationDocument message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db
            .Applications.AsNoTracking()
            .SingleAsync(a => a.Id == message.Application, ct);
        var request = await AccommodationRequests.LatestAsync(db, application.Id, ct);
        if (request?.FileId is not { } file || await files.OpenAsync(file, ct) is not { } content)
        {
            return Problem.NotFound;
        }

        context.RecordRead(
            nameof(AccommodationRequest),
            request.Id.ToString(),
            application.CampaignId
        );
        return content;
    }
}

/// <summary>Documents that were submitted, with the versions that they replaced.</summary>
internal static class SubmittedDocuments
{
    /// <summary>All versions of all submissions, in the order of uploading; what a candidate prepares but has not submitted is not among them.</summary>
    public static async Task<IReadOnlyList<ApplicationDocument>> OfAsync(
        AppDbContext db,
        ApplicationId application,
        CancellationToken ct
    )
    {
        var editions = await db
            .ApplicationEditions.AsNoTracking()
            .Where(edition => edition.ApplicationId == application)
            .Select(edition => edition.Documents)
            .ToListAsync(ct);
        var submitted = editions.SelectMany(documents => documents).ToHashSet();
        var documents = await db
            .ApplicationDocuments.AsNoTracking()
            .Where(document => document.ApplicationId == application)
            .ToListAsync(ct);
        return
        [
            .. documents
                .Where(document => submitted.Contains(document.Id))
                .OrderBy(document => document.UploadedAt)
                .ThenBy(document => document.Id.Value),
        ];
    }
}
