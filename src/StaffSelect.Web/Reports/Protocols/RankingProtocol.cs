using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Reports.Layout;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.Reports.Protocols;

/// <summary>What the protocol of a ranking states.</summary>
/// <param name="Published">Null before publication.</param>
/// <param name="ReturnReason">Null when the draft was not returned.</param>
/// <param name="Public">For a reader who may see no more than everybody: the published part, from which lists, ties and reasons are taken then; else null.</param>
internal sealed record RankingProtocolData(
    RuleSet Rules,
    RankingDocument Document,
    int Number,
    string DraftedBy,
    DateTime DraftedAt,
    IReadOnlyList<RankingSignature> Signatures,
    RankingPublished? Published,
    string? ReturnReason,
    PublishedDocument? Public
);

internal sealed record RankingSignature(string Name, DateTime At);

internal sealed record RankingPublished(int Version, DateTime At, string Sha256);

/// <summary>Words the protocol of a ranking.</summary>
internal sealed class RankingProtocol
{
    private readonly ProtocolHead head;
    private readonly RankingProtocolData data;
    private readonly ProtocolWords words;

    private RankingProtocol(ProtocolHead head, RankingProtocolData data, ProtocolWords words)
    {
        this.head = head;
        this.data = data;
        this.words = words;
    }

    private RuleSet Rules => data.Rules;

    private ResultWording Wording => words.Results;

    public static ReportDocument Compose(
        ProtocolHead head,
        RankingProtocolData data,
        ProtocolWords words
    )
    {
        var document = new RankingProtocol(head, data, words).Compose();
        return data.Public is null
            ? document
            : document with
            {
                HeadNotes = [words["ForObserver"], words["InLanguage"]],
            };
    }

    private static string In(Domain.LocalizedText text) => text.In(DisplayText.Language);

    private string Moment(DateTime at) => words.Display.DateAndHour(at, head.TimeZone);

    private ReportDocument Compose() =>
        words.Frame(
            head,
            new ProtocolBody(
                words["RankingTitle", data.Number],
                [
                    new(words["FactCampaign"], [head.Code]),
                    new(words["FactDrafted"], [data.DraftedBy, Moment(data.DraftedAt)]),
                    words.RulesFact(data.Document.RulesEdition, data.Document.RulesHash),
                ],
                Outcome(),
                [
                    RulesSection(),
                    AllocationSection(),
                    .. data.Document.Posts.Select(PostSection),
                    TiesSection(),
                    OthersSection(),
                    ApprovalSection(),
                    words.Signatures([
                        .. data.Signatures.Select(one => new SignatureLine(
                            words["RoleApprover"],
                            one.Name
                        )),
                        new SignatureLine(words["RoleOfficer"], data.DraftedBy),
                    ]),
                ]
            )
        );

    private ReportOutcome Outcome()
    {
        var placed = data.Document.Posts.Sum(post => post.Placed);
        var ranked = data.Document.Candidates.Count(row => row.NotRanked is null);
        return new ReportOutcome(
            data.Published is not null ? OutcomeTone.Good
                : data.ReturnReason is not null ? OutcomeTone.Bad
                : OutcomeTone.Neutral,
            data.Published is { } published
                    ? words["RankingPublished", published.Version, Moment(published.At)]
                : data.ReturnReason is not null ? words["RankingReturned"]
                : words["RankingOpen", data.Signatures.Count, Rules.ApprovalsRequired],
            words[
                "RankingCounts",
                data.Document.Candidates.Count,
                ranked,
                data.Document.Candidates.Count - ranked,
                placed,
                data.Document.Posts.Sum(post => post.Quota)
            ],
            null,
            ""
        );
    }

    private ReportSection RulesSection() =>
        new(
            words["RulesHeading"],
            null,
            [
                new TableBlock(
                    [
                        new(words["Stage"], 3, Alignment.Left),
                        new(words["Weight"], 1),
                        new(words["EffectiveWeight"], 1.4),
                    ],
                    [
                        .. Rules.ScoredStages.Select(stage =>
                            (IReadOnlyList<TableCell>)
                                [
                                    new(In(stage.Title), Strong: true),
                                    new(words.Display.Percent(stage.WeightPer10000 / 100m, 2)),
                                    new(
                                        data.Document.Weights.FirstOrDefault(one =>
                                            one.Stage == stage.Code
                                        )
                                            is { Effective: { } effective }
                                            ? words.Display.Percent(effective * 100, 2)
                                            : "–"
                                    ),
                                ]
                        ),
                    ]
                ),
                new TextBlock(
                    words[
                        "TieChain",
                        string.Join(
                            "; ",
                            Rules.TieBreaks.Select((link, index) => $"{index + 1}) {Link(link)}")
                        )
                    ]
                ),
                new TextBlock(
                    words["FullHashes", data.Document.RulesHash, data.Document.InputHash],
                    small: true
                ),
            ]
        );

    private string Link(TieBreak link) =>
        link.Kind switch
        {
            TieBreakKind.Stage => words["LinkStage", In(Rules.Stage(link.Reference!).Title)],
            TieBreakKind.Competency => words[
                "LinkCompetency",
                In(Rules.Competency(link.Reference!).Title)
            ],
            TieBreakKind.Lottery => words["LinkLottery", Rules.LotterySeed],
        };

    private ReportSection AllocationSection() =>
        new(
            words["AllocationHeading"],
            words["AllocationLead"],
            [
                new TableBlock(
                    [
                        new(words["Post"], 3, Alignment.Left),
                        new(words["Places"], 1),
                        new(words["Placed"], 1.1),
                        new(words["CutOff"], 1.2),
                        new(words["Next"], 1.2),
                    ],
                    [
                        .. data.Document.Posts.Select(row =>
                            (IReadOnlyList<TableCell>)
                                [
                                    new(Name(row.Code), Strong: true),
                                    new($"{row.Quota}"),
                                    new($"{row.Placed}"),
                                    new(Number(row.CutOff)),
                                    new(Number(row.Next)),
                                ]
                        ),
                    ]
                ),
            ]
        );

    private ReportSection PostSection(PostRow row)
    {
        var lines = Lines(row);
        // the public list of a post with few places has fewer columns
        var places = lines.Any(line => line.Place is not null);
        var stages = lines.Any(line => line.Percents is not null) ? Rules.ScoredStages : [];
        return new(
            words["ListHeading", Name(row.Code)],
            words["ListLead", Wording.Places(row.Quota), Wording.Candidates(lines.Count)],
            lines.Count == 0
                ? [new TextBlock(words["ListEmpty"])]
                :
                [
                    new TableBlock(
                        [
                            .. places
                                ? [new TableColumn(words["Place"], 0.7)]
                                : Array.Empty<TableColumn>(),
                            new(words["Code"], 1.4, Alignment.Left),
                            .. stages.Select(stage => new TableColumn(
                                words["PercentOf", In(stage.Title)],
                                1.3
                            )),
                            new(words["Total"], 1),
                            new(words["Decision"], 2, Alignment.Left),
                        ],
                        [
                            .. lines.Select(line =>
                                (IReadOnlyList<TableCell>)
                                    [
                                        .. places
                                            ? [new TableCell($"{line.Place}")]
                                            : Array.Empty<TableCell>(),
                                        new(line.Code, Strong: true),
                                        .. stages.Select(
                                            (_, index) =>
                                                new TableCell(Number(line.Percents?[index]))
                                        ),
                                        new(Number(line.Total), Strong: true),
                                        new(Decision(row.Code, line.Decision, line.PlacedAt)),
                                    ]
                            ),
                        ]
                    ),
                ]
        );
    }

    private IReadOnlyList<PublishedRow> Lines(PostRow row)
    {
        if (data.Public is { } shown)
        {
            return shown.Posts.First(post => post.Code == row.Code).Rows;
        }

        var candidates = data.Document.Candidates.ToDictionary(candidate => candidate.Code);
        return
        [
            .. row.Entries.Select(entry => new PublishedRow(
                entry.Place,
                entry.Code,
                [.. candidates[entry.Code].Stages.Select(stage => stage.Percent!.Value)],
                entry.Total,
                entry.Decision,
                entry.PlacedAt,
                null
            )),
        ];
    }

    private string Decision(string post, PostDecision decision, string? placedAt) =>
        placedAt is { } at && at != post
            ? words[
                decision == PostDecision.BetterChoice ? "BetterIs" : "PlacedElsewhere",
                Wording.Decision(decision),
                In(Rules.Post(at).Place)
            ]
            : Wording.Decision(decision);

    private string BelowPost(PostOutcome post) =>
        words[
            "BelowPost",
            In(Rules.Post(post.Post).Place),
            In(Rules.Stage(post.Shortfall!.Stage).Title),
            DisplayText.Plain(post.Shortfall.MinimumPercent),
            post.Shortfall.Percent is { } percent
                ? ResultWording.Below(percent, post.Shortfall.MinimumPercent)
                : "–"
        ];

    private ReportSection TiesSection()
    {
        var ties = Ties()
            .Select(tie => new TextBlock([
                new Phrase($"{In(Rules.Post(tie.Post).Place)}, {tie.Code}. ", true),
                new Phrase(tie.Text),
            ]))
            .ToList();
        return new(
            words["TiesHeading"],
            null,
            ties.Count == 0
                ? [new TextBlock(words[data.Public is null ? "TiesNone" : "TiesNonePublic"])]
                : ties
        );
    }

    private IEnumerable<(string Post, string Code, string Text)> Ties() =>
        data.Public is { } shown
            ? from post in shown.Posts
            from row in post.Rows
            where row.Tie is not null
            select (post.Code, row.Code, Wording.TieRule(shown, row.Tie!))
            : from post in data.Document.Posts
            from entry in post.Entries
            where entry.Tie is not null
            select (post.Code, entry.Code, Wording.Tie(Rules, entry.Tie!));

    private ReportSection OthersSection()
    {
        var rows = Others()
            .Select(row => (IReadOnlyList<TableCell>)[new(row.Code, Strong: true), new(row.Reason)])
            .ToList();
        return new(
            words["OthersHeading"],
            words["OthersLead"],
            rows.Count == 0
                ? [new TextBlock(words["OthersNone"])]
                :
                [
                    new TableBlock(
                        [
                            new(words["Code"], 1, Alignment.Left),
                            new(words["Reason"], 5, Alignment.Left),
                        ],
                        rows
                    ),
                ]
        );
    }

    private IEnumerable<(string Code, string Reason)> Others() =>
        data.Public is { } shown
            ? shown.Others.Select(other => (other.Code, Wording.Status(shown, other)))
            : data
                .Document.Candidates.Where(row => row.NotRanked is not null)
                .Select(row => (row.Code, Reason(row.NotRanked!)))
                .Concat(
                    from row in data.Document.Candidates
                    where row.NotRanked is null
                    from post in row.Posts
                    where post.Decision == PostDecision.BelowPostHurdle
                    select (row.Code, BelowPost(post))
                );

    /// <summary>Which check was not passed is between the candidate and its keeper.</summary>
    private string Reason(NotRanked reason) =>
        reason.Code == NotRankedCode.GateNotPassed
            ? words["ReasonGate"]
            : Wording.Reason(Rules, reason);

    private ReportSection ApprovalSection()
    {
        List<ReportBlock> blocks =
        [
            data.Signatures.Count == 0
                ? new TextBlock(words["ApprovalsNone"])
                : new TableBlock(
                    [
                        new(words["Approver"], 2, Alignment.Left),
                        new(words["ApprovedAt"], 2, Alignment.Left),
                    ],
                    [
                        .. data.Signatures.Select(one =>
                            (IReadOnlyList<TableCell>)
                                [new(one.Name, Strong: true), new(Moment(one.At))]
                        ),
                    ]
                ),
        ];
        if (data.ReturnReason is { } reason)
        {
            blocks.Add(new TextBlock(words["ReturnReason", reason]));
        }

        if (data.Published is { } published)
        {
            blocks.Add(
                new TextBlock(
                    words["PublishedAs", published.Version, Moment(published.At), published.Sha256]
                )
            );
        }

        return new(
            words["ApprovalsHeading"],
            words["ApprovalsLead", data.Signatures.Count, Rules.ApprovalsRequired],
            blocks
        );
    }

    private string Name(string post) =>
        ResultWording.Full(Rules.Post(post).Title, Rules.Post(post).Place);

    private static string Number(decimal? value) =>
        value is { } known ? DisplayText.Number(known) : "–";
}
