using StaffSelect.Web.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Panels;

/// <summary>From the code in an address to the campaign.</summary>
internal static class CampaignByCode
{
    /// <summary>The campaign in which the person has a staff role, or null.</summary>
    public static async Task<DeskCampaign?> FindCampaignAsync(this Door door, string code)
    {
        var desk = await door.SendAsync(new GetStaffDesk());
        return desk.IsSuccess
            ? desk.Value.Campaigns.FirstOrDefault(campaign =>
                string.Equals(campaign.Code, code, StringComparison.OrdinalIgnoreCase)
            )
            : null;
    }
}
