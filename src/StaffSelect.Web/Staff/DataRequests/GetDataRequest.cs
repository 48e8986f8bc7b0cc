using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.DataRequests;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.DataRequests;

/// <summary>One request with its words; the opening is written in the journal.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetDataRequest(Guid Id) : IQuery<DataRequestView>;

/// <param name="Who">Working code, or the address of a person without an application; null when erased.</param>
/// <param name="Answer">Reason of a proposal, or the answer.</param>
/// <param name="Obstacle">Why a rule refused, or what now stands against an open erasure.</param>
/// <param name="MayDecide">Whether the reader answers or proposes.</param>
/// <param name="MayConfirm">Whether the reader's may be the second signature.</param>
public sealed record DataRequestView(
    Guid Id,
    string? Who,
    LocalizedText? Campaign,
    DataRequestKind Kind,
    DataRequestState State,
    string? Words,
    DateTime FiledAt,
    DateTime DueAt,
    string? ProposedBy,
    DateTime? ProposedAt,
    string? AnsweredBy,
    DateTime? AnsweredAt,
    string? Answer,
    ErasureObstacle? Obstacle,
    bool MayDecide,
    bool MayConfirm
);

internal sealed class GetDataRequestHandler(
    AppDbContext db,
    PersonalData personal,
    Erasure erasure,
    UseCaseContext context
) : IHandler<GetDataRequest, DataRequestView>
{
    public async Task<Result<DataRequestView>> HandleAsync(
        GetDataRequest message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!DataRequestDesk.IsOpenTo(actor))
        {
            return Problem.Forbidden;
        }

        var request = await db.RequestsOf(actor)
            .AsNoTracking()
            .SingleOrDefaultAsync(one => one.Id == message.Id, ct);
        if (request is null)
        {
            return Problem.NotFound;
        }

        context.RecordRead(nameof(DataRequest), request.Id.ToString(), request.CampaignId);
        var campaign = await db
            .Campaigns.Where(one => one.Id == request.CampaignId)
            .Select(one => one.Title)
            .SingleOrDefaultAsync(ct);
        var mayDecide = actor.MayDecide(request) && request.IsOpen;
        return new DataRequestView(
            request.Id,
            await WhoAsync(request, ct),
            campaign,
            request.Kind,
            request.State,
            await personal.OpenAsync(request.PersonId, request.Words, ct),
            request.FiledAt,
            request.DueAt,
            await NameAsync(request.ProposedBy, ct),
            request.ProposedAt,
            await NameAsync(request.AnsweredBy, ct),
            request.AnsweredAt,
            await personal.OpenAsync(request.PersonId, request.Answer, ct),
            request is { IsOpen: true, Kind: DataRequestKind.Erasure }
                ? await erasure.ObstacleAsync(request.User, ct)
                : request.Obstacle,
            mayDecide,
            actor.MayConfirm(request)
        );
    }

    private async Task<string?> WhoAsync(DataRequest request, CancellationToken ct) =>
        request.CampaignId is { } campaign
            ? await db
                .Applications.Where(one => one.UserId == request.User && one.CampaignId == campaign)
                .Select(one => one.WorkingCode)
                .FirstOrDefaultAsync(ct)
            : await db
                .Users.Where(user => user.Id == request.User.Value)
                .Select(user => user.Email)
                .SingleOrDefaultAsync(ct);

    private async Task<string?> NameAsync(UserId? user, CancellationToken ct) =>
        user is { } id
            ? await db
                .Users.Where(one => one.Id == id.Value)
                .Select(one => one.DisplayName)
                .SingleOrDefaultAsync(ct)
            : null;
}
