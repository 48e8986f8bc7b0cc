using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Tests.Ranking;

namespace StaffSelect.Domain.Tests.Publication;

/// <summary>Campaigns and drafts on the way to publication.</summary>
internal static class Published
{
    /// <summary>3 February 2026, 15:00 in Kyiv.</summary>
    public static readonly DateTime Now = new(2026, 2, 3, 13, 0, 0, DateTimeKind.Utc);

    public static Campaign Campaign(AppealRule? appeal = null, params Post[] posts)
    {
        var rules = RankingRules.Small(posts);
        var campaign = Domain.Campaigns.Campaign.Create(
            "demo",
            CampaignKind.Checkpoint,
            RankingRules.Text("Demo"),
            RankingRules.Text("Demo"),
            rules with
            {
                Appeal = appeal ?? rules.Appeal,
            },
            isDemo: true
        );
        campaign.PublishNotice("rules", Now.AddDays(-30));
        return campaign;
    }

    public static RankingDraft Draft(
        Campaign campaign,
        UserId by,
        params CandidateInput[] candidates
    ) =>
        RankingDraft.Create(
            campaign.Id,
            1,
            RankingComputation.Compute(campaign.Rules, RankingRules.Input(candidates)),
            by,
            Now.AddHours(-1)
        );

    public static RankingState Unchanged(RankingDraft draft) =>
        new(draft.Number, draft.InputHash, ChecksPassed: true, AuditSealed: true);

    public static RankingApprover Approver() => new(UserId.New(), Scored: false, Competes: false);

    public static ResultsPublication One(AppealRule? appeal = null)
    {
        var campaign = Campaign(appeal);
        var draft = Signed(campaign, RankingRules.Candidate("A"));
        return ResultsPublication
            .Publish(campaign, draft, null, null, Unchanged(draft), UserId.New(), Now)
            .Value;
    }

    public static RankingDraft Signed(Campaign campaign, params CandidateInput[] candidates)
    {
        var draft = Draft(campaign, UserId.New(), candidates);
        foreach (var _ in Enumerable.Range(0, 2))
        {
            Assert.True(draft.Approve(Approver(), 2, Unchanged(draft), Now).IsSuccess);
        }

        return draft;
    }
}
