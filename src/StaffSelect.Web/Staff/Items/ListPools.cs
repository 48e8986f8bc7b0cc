using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>The pools of the bank.</summary>
[Requires(Permission.ItemsWrite)]
public sealed record ListPools : IQuery<IReadOnlyList<PoolChoice>>;

internal sealed class ListPoolsHandler(AppDbContext db)
    : IHandler<ListPools, IReadOnlyList<PoolChoice>>
{
    public async Task<Result<IReadOnlyList<PoolChoice>>> HandleAsync(
        ListPools message,
        Actor actor,
        CancellationToken ct
    ) => await BankPools.AllAsync(db, ct);
}
