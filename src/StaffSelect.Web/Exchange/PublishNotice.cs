using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Exchange.Items;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Exchange;

/// <summary>Publishes the notice of an imported campaign: from here on everybody sees it and its rules are frozen.</summary>
/// <remarks>For the operator's command line; in the browser a notice needs two signatures.</remarks>
[Requires(Permission.SystemManage)]
public sealed record PublishNotice(CampaignId Campaign) : ICommand<PublishedNotice>, IOfCampaign;

/// <param name="Code">The campaign's code in addresses.</param>
/// <param name="RulesHash">SHA-256 of the frozen rules, lower-case hex.</param>
public sealed record PublishedNotice(string Code, string RulesHash);

internal sealed class PublishNoticeHandler(AppDbContext db, PoolLinks links, TimeProvider time)
    : IHandler<PublishNotice, PublishedNotice>
{
    public async Task<Result<PublishedNotice>> HandleAsync(
        PublishNotice message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (!actor.IsSystem)
        {
            return Problem.Forbidden;
        }

        var campaign = await db.Campaigns.SingleOrDefaultAsync(
            known => known.Id == message.Campaign,
            ct
        );
        if (campaign is null)
        {
            return Problem.NotFound;
        }

        var now = time.UtcNow();
        if (campaign.Rules.Registration.UntilAt <= now)
        {
            return new Problem(CampaignProblems.NoticeTooLate);
        }

        var linked = await links.LinkAsync(campaign, [], ct);
        if (linked.Problem is { } unlinked)
        {
            return unlinked;
        }

        // the pool may have changed since the import: a short cell is a fault now, not at a candidate's start
        var pool = await db
            .ItemVersions.Where(item =>
                item.Campaign == campaign.Id && item.Status == ItemStatus.Approved
            )
            .GroupBy(item => new { item.Scale, item.Difficulty })
            .Select(cell => new PoolCell(cell.Key.Scale, cell.Key.Difficulty, cell.Count()))
            .ToListAsync(ct);
        pool.AddRange(
            linked
                .Value.GroupBy(item => (item.Scale, item.Difficulty))
                .Select(cell => new PoolCell(cell.Key.Scale, cell.Key.Difficulty, cell.Count()))
        );
        var faults = RuleChecks.Check(campaign.Rules, pool);
        if (faults.Count > 0)
        {
            return Problem.Join([.. faults.Select(fault => fault.Problem)]);
        }

        var published = campaign.PublishNotice(CanonicalRules.Hash(campaign.Rules), now);
        return published.Problem is { } refused
            ? refused
            : new PublishedNotice(campaign.Code, campaign.RulesHash!);
    }
}
