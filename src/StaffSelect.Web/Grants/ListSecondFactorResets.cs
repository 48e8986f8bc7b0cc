using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>Resets of second steps that wait for a second administrator, oldest first.</summary>
[Requires(Permission.GrantsManage)]
public sealed record ListSecondFactorResets : IQuery<IReadOnlyList<SecondFactorResetRow>>;

/// <param name="MayConfirm">Whether who asks is the second administrator that it needs.</param>
public sealed record SecondFactorResetRow(
    Guid Id,
    string DisplayName,
    string Email,
    string RequestedBy,
    DateTime RequestedAt,
    string Reason,
    bool MayConfirm
);

internal sealed class ListSecondFactorResetsHandler(AppDbContext db)
    : IHandler<ListSecondFactorResets, IReadOnlyList<SecondFactorResetRow>>
{
    /// <summary>More than ever wait at once; those beyond show when others are decided.</summary>
    private const int Most = 100;

    public async Task<Result<IReadOnlyList<SecondFactorResetRow>>> HandleAsync(
        ListSecondFactorResets message,
        Actor actor,
        CancellationToken ct
    )
    {
        var open = await db.Set<SecondFactorReset>()
            .AsNoTracking()
            .Where(reset => reset.ConfirmedAt == null && reset.WithdrawnAt == null)
            .OrderBy(reset => reset.RequestedAt)
            .Take(Most)
            .ToListAsync(ct);
        var named = open.SelectMany(reset => new[] { reset.User.Value, reset.RequestedBy.Value })
            .Distinct()
            .ToList();
        var people = await db
            .Users.AsNoTracking()
            .Where(user => named.Contains(user.Id))
            .Select(user => new
            {
                user.Id,
                user.DisplayName,
                user.Email,
            })
            .ToDictionaryAsync(user => user.Id, ct);
        return Result<IReadOnlyList<SecondFactorResetRow>>.Success([
            .. open.Select(reset => new SecondFactorResetRow(
                reset.Id,
                people.GetValueOrDefault(reset.User.Value)?.DisplayName ?? "",
                people.GetValueOrDefault(reset.User.Value)?.Email ?? "",
                people.GetValueOrDefault(reset.RequestedBy.Value)?.DisplayName ?? "",
                reset.RequestedAt,
                reset.Reason,
                actor.UserId != reset.User && actor.UserId != reset.RequestedBy
            )),
        ]);
    }
}
