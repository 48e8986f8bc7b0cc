using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.DataRequests;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.MyData;

/// <summary>Asks for a copy on paper, a correction or erasure; erasure that a rule forbids is answered at once.</summary>
[Requires(Permission.SignedIn)]
public sealed record FileDataRequest(
    [property: Required, EnumDataType(typeof(DataRequestKind))] DataRequestKind? Kind,
    [property: StringLength(DataRequest.MaximumWords)] string? Words,
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password
) : ICommand<DataRequestState>;

internal sealed class FileDataRequestHandler(
    AppDbContext db,
    PersonalData personal,
    OwnAccount own,
    Erasure erasure,
    TimeProvider time
) : IHandler<FileDataRequest, DataRequestState>
{
    public async Task<Result<DataRequestState>> HandleAsync(
        FileDataRequest message,
        Actor actor,
        CancellationToken ct
    )
    {
        var proved = await own.ProvedAsync(actor, message.Password, nameof(message.Password), ct);
        if (proved.Problem is { } refused)
        {
            return refused;
        }

        var (user, kind) = (actor.RequiredUserId, message.Kind!.Value);
        if (
            await db.DataRequests.AnyAsync(
                row => row.User == user && row.Kind == kind && row.AnsweredAt == null,
                ct
            )
        )
        {
            return new Problem(DataRequestProblems.DataRequestExists).At(nameof(message.Kind));
        }

        var campaign = await db
            .Applications.Where(row => row.UserId == user)
            .OrderByDescending(row => row.SubmittedAt)
            .Select(row => (CampaignId?)row.CampaignId)
            .FirstOrDefaultAsync(ct);
        var person = personal.NewPerson();
        var request = DataRequest.File(
            user,
            person,
            campaign,
            kind,
            await personal.SealOptionalAsync(person, message.Words?.Trim(), ct),
            kind == DataRequestKind.Erasure ? await erasure.ObstacleAsync(user, ct) : null,
            time.UtcNow()
        );
        db.Add(request);
        return request.State;
    }
}
