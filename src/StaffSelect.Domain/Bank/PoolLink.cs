using System.Security.Cryptography;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Bank;

/// <summary>Takes an item of the bank over into a campaign.</summary>
public static class PoolLink
{
    private const string Letters = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int IdLength = 6;

    /// <summary>The campaign's own copy of an approved version: what happens to the bank afterwards never reaches it.</summary>
    /// <param name="campaign">Whose copy.</param>
    /// <param name="item">The item.</param>
    /// <param name="version">Its approved version.</param>
    /// <param name="scale">The scale as the campaign's rules write it.</param>
    /// <exception cref="ArgumentException">The version is not approved.</exception>
    public static ItemVersion Copy(
        CampaignId campaign,
        PoolItem item,
        PoolItemVersion version,
        string scale
    )
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(version);
        if (version.State != ReviewState.Approved)
        {
            throw new ArgumentException("Only an approved version is used.", nameof(version));
        }

        var ids = Ids(version);
        var key = version
            .Options.Zip(ids)
            .Where(pair => pair.First.Mark != OptionMark.None)
            .OrderBy(pair => pair.First.Mark)
            .Select(pair => pair.Second);
        return ItemVersion.Create(
            campaign,
            item.Code,
            version.Number,
            scale,
            version.Difficulty,
            version.Text,
            [
                .. version
                    .Options.Zip(ids)
                    .Select(pair => new ItemOption(
                        pair.Second,
                        pair.First.Text,
                        pair.First.PictureSvg,
                        pair.First.PictureAlternative
                    )),
            ],
            ItemKey.Join(key),
            version.PictureSvg,
            version.PictureAlternative,
            kind: version.Kind,
            source: version.Id
        );
    }

    /// <summary>Ids of the options: distinct, and neither the order in which the author wrote nor the key can be read from them.</summary>
    private static List<string> Ids(PoolItemVersion version)
    {
        var ids = new List<string>();
        for (byte round = 0; ids.Count < version.Options.Count; round++)
        {
            byte[] seed = [.. version.Id.Value.ToByteArray(), round];
            var id = string.Concat(
                SHA256.HashData(seed).Take(IdLength).Select(part => Letters[part % Letters.Length])
            );
            if (!ids.Contains(id))
            {
                ids.Add(id);
            }
        }

        return ids;
    }
}
