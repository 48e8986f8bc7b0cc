using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Web.Exchange.Items;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Items;

/// <summary>A step of a version through its states.</summary>
public enum ItemStep
{
    Review,
    Approve,
    Return,
    Retire,
}

/// <summary>Reviews, approves, returns or retires a version of an item.</summary>
/// <param name="Item">Which version.</param>
/// <param name="Version">The state of it that the sender has before his eyes.</param>
/// <param name="Step">What is decided.</param>
/// <param name="Reason">Required to return and to retire.</param>
[Requires(Permission.ItemsReview)]
public sealed record DecideItem(
    PoolItemVersionId Item,
    int Version,
    [property: EnumDataType(typeof(ItemStep))] ItemStep Step,
    [property: StringLength(2_000)] string? Reason
) : ICommand<Done>;

internal sealed class DecideItemHandler(AppDbContext db, UseCaseContext context, TimeProvider time)
    : IHandler<DecideItem, Done>
{
    public async Task<Result<Done>> HandleAsync(
        DecideItem message,
        Actor actor,
        CancellationToken ct
    )
    {
        var version = await db.PoolItemVersions.SingleOrDefaultAsync(
            known => known.Id == message.Item,
            ct
        );
        if (version is null)
        {
            return Problem.NotFound;
        }

        if (version.Version != message.Version)
        {
            return Problem.Conflict;
        }

        var reason = message.Reason?.Trim();
        if (message.Step is ItemStep.Return or ItemStep.Retire && string.IsNullOrEmpty(reason))
        {
            return new Problem(BankProblems.ItemReasonMissing).At(nameof(message.Reason));
        }

        context.Reason = reason;
        var (by, now) = (actor.RequiredUserId, time.UtcNow());
        switch (message.Step)
        {
            case ItemStep.Review:
                return version.Review(by, now);
            case ItemStep.Return:
                return version.Return();
            case ItemStep.Retire:
                return version.Retire(by, now);
        }

        var pool = await db
            .PoolItems.Where(item => item.Id == version.Item)
            .Select(item => item.Pool)
            .SingleAsync(ct);
        var others = await db.OtherSideAsync(pool, [version.Content.Text], ct);
        if (others.ProblemOf(version.Content) is { } twin)
        {
            return twin;
        }

        var approved = version.Approve(by, now);
        if (approved.IsSuccess)
        {
            await RetireOlderAsync(version, now, ct);
        }

        return approved;
    }

    // of one item only one version is drawn: retiring the new one must not bring back the old one
    private async Task RetireOlderAsync(PoolItemVersion version, DateTime now, CancellationToken ct)
    {
        var older = await db
            .PoolItemVersions.Where(known =>
                known.Item == version.Item
                && known.Id != version.Id
                && known.State == ReviewState.Approved
            )
            .ToListAsync(ct);
        older.ForEach(known => known.Retire(null, now));
    }
}
