using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Reports.Charts;
using StaffSelect.Web.Reports.Layout;

namespace StaffSelect.Web.Reports.Assessment;

/// <summary>Words an assessment in one language.</summary>
internal sealed partial class AssessmentReport
{
    private readonly AssessmentData data;
    private readonly ReportWords words;

    private AssessmentReport(AssessmentData data, string language)
    {
        this.data = data;
        words = new ReportWords(language);
    }

    /// <param name="data">What to say.</param>
    /// <param name="language"><c>uk</c> or <c>en</c>.</param>
    public static ReportDocument Compose(AssessmentData data, string language) =>
        new AssessmentReport(data, language).Compose();

    private ReportDocument Compose() =>
        new()
        {
            Language = words.Language,
            MetaTitle = words["MetaTitle", data.Code],
            CreatedAt = data.PublishedAt,
            Brand = (words["Brand"], words["BrandDetail"]),
            HeadNotes =
            [
                words[data.Name is null ? "CopyCoded" : "CopyPersonal"],
                words["LanguageNote"],
            ],
            Title = words["Title"],
            Subtitle = Subtitle(),
            Facts =
            [
                new(words["FactCampaign"], [words[data.Campaign]]),
                new(words["FactPosts"], PostNames()),
                new(
                    words["FactBasis"],
                    [
                        words["BasisRules", data.RulesEdition],
                        words["BasisList", data.ListVersion],
                        Instant(data.PublishedAt),
                    ]
                ),
            ],
            Outcome = Outcome(),
            Notice = Notice(),
            Sections = Sections(),
            RunningHead = words["RunningHead", data.Code],
            FootNotes =
            [
                words["FootReport", data.Code, data.ListVersion, Instant(data.PublishedAt)],
                words["FootHash", data.ListHash],
            ],
            DemoMark = data.IsDemo ? words["DemoMark"] : null,
            PageFormat = words["PageFormat"],
        };

    private IReadOnlyList<Phrase> Subtitle()
    {
        var group = new Phrase(" · " + words[data.Group]);
        return data.Name is { } name
            ?
            [
                new(words["Candidate"] + " "),
                new(name, true),
                new(" · "),
                new(data.Code, true),
                group,
            ]
            : [new(words["Candidate"] + " "), new(data.Code, true), group];
    }

    private IReadOnlyList<string> PostNames() =>
        data.Posts.Count == 0
            ? [words["PostsNone"]]
            :
            [
                string.Join(
                    "; ",
                    data.Posts.Select(post => words["PostLine", post.Choice, words[post.Place]])
                ),
            ];

    private IReadOnlyList<Phrase> Notice() =>
        [
            new(words["AppealUntil", Instant(data.AppealUntilAt)] + " ", true),
            new(words["AppealHow", words.Zone(data.TimeZone)] + " "),
            new(words[data.AppealSuspends ? "AppealSuspends" : "AppealDoesNotSuspend"]),
        ];

    private IReadOnlyList<ReportSection> Sections()
    {
        List<ReportSection> sections = [StageSection()];
        if (data.Competencies.Count > 0)
        {
            sections.Add(CompetencySection());
            sections.Add(StrengthSection());
        }

        sections.Add(CompositeSection());
        if (data.Posts.Count > 0)
        {
            sections.Add(PostSection());
        }

        sections.Add(AppealSection());
        sections.Add(AboutSection());
        return
        [
            .. sections.Select(
                (section, i) => section with { Heading = $"{i + 1}. {section.Heading}" }
            ),
        ];
    }

    private ReportSection StageSection()
    {
        var rows = data.Stages.Select(stage =>
            (IReadOnlyList<TableCell>)
                [
                    new(words[stage.Title], Strong: true),
                    Result(stage),
                    new(Minimum(stage)),
                    TableCell.Of(StageFigure(stage)),
                    new(words.Score(stage.Percent)),
                    new(words.Percent(stage.WeightPer10000 / 100m)),
                    new(words.Score(data.Total is null ? null : stage.Contribution)),
                ]
        );
        var table = new TableBlock(
            [
                new(words["Stage"], 1.8, Alignment.Left),
                new(words["Result"], 1),
                new(words["Hurdle"], 0.95),
                TableColumn.Figure(["0", "50", "100\u00A0%"], 1.9, words["FigureStage"]),
                new(words["Percent"], 0.95),
                new(words["Weight"], 0.75),
                new(words["Contribution"], 0.85),
            ],
            [.. rows],
            (words["TotalUnrounded"], words.Score(data.Total))
        );
        List<(Chart, string)> key =
        [
            (DotPlot.Key(new DotMark(13, 7, 4, ReportColour.Action)), words["KeyOwn"]),
            (DotPlot.Key(new HurdleMark(13, 0, 14)), words["KeyHurdle"]),
        ];
        var groups = data.Stages.Select(stage => stage.Group).OfType<GroupMean>().ToList();
        if (groups.Count > 0)
        {
            var (least, most) = (
                groups.Min(group => group.Count),
                groups.Max(group => group.Count)
            );
            var count = least == most ? $"{least}" : $"{least}–{most}";
            key.Add((DotPlot.Key(new DiamondMark(13, 7, 4)), words["KeyGroup", count]));
        }

        return new ReportSection(
            words["StagesHeading"],
            words["StagesLead"],
            [table, new KeyBlock(key)]
        );
    }

    private TableCell Result(StageResult stage) =>
        stage.Value is not { } value ? new(words["NoResult"])
        : stage.Kind == StageKind.Panel ? new(words.Score(value), Detail: words["OfMaximum", 5])
        : new(
            words.Points(value),
            Detail: stage.Maximum is { } maximum ? words["OfMaximum", words.Points(maximum)] : null
        );

    private string Minimum(StageResult stage) =>
        stage.Minimum is not { } minimum ? words["NoHurdle"]
        : stage.Kind == StageKind.Panel ? words.Score(minimum)
        : words["HurdlePoints", words.Points(minimum)];

    private Chart StageFigure(StageResult stage)
    {
        var hurdle =
            stage.Minimum is not { } minimum ? null
            : stage.Kind == StageKind.Panel ? (minimum - 1) / 4 * 100
            : stage.Maximum is > 0 ? minimum / stage.Maximum * 100
            : null;
        var name = stage.Percent is { } percent
            ? words["FigureStageOwn", words[stage.Title], words.Score(percent)]
            : words["FigureStageNone", words[stage.Title]];
        if (hurdle is { } least)
        {
            name += " " + words["FigureStageHurdle", words.Score(least)];
        }

        if (stage.Group is { } group)
        {
            name += " " + words["FigureStageGroup", words.Score(group.Percent), group.Count];
        }

        return DotPlot.Percent(stage.Percent, hurdle, stage.Group?.Percent, name);
    }

    private ReportSection CompetencySection()
    {
        var figures = new TableBlock(
            [
                new(words["Competency"], 2.2, Alignment.Left),
                TableColumn.Figure(["1", "2", "3", "4", "5"], 1.6, words["FigureLevel"]),
                new(words["Mean"], 0.8),
                new(words["LeastMean"], 0.85),
                new(words["Spread"], 0.75),
                new(words["Level"], 1.7, Alignment.Left),
            ],
            [
                .. data.Competencies.Select(competency =>
                    (IReadOnlyList<TableCell>)
                        [
                            new(words[competency.Title], Strong: true),
                            TableCell.Of(LevelFigure(competency)),
                            new(words.Score(competency.Mean), Strong: true),
                            new(
                                competency.Minimum is { } minimum
                                    ? words.Score(minimum)
                                    : words["NoHurdle"]
                            ),
                            new(words.Number(competency.Spread)),
                            new(words[competency.Reached.Label]),
                        ]
                ),
            ]
        );
        var anchors = new TableBlock(
            [
                new(words["CompetencyAndLevel"], 1.1, Alignment.Left),
                new(words["AnchorOfLevel"], 2.6, Alignment.Left),
            ],
            [
                .. data.Competencies.Select(competency =>
                    (IReadOnlyList<TableCell>)
                        [
                            new(
                                words[competency.Title],
                                Strong: true,
                                Detail: words[
                                    "LevelShort",
                                    competency.Reached.Level,
                                    words[competency.Reached.Label]
                                ],
                                DetailBelow: true
                            ),
                            new(words[competency.Reached.Text]),
                        ]
                ),
            ]
        );
        return new ReportSection(
            words["CompetenciesHeading"],
            words["CompetenciesLead", data.Competencies.Max(one => one.Sheets)],
            [figures, new TextBlock(words["AnchorsLead"], small: true), anchors]
        );
    }

    private Chart LevelFigure(CompetencyResult competency)
    {
        var title = words[competency.Title];
        var name = words["FigureLevelOwn", title, words.Score(competency.Mean)];
        if (competency.Minimum is { } minimum)
        {
            name += " " + words["FigureLevelLeast", words.Score(minimum)];
        }

        return DotPlot.Level(competency.Mean, competency.Minimum, name);
    }

    private ReportSection StrengthSection()
    {
        var strengths = Strengths.Of(data.Competencies);
        List<ReportBlock> blocks = [Notes("StrengthsTitle", strengths.Highest)];
        if (strengths.Lowest.Count > 0)
        {
            blocks.Add(Notes("DevelopmentTitle", strengths.Lowest));
        }

        return new ReportSection(words["StrengthsHeading"], words["StrengthsLead"], blocks);
    }

    private NotesBlock Notes(string heading, IReadOnlyList<CompetencyResult> competencies) =>
        new(
            words[heading],
            [
                .. competencies.Select(competency => new NotesGroup(
                    words["NotesOf", words[competency.Title], words.Score(competency.Mean)],
                    competency.Notes,
                    words["NotesNone"]
                )),
            ]
        );

    private string Instant(DateTime at) => words.Instant(at, data.TimeZone);
}
