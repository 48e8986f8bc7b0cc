using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.Files;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.CompleteFile;

/// <summary>Everything that is kept about one application, for a court or an auditor; written in the journal.</summary>
/// <remarks>
/// Left out on purpose: the grounds of an accommodation (only its decider reads them), texts and keys of test items, answers of a test that still runs,
/// sheets of a panel that still awaits a member, and reasons of compulsory checks, which nobody keeps.
/// </remarks>
[Requires(Permission.CompleteFileRead)]
public sealed record GetCompleteFile(ApplicationId Application)
    : IQuery<CompleteFileView>,
        IOfApplication;

/// <param name="Name">File name of the archive; names no person.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Parts">JSON documents, in the order in which they are read.</param>
/// <param name="Documents">Uploaded documents; the bytes are read while the archive is sent.</param>
public sealed record CompleteFileView(
    string Name,
    DateTime MadeAt,
    IReadOnlyList<CompleteFilePart> Parts,
    IReadOnlyList<CompleteFileDocument> Documents
);

/// <summary>One JSON document of the archive.</summary>
public sealed record CompleteFilePart(string Entry, byte[] Content);

/// <summary>One uploaded document of the archive.</summary>
public sealed record CompleteFileDocument(string Entry, StoredFileId File, DateTime UploadedAt);

internal sealed class GetCompleteFileHandler(
    AppDbContext db,
    CompleteFileParts parts,
    TimeProvider time,
    UseCaseContext context
) : IHandler<GetCompleteFile, CompleteFileView>
{
    public async Task<Result<CompleteFileView>> HandleAsync(
        GetCompleteFile message,
        Actor actor,
        CancellationToken ct
    )
    {
        var application = await db
            .Applications.AsNoTracking()
            .SingleAsync(one => one.Id == message.Application, ct);
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == application.CampaignId, ct);
        var documents = await SubmittedDocuments.OfAsync(db, application.Id, ct);
        var files = documents.Select(document => document.FileId).ToList();
        var types = await db
            .StoredFiles.AsNoTracking()
            .Where(file => files.Contains(file.Id))
            .ToDictionaryAsync(file => file.Id, file => file.ContentType, ct);
        var view = new CompleteFileView(
            $"staffselect-{campaign.Code}-{application.WorkingCode}.zip",
            time.UtcNow(),
            await parts.OfAsync(campaign, application, documents, actor, ct),
            [
                .. documents.Select(
                    (document, index) =>
                        new CompleteFileDocument(
                            $"documents/{index + 1:00}-{document.Kind}-{document.Number}.{UploadedDocument.ExtensionOf(types[document.FileId])}",
                            document.FileId,
                            document.UploadedAt
                        )
                ),
            ]
        );
        context.RecordRead("CompleteFile", application.Id.ToString(), campaign.Id);
        return view;
    }
}
