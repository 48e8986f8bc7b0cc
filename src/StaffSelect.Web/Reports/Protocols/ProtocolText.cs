using System.Globalization;
using Microsoft.Extensions.Localization;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.Reports.Protocols;

/// <summary>Marks the texts of this folder.</summary>
public sealed class ProtocolText;

/// <summary>Words, numbers and dates of protocols, in the language that the reader chose for the document.</summary>
internal sealed class ProtocolWords(
    IStringLocalizer<ProtocolText> text,
    DisplayText display,
    ResultWording results
)
{
    public DisplayText Display => display;

    public ResultWording Results => results;

    public string this[string key, params object[] values] => text[key, values].Value;

    /// <summary>Composes and draws in one language, whatever the language of the request.</summary>
    /// <param name="language"><c>uk</c> or <c>en</c>.</param>
    public static byte[] Draw(string language, Func<ReportDocument> compose)
    {
        var (culture, ui) = (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture);
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(
                language == "en" ? "en-GB" : "uk-UA"
            );
            return ReportPdf.Draw(compose());
        }
        finally
        {
            (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (culture, ui);
        }
    }

    /// <summary>The frame that every protocol has.</summary>
    public ReportDocument Frame(ProtocolHead head, ProtocolBody body) =>
        new()
        {
            Language = DisplayText.Language,
            MetaTitle = $"{body.Title} {head.Code}",
            CreatedAt = head.MadeAt,
            Brand = (text["Brand"], text["BrandDetail"]),
            HeadNotes = [text["ForStaff"], text["InLanguage"]],
            Title = body.Title,
            Subtitle = [new Phrase(head.Title.In(DisplayText.Language), true)],
            Facts = body.Facts,
            Outcome = body.Outcome,
            Notice =
            [
                new Phrase(text["MadeAt", display.Moment(head.MadeAt, head.TimeZone)] + " ", true),
                new Phrase(text["HowToVerify"]),
            ],
            Sections =
            [
                .. body.Sections.Select(
                    (section, index) => section with { Heading = $"{index + 1}. {section.Heading}" }
                ),
            ],
            RunningHead = $"{body.Title} · {head.Title.In(DisplayText.Language)}",
            FootNotes =
            [
                this[
                    "FootMade",
                    head.Code,
                    display.ShortMoment(head.MadeAt, head.TimeZone),
                    head.TimeZone
                ],
                text["FootHash", head.Hash],
            ],
            DemoMark = head.IsDemo ? this["DemoMark"] : null,
            PageFormat = text["PageFormat"],
        };

    public ReportFact RulesFact(int edition, string hash) =>
        new(text["FactRules"], [this["RulesEdition", edition], this["RulesHash", hash[..16]]]);

    public ReportSection Signatures(IEnumerable<SignatureLine> lines) =>
        new(
            text["SignaturesHeading"],
            null,
            [new SignaturesBlock([.. lines], text["SignatureCaption"])]
        );
}

/// <summary>What every protocol says of itself.</summary>
/// <param name="Code">Of the campaign.</param>
/// <param name="Title">Of the campaign.</param>
/// <param name="TimeZone">Zone in which its dates are read.</param>
/// <param name="MadeAt">UTC.</param>
/// <param name="Hash">SHA-256 of what the protocol states, lower-case hex: the same in both languages and whenever it is made, until the records change.</param>
/// <param name="IsDemo">Data are invented.</param>
internal sealed record ProtocolHead(
    string Code,
    Domain.LocalizedText Title,
    string TimeZone,
    DateTime MadeAt,
    string Hash,
    bool IsDemo
);

/// <summary>What one protocol says.</summary>
internal sealed record ProtocolBody(
    string Title,
    IReadOnlyList<ReportFact> Facts,
    ReportOutcome Outcome,
    IReadOnlyList<ReportSection> Sections
);

/// <summary>A protocol as it is sent.</summary>
/// <param name="Name">File name; names no person.</param>
/// <param name="Content">PDF.</param>
public sealed record ProtocolFile(string Name, byte[] Content);
