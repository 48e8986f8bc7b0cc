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

/// <summary>Asks for extra time or breaks, or says that nothing is needed; counts at once, apart from the application.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="IsNeeded">Null when not answered.</param>
/// <param name="Percent">Extra time asked for: 0, 25, 50 or 100.</param>
/// <param name="Breaks">Breaks that stop the clock.</param>
/// <param name="Ground">Why; only those who decide read it.</param>
/// <param name="FileName">Name on the candidate's device.</param>
/// <param name="Content">A document, or null; without a new one the earlier stays.</param>
[Requires(Permission.SignedIn)]
public sealed record SaveAccommodationRequest(
    CampaignId Campaign,
    bool? IsNeeded,
    int Percent,
    bool Breaks,
    [property: StringLength(AccommodationRequest.MaximumGround)] string? Ground,
    [property: StringLength(255)] string? FileName = null,
    Stream? Content = null
) : ICommand<Done>, IOfCampaign;

internal sealed class SaveAccommodationRequestHandler(
    AppDbContext db,
    PersonalData personal,
    FileStore files,
    TimeProvider time
) : IHandler<SaveAccommodationRequest, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SaveAccommodationRequest message,
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

        var (_, draft, application) = opened.Value;
        if (application?.AccommodationReason is not null)
        {
            return new Problem(ApplicationProblems.AccommodationDecided);
        }

        if (application is not null && db.Entry(draft).State == EntityState.Added)
        {
            // the request stands apart: it opens no change of the application
            db.ApplicationDrafts.Remove(draft);
        }

        if (message.IsNeeded is null)
        {
            return new Problem(ApplicationProblems.AccommodationUnanswered).At(
                nameof(SaveAccommodationRequest.IsNeeded)
            );
        }

        var user = actor.RequiredUserId;
        Result<AccommodationRequest> request =
            message.IsNeeded == false
                ? AccommodationRequest.NotNeeded(draft.Id, draft.PersonId, user, now)
                : await AskAsync(message, draft, user, now, ct);
        if (!request.IsSuccess)
        {
            return request.Problem;
        }

        db.AccommodationRequests.Add(request.Value);
        return Done.Value;
    }

    private async Task<Result<AccommodationRequest>> AskAsync(
        SaveAccommodationRequest message,
        ApplicationDraft draft,
        UserId user,
        DateTime now,
        CancellationToken ct
    )
    {
        var ground = message.Ground?.Trim();
        if (string.IsNullOrEmpty(ground))
        {
            return new Problem(ApplicationProblems.LineMissing).At(
                nameof(SaveAccommodationRequest.Ground)
            );
        }

        StoredFile? file = null;
        if (message.Content is not null)
        {
            var received = await Uploads.ReceiveAsync(files, draft.PersonId, message.Content, ct);
            if (!received.IsSuccess)
            {
                return received.Problem.At(nameof(SaveAccommodationRequest.Content));
            }

            file = received.Value;
        }

        var earlier = file is null
            ? await AccommodationRequests.LatestAsync(db, draft.Id, ct)
            : null;
        (StoredFileId, SealedText)? document =
            file is not null
                ? (
                    file.Id,
                    await personal.SealAsync(draft.PersonId, Uploads.NameOf(message.FileName), ct)
                )
            : earlier is { FileId: { } id, FileName: { } name } ? (id, name)
            : null;
        var asked = AccommodationRequest.Ask(
            draft.Id,
            draft.PersonId,
            message.Percent,
            message.Breaks,
            await personal.SealAsync(draft.PersonId, ground, ct),
            document,
            user,
            now
        );
        if (asked.IsSuccess && file is not null)
        {
            db.StoredFiles.Add(file);
        }

        return asked;
    }
}
