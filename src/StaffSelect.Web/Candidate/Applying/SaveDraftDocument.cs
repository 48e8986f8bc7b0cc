using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Files;
using StaffSelect.Web.Files;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>A document, or a new version of one; the version before is kept.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Kind">What it is handed in for; of a new version, that of the document.</param>
/// <param name="FileName">Name on the candidate's device, shown back and used for nothing else.</param>
/// <param name="Content">The upload; read once.</param>
/// <param name="Replaces">The version in force that this one replaces, or null.</param>
[Requires(Permission.SignedIn)]
public sealed record SaveDraftDocument(
    CampaignId Campaign,
    DocumentKind? Kind,
    [property: StringLength(255)] string? FileName,
    Stream? Content,
    ApplicationDocumentId? Replaces = null
) : ICommand<Done>, IOfCampaign;

internal sealed class SaveDraftDocumentHandler(
    AppDbContext db,
    PersonalData personal,
    FileStore files,
    TimeProvider time
) : IHandler<SaveDraftDocument, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SaveDraftDocument message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var opened = await Drafts.OpenAsync(db, personal, message.Campaign, actor, now, ct);
        if (!opened.IsSuccess)
        {
            return opened.Problem;
        }

        var draft = opened.Value.Draft;
        var kept = await db
            .ApplicationDocuments.Where(document => document.ApplicationId == draft.Id)
            .ToListAsync(ct);
        var replaced = kept.Find(document => document.Id == message.Replaces);
        if (message.Replaces is { } id && (replaced is null || !draft.Documents.Contains(id)))
        {
            return Problem.Conflict;
        }

        if ((replaced?.Kind ?? message.Kind) is not { } kind)
        {
            return new Problem(ApplicationProblems.DocumentKindMissing).At(
                nameof(SaveDraftDocument.Kind)
            );
        }

        if (kept.Count >= ApplicationDocument.MaximumVersions)
        {
            return new Problem(
                ApplicationProblems.DocumentsTooMany,
                ApplicationDocument.MaximumVersions
            ).At(nameof(SaveDraftDocument.Content));
        }

        var file = await Uploads.ReceiveAsync(files, draft.PersonId, message.Content, ct);
        if (!file.IsSuccess)
        {
            return file.Problem.At(nameof(SaveDraftDocument.Content));
        }

        var inForce = kept.Where(known => draft.Documents.Contains(known.Id) && known.Kind == kind)
            .Select(known => known.FileId)
            .ToList();
        if (
            await db.StoredFiles.AnyAsync(
                other => inForce.Contains(other.Id) && other.Sha256 == file.Value.Sha256,
                ct
            )
        )
        {
            return new Problem(ApplicationProblems.DocumentAlreadyThere).At(
                nameof(SaveDraftDocument.Content)
            );
        }

        var document = ApplicationDocument.Upload(
            draft.Id,
            kind,
            replaced,
            file.Value.Id,
            await personal.SealAsync(draft.PersonId, Uploads.NameOf(message.FileName), ct),
            actor.RequiredUserId,
            now
        );
        var added = draft.AddDocument(document, now);
        if (!added.IsSuccess)
        {
            return added.Problem.At(nameof(SaveDraftDocument.Content));
        }

        db.StoredFiles.Add(file.Value);
        db.ApplicationDocuments.Add(document);
        return Done.Value;
    }
}

/// <summary>Takes a document out of the draft; versions that were never submitted are forgotten, submitted ones are kept.</summary>
[Requires(Permission.SignedIn)]
public sealed record RemoveDraftDocument(CampaignId Campaign, ApplicationDocumentId Document)
    : ICommand<Done>,
        IOfCampaign;

internal sealed class RemoveDraftDocumentHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<RemoveDraftDocument, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RemoveDraftDocument message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var opened = await Drafts.OpenAsync(db, personal, message.Campaign, actor, now, ct);
        if (!opened.IsSuccess)
        {
            return opened.Problem;
        }

        var draft = opened.Value.Draft;
        if (!draft.Documents.Contains(message.Document))
        {
            return Problem.Conflict;
        }

        draft.RemoveDocument(message.Document, now);
        var free = (await Drafts.NeverSubmittedAsync(db, draft.Id, ct)).ToDictionary(known =>
            known.Id
        );
        var forgotten = new List<ApplicationDocument>();
        ApplicationDocumentId? next = message.Document;
        while (next is { } id && free.TryGetValue(id, out var document))
        {
            forgotten.Add(document);
            next = document.Replaces;
        }

        await Drafts.ForgetAsync(db, forgotten, ct);
        return Done.Value;
    }
}
