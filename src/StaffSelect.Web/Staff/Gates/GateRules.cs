using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Gates;

namespace StaffSelect.Web.Staff.Gates;

/// <summary>From a campaign's rules to its gates.</summary>
internal static class GateRules
{
    /// <summary>The gate of a code, or null.</summary>
    public static StageRule? GateOf(this RuleSet rules, string stage) =>
        rules.Stages.FirstOrDefault(one => one.Code == stage && one.Kind == StageKind.Gate);

    /// <summary>One gate before one candidate.</summary>
    public static GateCheck CheckOf(
        this Campaign campaign,
        StageRule stage,
        ApplicationId application,
        bool competes
    ) =>
        new(
            campaign.Id,
            application,
            stage,
            campaign.Rules.WindowOf(stage),
            campaign.Rules.TimeZone,
            competes,
            campaign.Status == CampaignStatus.Announced
        );
}
