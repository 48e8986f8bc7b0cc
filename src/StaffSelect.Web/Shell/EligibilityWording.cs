using Microsoft.Extensions.Localization;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Web.Shell;

/// <summary>What conditions of admission compare, in words of the current language.</summary>
public sealed class EligibilityWording(IStringLocalizer<EligibilityText> text, DisplayText display)
{
    public string Education(EducationLevel level) => text[$"Education{level}"];

    public string Rank(ServiceRank rank) => text[$"Rank{rank}"];

    public string Citizenship(Citizenship citizenship) => text[$"Citizenship{citizenship}"];

    public string Document(DocumentKind kind) => text[$"Document{kind}"];

    /// <summary>«12 років».</summary>
    public string Years(int years) => DisplayText.Counted(years, text["YearForms"]);

    /// <summary>Met, not met, or for a person to decide.</summary>
    public string Result(EligibilityResult result) => text[$"Result{result}"];

    /// <summary>Kind of the tag that shows the result.</summary>
    public static string Tag(EligibilityResult result) =>
        result switch
        {
            EligibilityResult.Met => "ok",
            EligibilityResult.NotMet => "bad",
            _ => "warn",
        };

    /// <summary>The value that was compared.</summary>
    public string Found(EligibilityFinding finding) =>
        finding.Value switch
        {
            { Years: { } years, On: { } day } => text["FoundAge", Years(years), display.Date(day)],
            { Years: { } years } => Years(years),
            { Citizenship: { } citizenship } => Citizenship(citizenship),
            { Education: { } level } => Education(level),
            { Rank: { } rank } => Rank(rank),
            { Documents: { } count } => DisplayText.Counted(count, text["DocumentForms"]),
            { Declared: { } given } => text[given ? "FoundDeclared" : "FoundNotDeclared"],
            _ => text[finding.Rule.Kind == EligibilityKind.Human ? "FoundHuman" : "FoundNothing"],
        };
}
