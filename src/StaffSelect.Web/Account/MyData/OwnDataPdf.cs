using System.Text.Json.Nodes;
using Microsoft.Extensions.Localization;
using StaffSelect.Web.Reports;
using StaffSelect.Web.Reports.Layout;
using StaffSelect.Web.Reports.Protocols;

namespace StaffSelect.Web.Account.MyData;

/// <summary>The same data on paper: every value of the JSON document, with words instead of names of fields.</summary>
internal sealed class OwnDataPdf(IStringLocalizer<MyDataText> text, OwnDataWords words)
{
    /// <summary>Wider lists are written row by row.</summary>
    private const int MostColumns = 5;

    public byte[] Draw(JsonObject data, string language) =>
        ProtocolWords.Draw(language, () => Compose(data, language));

    internal ReportDocument Compose(JsonObject data, string language)
    {
        var made = data["madeAt"]!.GetValue<DateTime>();
        var account = data["account"]!.AsObject();
        List<ReportSection> sections = [new(text["PdfAccount"], null, Blocks(account))];
        foreach (var application in data["applications"]!.AsArray())
        {
            sections.Add(
                new(
                    text["PdfApplication", OwnDataWords.Localized(application!["title"]!)],
                    null,
                    Blocks(application.AsObject())
                )
            );
        }

        AddList("drafts", "PdfDrafts");
        AddList("mails", "PdfMails");
        AddList("requests", "PdfRequests");
        return new ReportDocument
        {
            Language = language,
            MetaTitle = text["PdfTitle"],
            CreatedAt = made,
            Brand = (text["PdfBrand"], text["PdfBrandDetail"]),
            HeadNotes = [text["PdfForOwner"], text["PdfLanguage"]],
            Title = text["PdfTitle"],
            Subtitle = [new Phrase(account["email"]?.GetValue<string>() ?? "", true)],
            Facts =
            [
                new(text["PdfMadeAt"], [words.Moment(made)]),
                new(text["PdfFormat"], [data["format"]!.GetValue<string>()]),
            ],
            Outcome = new(OutcomeTone.Neutral, text["PdfWhat"], text["PdfWhatText"], null, ""),
            Notice = [new Phrase(text["PdfRights"] + " ", true), new Phrase(text["PdfRightsText"])],
            Sections =
            [
                .. sections.Select(
                    (section, index) => section with { Heading = $"{index + 1}. {section.Heading}" }
                ),
            ],
            RunningHead = text["PdfTitle"],
            FootNotes = [text["PdfFoot", words.Moment(made)]],
            PageFormat = text["PdfPage"],
        };

        void AddList(string key, string heading)
        {
            if (data[key]!.AsArray() is { Count: > 0 } rows)
            {
                sections.Add(new(text[heading], null, List(key, rows)));
            }
        }
    }

    private List<ReportBlock> Blocks(JsonObject node)
    {
        var blocks = new List<ReportBlock>();
        var facts = node.Where(pair => OwnDataWords.IsValue(pair.Key, pair.Value)).ToList();
        if (facts.Count > 0)
        {
            blocks.Add(
                new TableBlock(
                    [
                        new(text["PdfField"], 1, Alignment.Left),
                        new(text["PdfValue"], 2, Alignment.Left),
                    ],
                    [
                        .. facts.Select(pair =>
                            (IReadOnlyList<TableCell>)
                                [
                                    new(words.Label(pair.Key)),
                                    new(words.Value(pair.Key, pair.Value!)),
                                ]
                        ),
                    ]
                )
            );
        }

        foreach (var (key, value) in node)
        {
            switch (value)
            {
                case JsonObject part when !OwnDataWords.IsValue(key, value) && part.Count > 0:
                    blocks.Add(Heading(words.Label(key)));
                    blocks.AddRange(Blocks(part));
                    break;
                case JsonArray { Count: > 0 } rows when !OwnDataWords.IsValue(key, value):
                    blocks.AddRange(List(key, rows));
                    break;
            }
        }

        return blocks;
    }

    private List<ReportBlock> List(string key, JsonArray rows)
    {
        var items = rows.Select(row => row!.AsObject()).ToList();
        var keys = items
            .SelectMany(item => item.Select(pair => pair.Key))
            .Where(name => name != OwnDataWords.RowId)
            .Distinct()
            .ToList();
        var isFlat = items.All(item =>
            item.All(pair => OwnDataWords.IsValue(pair.Key, pair.Value))
        );
        if (isFlat && keys.Count <= MostColumns)
        {
            return
            [
                Heading(words.Label(key)),
                new TableBlock(
                    [.. keys.Select(name => new TableColumn(words.Label(name), 1, Alignment.Left))],
                    [
                        .. items.Select(item =>
                            (IReadOnlyList<TableCell>)
                                [
                                    .. keys.Select(name => new TableCell(
                                        item[name] is { } value ? words.Value(name, value) : "–"
                                    )),
                                ]
                        ),
                    ]
                ),
            ];
        }

        return
        [
            .. items.SelectMany(
                (item, index) =>
                    (IEnumerable<ReportBlock>)
                        [Heading(text["PdfNumbered", words.Label(key), index + 1]), .. Blocks(item)]
            ),
        ];
    }

    private static TextBlock Heading(string words) => new([new Phrase(words, true)]);
}
