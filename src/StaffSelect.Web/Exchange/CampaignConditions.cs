using System.Text.Json;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Web.Exchange;

/// <summary>Reads the conditions of admission, the declarations and the contact for help of a campaign file.</summary>
internal static class CampaignConditions
{
    private const int TextLength = 600;

    public static Declaration Declaration(FileObject declaration) =>
        new(declaration.Code("code"), declaration.Localized("text", TextLength));

    public static EligibilityRule Rule(FileObject rule) =>
        new(
            rule.Code("code"),
            rule.OneOf("kind", Names<EligibilityKind>()),
            rule.Localized("text", TextLength)
        )
        {
            Groups = rule.OptionalCodes("groups", 20),
            Years = rule.OptionalInteger("years", 0, 100),
            On = rule.OptionalDay("on"),
            Education = rule.OptionalOneOf("education", Names<EducationLevel>()),
            Ranks = rule.OptionalNames("ranks", 30, Names<ServiceRank>()),
            Document = rule.OptionalOneOf("document", Names<DocumentKind>()),
            Declaration = rule.OptionalCode("declaration"),
        };

    public static HelpContact Help(FileObject help)
    {
        var contact = new HelpContact(
            help.Has("phone") ? help.Text("phone", 40) : null,
            help.Email("email"),
            help.Localized("hours", 120)
        );
        help.Close();
        return contact;
    }

    private static (string Name, T Value)[] Names<T>()
        where T : struct, Enum =>
        [
            .. Enum.GetValues<T>()
                .Select(value => (JsonNamingPolicy.CamelCase.ConvertName(value.ToString()), value)),
        ];
}
