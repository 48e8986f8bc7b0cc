using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.MyData;

/// <summary>The sender's requests about his data, newest first.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMyDataRequests : IQuery<IReadOnlyList<MyDataRequest>>;

/// <param name="State">Of an erasure the person sees no step before the answer.</param>
/// <param name="Obstacle">Why a rule refused erasure.</param>
public sealed record MyDataRequest(
    Guid Id,
    DataRequestKind Kind,
    DataRequestState State,
    string? Words,
    DateTime FiledAt,
    DateTime DueAt,
    DateTime? AnsweredAt,
    string? Answer,
    ErasureObstacle? Obstacle
);

internal sealed class GetMyDataRequestsHandler(AppDbContext db, PersonalData personal)
    : IHandler<GetMyDataRequests, IReadOnlyList<MyDataRequest>>
{
    public async Task<Result<IReadOnlyList<MyDataRequest>>> HandleAsync(
        GetMyDataRequests message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = actor.RequiredUserId;
        var rows = await db
            .DataRequests.AsNoTracking()
            .Where(row => row.User == user)
            .OrderByDescending(row => row.FiledAt)
            .ToListAsync(ct);
        await personal.PreloadAsync(rows.Select(row => row.PersonId), ct);
        var requests = new List<MyDataRequest>(rows.Count);
        foreach (var row in rows)
        {
            requests.Add(
                new MyDataRequest(
                    row.Id,
                    row.Kind,
                    row.IsOpen ? DataRequestState.Open : row.State,
                    await personal.OpenAsync(row.PersonId, row.Words, ct),
                    row.FiledAt,
                    row.DueAt,
                    row.AnsweredAt,
                    // a proposal is nobody's answer yet
                    row.IsOpen
                        ? null
                        : await personal.OpenAsync(row.PersonId, row.Answer, ct),
                    row.Obstacle
                )
            );
        }

        return Result<IReadOnlyList<MyDataRequest>>.Success(requests);
    }
}
