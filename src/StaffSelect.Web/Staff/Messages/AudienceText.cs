using Microsoft.Extensions.Localization;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.Staff.Messages;

/// <summary>Audiences in words, and as values of a select.</summary>
internal static class AudienceText
{
    private const string StagePrefix = "stage:";

    /// <summary>Every audience that a campaign offers, with its value.</summary>
    public static IEnumerable<(string Value, MessageAudience Audience)> All(RuleSet rules)
    {
        yield return ("", new MessageAudience(null, null));
        foreach (var status in Enum.GetValues<ApplicationStatus>())
        {
            yield return (status.ToString(), new MessageAudience(status, null));
        }

        foreach (var stage in rules.Stages)
        {
            yield return (StagePrefix + stage.Code, new MessageAudience(null, stage.Code));
        }
    }

    public static string Of(
        IStringLocalizer<MessagesText> text,
        RuleSet rules,
        MessageAudience audience
    ) =>
        audience.Stage is { } code
            ? text[$"To{rules.Stage(code).Kind}", rules.Stage(code).Title.In(DisplayText.Language)]
        : audience.Status is { } status ? text[$"To{status}"]
        : text["ToAll"];
}
