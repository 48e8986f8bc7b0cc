using System.Security.Cryptography;
using StaffSelect.Domain;

namespace StaffSelect.Web.Publishing;

/// <summary>What observers read in place of a name.</summary>
internal static class StaffCode
{
    /// <summary>Six digits that stand for a person in one campaign and cannot be followed into another.</summary>
    public static string Of(UserId user, CampaignId? campaign)
    {
        Span<byte> bytes = stackalloc byte[32];
        user.Value.TryWriteBytes(bytes);
        (campaign?.Value ?? Guid.Empty).TryWriteBytes(bytes[16..]);
        return "U-" + Convert.ToHexString(SHA256.HashData(bytes))[..6];
    }
}
