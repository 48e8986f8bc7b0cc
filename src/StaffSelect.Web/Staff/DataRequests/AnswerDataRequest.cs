using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Outbox;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.DataRequests;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.DataRequests;

/// <summary>Grants a copy, or refuses a request of either kind, with words that the person reads.</summary>
[Requires(Permission.SignedIn)]
public sealed record AnswerDataRequest(
    Guid Id,
    bool Grant,
    [property: Required, StringLength(DataRequest.MaximumWords)] string Reason
) : ICommand<Done>;

/// <summary>First signature under an erasure; another person must confirm it.</summary>
[Requires(Permission.SignedIn)]
public sealed record ProposeErasure(
    Guid Id,
    [property: Required, StringLength(DataRequest.MaximumWords)] string Reason
) : ICommand<Done>;

/// <summary>Second signature: the person's data are destroyed.</summary>
[Requires(Permission.SignedIn)]
public sealed record ConfirmErasure(Guid Id) : ICommand<Done>;

internal sealed class AnswerDataRequestHandler(
    AppDbContext db,
    PersonalData personal,
    OutboxWriter outbox,
    PublicAddress address,
    UseCaseContext context,
    TimeProvider time
) : IHandler<AnswerDataRequest, Done>
{
    public async Task<Result<Done>> HandleAsync(
        AnswerDataRequest message,
        Actor actor,
        CancellationToken ct
    )
    {
        var found = await db.OwedAsync(message.Id, actor, context, ct);
        if (found.Problem is { } refused)
        {
            return refused;
        }

        var request = found.Value;
        // the second reader may refuse what another has proposed
        if (!actor.MayDecide(request) && (message.Grant || !actor.MayConfirm(request)))
        {
            return Problem.Forbidden;
        }

        var decided = request.Decide(
            message.Grant,
            actor.RequiredUserId,
            await personal.SealAsync(request.PersonId, message.Reason.Trim(), ct),
            time.UtcNow()
        );
        if (decided.IsSuccess)
        {
            await outbox.AddAsync(
                request.User,
                MailTemplates.DataRequestAnswered,
                [address.Link("/account/manage/data/requests").AbsoluteUri],
                ct
            );
        }

        return decided;
    }
}

internal sealed class ProposeErasureHandler(
    AppDbContext db,
    PersonalData personal,
    Erasure erasure,
    UseCaseContext context,
    TimeProvider time
) : IHandler<ProposeErasure, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ProposeErasure message,
        Actor actor,
        CancellationToken ct
    )
    {
        var found = await db.OwedAsync(message.Id, actor, context, ct);
        if (found.Problem is { } refused)
        {
            return refused;
        }

        var request = found.Value;
        if (!actor.MayDecide(request))
        {
            return Problem.Forbidden;
        }

        return await erasure.ObstacleAsync(request.User, ct) is { } obstacle
            ? new Problem("Erasure" + obstacle)
            : request.Propose(
                actor.RequiredUserId,
                await personal.SealAsync(request.PersonId, message.Reason.Trim(), ct),
                time.UtcNow()
            );
    }
}

internal sealed class ConfirmErasureHandler(
    AppDbContext db,
    Erasure erasure,
    UseCaseContext context,
    TimeProvider time
) : IHandler<ConfirmErasure, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ConfirmErasure message,
        Actor actor,
        CancellationToken ct
    )
    {
        var found = await db.OwedAsync(message.Id, actor, context, ct);
        if (found.Problem is { } refused)
        {
            return refused;
        }

        var request = found.Value;
        if (await erasure.ObstacleAsync(request.User, ct) is { } obstacle)
        {
            return new Problem("Erasure" + obstacle);
        }

        var confirmed = request.Confirm(actor.RequiredUserId, time.UtcNow());
        return confirmed.IsSuccess ? await erasure.EraseAsync(request.User, ct) : confirmed;
    }
}

internal static class OwedAnswers
{
    /// <summary>A request that the sender may see; its campaign stands on the lines of the journal.</summary>
    public static async Task<Result<DataRequest>> OwedAsync(
        this AppDbContext db,
        Guid id,
        Actor actor,
        UseCaseContext context,
        CancellationToken ct
    )
    {
        var request = await db.DataRequests.SingleOrDefaultAsync(one => one.Id == id, ct);
        if (request is null)
        {
            return DataRequestDesk.IsOpenTo(actor) ? Problem.NotFound : Problem.Forbidden;
        }

        if (request.User == actor.UserId && DataRequestDesk.IsOpenTo(actor))
        {
            return new Problem(DataRequestProblems.OwnDataRequest);
        }

        if (!await db.RequestsOf(actor).AnyAsync(one => one.Id == id, ct))
        {
            return Problem.Forbidden;
        }

        context.Campaign = request.CampaignId;
        return request;
    }
}
