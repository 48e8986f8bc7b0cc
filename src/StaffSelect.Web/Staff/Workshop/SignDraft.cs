using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Exchange.Items;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>The second signature, by another person: the draft becomes a campaign, its notice is published and its rules are frozen.</summary>
[Requires(Permission.CampaignPrepare)]
public sealed record SignDraft(CampaignDraftId Draft) : ICommand<SignedDraft>;

/// <param name="Code">Code of the campaign.</param>
/// <param name="RulesHash">SHA-256 of the frozen rules, lower-case hex.</param>
/// <param name="Invited">Members of the commission invited by mail.</param>
public sealed record SignedDraft(string Code, string RulesHash, int Invited);

internal sealed class SignDraftHandler(
    AppDbContext db,
    CampaignPanels panels,
    PoolLinks links,
    GrantReader grants,
    UseCaseContext context,
    TimeProvider time
) : IHandler<SignDraft, SignedDraft>
{
    public async Task<Result<SignedDraft>> HandleAsync(
        SignDraft message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.DraftAsync(message.Draft, ct) is not { } draft)
        {
            return Problem.NotFound;
        }

        var now = time.UtcNow();
        var findings = await db.FindingsAsync(draft, now, ct);
        if (findings.Faults.Count > 0 && draft.Status == CampaignDraftStatus.Submitted)
        {
            return Problem.Join(findings.Faults);
        }

        var file = findings.File;
        var hash = CanonicalRules.Hash(file.Rules);
        var campaign = Campaign.Create(
            file.Code,
            file.Kind,
            file.Title,
            file.Summary,
            file.Rules,
            file.IsDemo,
            file.Help
        );
        var announced = draft.Announce(campaign.Id, hash, actor.RequiredUserId);
        if (announced.Problem is { } refused)
        {
            return refused;
        }

        var linked = await links.LinkAsync(campaign, file.Items.Select(item => item.Code), ct);
        if (linked.Problem is { } unlinked)
        {
            return unlinked;
        }

        campaign.PublishNotice(hash, now);
        context.Campaign = campaign.Id;
        db.Campaigns.Add(campaign);
        db.ItemVersions.AddRange(
            file.Items.Select(item => ImportCampaignHandler.Version(campaign.Id, item))
        );
        MakeOfficer(draft.SubmittedBy!.Value, campaign.Id, actor.RequiredUserId, now);
        var panel = await panels.FormAsync(campaign, file.Panel, actor.UserId, ct);
        return panel.Problem is { } wrong
            ? wrong
            : new SignedDraft(campaign.Code, hash, panel.Value.Invited);
    }

    /// <summary>Whoever prepared and signed first leads the selection.</summary>
    private void MakeOfficer(UserId user, CampaignId campaign, UserId by, DateTime now)
    {
        db.RoleGrants.Add(RoleGrant.Give(user, Role.Officer, campaign, by, now).Value);
        context.AfterCommit(() => grants.Forget(user));
    }
}
