using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Appeals;

/// <summary>Files an appeal against the valid version of the sender's own result, or of one stage when the rules count from its confirmation.</summary>
/// <param name="Stage">Code of the stage; null for the published results.</param>
[Requires(Permission.AppealFile)]
public sealed record FileAppeal(
    CampaignId Campaign,
    [property: Required, EnumDataType(typeof(AppealKind))] AppealKind? Kind,
    [property: Required, MinLength(Appeal.TextMinimum), StringLength(Appeal.TextMaximum)]
        string Text,
    [property: StringLength(20)] string? Stage = null
) : ICommand<AppealReceipt>, IOfCampaign;

/// <summary>What the candidate gets for a filed appeal.</summary>
/// <param name="Number">Number of the receipt.</param>
/// <param name="FiledAt">UTC, by the server's clock.</param>
public sealed record AppealReceipt(string Number, DateTime FiledAt);

internal sealed class FileAppealHandler(AppDbContext db, PersonalData personal, TimeProvider time)
    : IHandler<FileAppeal, AppealReceipt>
{
    public async Task<Result<AppealReceipt>> HandleAsync(
        FileAppeal message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var application = await db
            .Applications.AsNoTracking()
            .SingleOrDefaultAsync(
                one => one.CampaignId == message.Campaign && one.UserId == actor.UserId,
                ct
            );
        if (application is null)
        {
            return Problem.NotFound;
        }

        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var subjects = await db.AppealSubjectsAsync(campaign, application.Id, ct);
        if (subjects.FirstOrDefault(one => one.Stage == message.Stage) is not { } subject)
        {
            return message.Stage is null
                ? new Problem(AppealProblems.AppealBeforeResults)
                : new Problem(AppealProblems.AppealBeforeStage).At(nameof(FileAppeal.Stage));
        }

        var kind = message.Kind!.Value;
        if (
            await db.Appeals.AnyAsync(
                appeal =>
                    appeal.ApplicationId == application.Id
                    && appeal.PublicationId == subject.Publication
                    && appeal.StageConfirmationId == subject.Confirmation
                    && appeal.Kind == kind,
                ct
            )
        )
        {
            return new Problem(AppealProblems.AppealOfKindExists).At(nameof(FileAppeal.Kind));
        }

        var filed = Appeal.File(
            campaign.Id,
            subject,
            application.Id,
            kind,
            await personal.SealAsync(application.PersonId, message.Text.Trim(), ct),
            ReceiptNumber.From(RandomNumberGenerator.GetBytes(ReceiptNumber.RandomBytes)),
            now
        );
        if (filed.Problem is { } problem)
        {
            return problem;
        }

        db.Appeals.Add(filed.Value);
        return new AppealReceipt(filed.Value.Receipt, filed.Value.FiledAt);
    }
}
