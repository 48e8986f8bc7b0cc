using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>Adds a pool to the bank; its purpose is for good.</summary>
[Requires(Permission.ItemsWrite)]
public sealed record CreatePool(
    [property: Required, StringLength(ItemPool.MaximumCodeLength)] string Code,
    LocalizedText Title,
    PoolPurpose Purpose
) : ICommand<ItemPoolId>;

internal sealed class CreatePoolHandler(AppDbContext db, TimeProvider time)
    : IHandler<CreatePool, ItemPoolId>
{
    public async Task<Result<ItemPoolId>> HandleAsync(
        CreatePool message,
        Actor actor,
        CancellationToken ct
    )
    {
        var made = ItemPool.Create(
            message.Code.Trim(),
            message.Title,
            message.Purpose,
            time.UtcNow()
        );
        if (made.Problem is { } faults)
        {
            return faults;
        }

        if (await db.ItemPools.AnyAsync(pool => pool.Code == made.Value.Code, ct))
        {
            return new Problem(BankProblems.PoolCodeTaken, made.Value.Code).At(
                nameof(message.Code)
            );
        }

        db.ItemPools.Add(made.Value);
        return made.Value.Id;
    }
}
