using System.Buffers.Text;
using System.Globalization;
using System.Resources;
using System.Security.Cryptography;
using Microsoft.AspNetCore.WebUtilities;
using StaffSelect.Data.Outbox;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Mail;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>The mail of an invitation and its link.</summary>
internal sealed class InvitationMail(OutboxWriter outbox, PublicAddress address)
{
    private static readonly ResourceManager RoleNames = new(typeof(RoleText));

    public static string NewToken() =>
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Invitation.TokenBytes));

    /// <summary>Adds the mail to the transaction.</summary>
    /// <returns>The link it holds.</returns>
    public string Add(
        Invitation invitation,
        string token,
        string language,
        IReadOnlyDictionary<CampaignId, LocalizedText> titles,
        IReadOnlyList<GateChoice> gates
    )
    {
        var link = QueryHelpers.AddQueryString(
            address.Link("/account/accept-invitation").AbsoluteUri,
            new Dictionary<string, string?>
            {
                ["invitation"] = invitation.Id.ToString(),
                ["token"] = token,
            }
        );
        var roles = string.Join(
            '\n',
            invitation.Roles.Select(role => Line(role, language, titles, gates))
        );
        outbox.Add(
            invitation.Email,
            language,
            MailTemplates.Invitation,
            roles,
            link,
            invitation.ExpiresAt
        );
        return link;
    }

    private static string Line(
        InvitedRole role,
        string language,
        IReadOnlyDictionary<CampaignId, LocalizedText> titles,
        IReadOnlyList<GateChoice> gates
    )
    {
        var culture = CultureInfo.GetCultureInfo(language == "en" ? "en" : "uk");
        var name = RoleNames.GetString(role.Role.ToString(), culture);
        if (gates.FirstOrDefault(gate => gate.Is(role.Campaign, role.Stage)) is { } kept)
        {
            name = $"{name} «{kept.Title.In(language)}»";
        }

        return role.Campaign is { } campaign
            ? $"– {name}: {titles[campaign].In(language)}"
            : $"– {name}";
    }
}
