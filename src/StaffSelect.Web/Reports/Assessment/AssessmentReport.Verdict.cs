using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Reports.Charts;
using StaffSelect.Web.Reports.Layout;

namespace StaffSelect.Web.Reports.Assessment;

/// <content>Outcome, composite, posts, appeal.</content>
internal sealed partial class AssessmentReport
{
    private ReportOutcome Outcome()
    {
        var label = words["ScoreLabel"];
        if (data.Failure is { } failure)
        {
            return new ReportOutcome(
                OutcomeTone.Bad,
                words["OutcomeNotRanked"],
                FailureSentence(failure),
                null,
                label
            );
        }

        var score = data.Total is null ? null : words.Score(data.Total);
        if (data.Posts.FirstOrDefault(post => post.Kind == PostResultKind.Placed) is { } given)
        {
            var title = words["OutcomePlaced", words[given.Title], words[given.Place]];
            return new ReportOutcome(OutcomeTone.Good, title, PlacedText(given), score, label);
        }

        return new ReportOutcome(
            OutcomeTone.Neutral,
            words["OutcomeNotPlaced"],
            data.Rank is { } rank ? words["OutcomeNotPlacedText", rank] : words["OutcomeSeePosts"],
            score,
            label
        );
    }

    private string PlacedText(PostResult given)
    {
        List<string> parts =
        [
            words["ChoiceOf", given.Choice, data.Posts.Count],
            words["PlaceAndCut", given.Rank ?? 0, words.Score(given.CutOff)],
        ];
        if (
            data.Posts.FirstOrDefault(post =>
                post.Choice < given.Choice && post.Kind == PostResultKind.NotEnough
            ) is
            { CutOff: { } cut } wanted
        )
        {
            parts.Add(
                data.Total is { } total && total < cut
                    ? words[
                        "WantedMore",
                        words[wanted.Place],
                        words.Score(cut),
                        words.Below(total, cut)
                    ]
                    : words["WantedMoreTie", words[wanted.Place], words.Score(cut)]
            );
        }

        return string.Join(' ', parts);
    }

    private string FailureSentence(FailureResult failure)
    {
        var stage = words[failure.Stage];
        return failure.Kind switch
        {
            FailureKind.Unfinished => words["FailureUnfinished", stage],
            FailureKind.NotTaken => words["FailureNotTaken", stage],
            FailureKind.BelowHurdle => words[
                "FailureBelowHurdle",
                stage,
                Below(failure),
                Least(failure)
            ],
            FailureKind.NoQuorum => words["FailureNoQuorum", stage, Below(failure), Least(failure)],
            FailureKind.BelowMean => words[
                "FailureBelowMean",
                stage,
                Below(failure),
                Least(failure)
            ],
            FailureKind.BelowCompetency => words[
                "FailureBelowCompetency",
                words[failure.Part ?? failure.Stage],
                Below(failure),
                Least(failure)
            ],
            FailureKind.BelowScaleHurdle => words[
                "FailureBelowScaleHurdle",
                stage,
                words[failure.Part ?? failure.Stage],
                Below(failure),
                Least(failure)
            ],
            FailureKind.GateNotPassed => words["FailureGateNotPassed", stage],
            _ => throw new InvalidOperationException($"No words for {failure.Kind}."),
        };
    }

    private string Below(FailureResult failure) =>
        failure.Value is not { } value ? words["NoResult"]
        : failure.Minimum is { } minimum ? words.Below(value, minimum)
        : words.Points(value);

    private string Least(FailureResult failure) =>
        failure.Minimum is { } minimum ? words.Points(minimum) : words["NoHurdle"];

    private ReportSection CompositeSection()
    {
        var weights = string.Join(
            ", ",
            data.Stages.Select(stage =>
                words["WeightOf", words[stage.Title], words.Percent(stage.WeightPer10000 / 100m)]
            )
        );
        List<ReportBlock> blocks = [new TextBlock(words["CompositeWeights", weights])];
        if (data.Total is { } total)
        {
            var sum = string.Join(
                " + ",
                data.Stages.Select(stage =>
                    words.Percent(stage.WeightPer10000 / 100m) + " × " + words.Score(stage.Percent)
                )
            );
            blocks.Add(
                new TextBlock([
                    new Phrase(words["CompositeSum"] + " "),
                    new Phrase($"{sum} = {words.Score(total)}", true),
                ])
            );
            blocks.Add(
                new FigureBlock(
                    StackedBar.Composite(
                        [.. data.Stages.Select(stage => stage.Contribution ?? 0)],
                        words["FigureComposite", words.Score(total), Contributions()]
                    )
                )
            );
            blocks.Add(
                new KeyBlock([
                    .. data.Stages.Select(
                        (stage, i) =>
                            (
                                StackedBar.Key(i),
                                $"{words[stage.Title]}: {words.Score(stage.Contribution)}"
                            )
                    ),
                ])
            );
        }
        else
        {
            blocks.Add(new TextBlock(words["CompositeNone"]));
        }

        blocks.Add(new TextBlock(words["CompositeRule"], small: true));
        return new ReportSection(words["CompositeHeading"], null, blocks);
    }

    private string Contributions() =>
        string.Join(
            "; ",
            data.Stages.Select(stage => $"{words[stage.Title]} {words.Score(stage.Contribution)}")
        );

    private ReportSection PostSection()
    {
        var table = new TableBlock(
            [
                new(words["Post"], 2.75, Alignment.Left),
                new(words["Quota"], 0.9),
                new(words["PlaceInList"], 0.85),
                new(words["CutOff"], 1.1),
                new(words["PostDecision"], 2.8, Alignment.Left),
            ],
            [
                .. data.Posts.Select(post =>
                    (IReadOnlyList<TableCell>)
                        [
                            new(
                                $"{post.Choice}. {words[post.Title]}",
                                Strong: true,
                                Detail: words[post.Place],
                                DetailBelow: true
                            ),
                            new(words.Number(post.Quota)),
                            new(post.Rank is { } rank ? words.Number(rank) : "–"),
                            new(words.Score(post.CutOff)),
                            new(PostSentence(post)),
                        ]
                ),
            ]
        );
        return new ReportSection(words["PostsHeading"], words["PostsLead"], [table]);
    }

    private string PostSentence(PostResult post) =>
        post.Kind switch
        {
            PostResultKind.Placed => words["PostPlaced"],
            PostResultKind.BetterChoice => words["PostBetterChoice"],
            PostResultKind.NotEnough => NotEnough(post),
            PostResultKind.BelowPostHurdle => words[
                "PostBelowHurdle",
                words[post.Shortfall!.Stage],
                post.Shortfall.Percent is { } percent
                    ? words.Below(percent, post.Shortfall.MinimumPercent)
                    : words["NoResult"],
                words.Points(post.Shortfall.MinimumPercent)
            ],
            PostResultKind.NotRanked => words["PostNotRanked"],
            _ => throw new InvalidOperationException($"No words for {post.Kind}."),
        };

    private string NotEnough(PostResult post)
    {
        var place = post.Position is { } position
            ? words["PostNotEnoughPosition", post.Quota, position] + " "
            : "";
        return data.Total is { } total && post.CutOff is { } cut && total < cut
            ? place + words["PostNotEnough", words.Score(cut), words.Below(total, cut)]
            : place + words["PostNotEnoughTie"];
    }

    private ReportSection AppealSection() =>
        new(
            words["AppealHeading"],
            null,
            [
                new TextBlock([
                    new Phrase(words["AppealUntil", Instant(data.AppealUntilAt)] + " ", true),
                    new Phrase(words["AppealHow", words.Zone(data.TimeZone)]),
                ]),
                new TextBlock(words[data.AppealedByStage ? "AppealTypesByStage" : "AppealTypes"]),
                new TextBlock(
                    words[data.AppealSuspends ? "AppealSuspends" : "AppealDoesNotSuspend"]
                        + " "
                        + words["AppealDecider"]
                ),
            ]
        );

    private ReportSection AboutSection()
    {
        List<ReportBlock> blocks = [new TextBlock(words["AboutExact"])];
        if (data.Stages.Any(stage => stage.Kind == StageKind.Test))
        {
            blocks.Add(new TextBlock(words["AboutNoBand"]));
        }

        blocks.Add(
            new TextBlock(
                words[
                    data.Stages.All(stage => stage.Group is not null)
                        ? "AboutGroup"
                        : "AboutSmallGroup",
                    GroupMean.Smallest
                ]
            )
        );
        blocks.Add(new TextBlock(words["AboutNever"]));
        blocks.Add(
            new TextBlock(
                words[
                    "AboutHashes",
                    data.RulesEdition,
                    data.RulesHash,
                    data.ListVersion,
                    data.ListHash
                ],
                small: true
            )
        );
        return new ReportSection(words["AboutHeading"], null, blocks);
    }
}
