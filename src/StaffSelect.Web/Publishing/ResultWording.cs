using Microsoft.Extensions.Localization;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.Publishing;

/// <summary>Puts codes and numbers of a ranking into sentences of the current language; the same on every page.</summary>
public sealed class ResultWording(IStringLocalizer<ResultText> text, DisplayText display)
{
    private const int MostDigits = 8;

    public string Decision(PostDecision decision) => text[decision.ToString()];

    public string Kind(AppealKind kind) => text["Appeal" + kind];

    public string Outcome(AppealOutcome outcome) => text["Outcome" + outcome];

    public string Candidates(int count) => DisplayText.Counted(count, text["CandidatesForms"]);

    public string Places(int count) => DisplayText.Counted(count, text["PlacesForms"]);

    /// <summary>A value below a limit with as many digits as it takes to look smaller; else two.</summary>
    /// <remarks>59.995 of 60 is not written as 60.00: whoever reads it would think the hurdle was reached.</remarks>
    public static string Below(decimal value, decimal limit)
    {
        var digits = Rounding.Digits;
        while (value < limit && Rounding.HalfUp(value, digits) >= limit && digits < MostDigits)
        {
            digits++;
        }

        return DisplayText.Number(value, digits);
    }

    /// <summary>Place and post on one line.</summary>
    public static string Full(LocalizedText title, LocalizedText place) =>
        place.In(DisplayText.Language) + " · " + title.In(DisplayText.Language);

    public string Reason(RuleSet rules, NotRanked reason)
    {
        var stage = rules.Stage(reason.Stage).Title.In(DisplayText.Language);
        return reason.Code switch
        {
            NotRankedCode.Unfinished => text["ReasonUnfinished", stage],
            NotRankedCode.NotTaken => text["ReasonNotTaken", stage],
            NotRankedCode.BelowHurdle => text[
                "ReasonBelowHurdle",
                stage,
                Value(reason),
                Limit(reason)
            ],
            NotRankedCode.NoQuorum => text[
                "ReasonNoQuorum",
                stage,
                DisplayText.Plain(reason.Value!.Value),
                DisplayText.Plain(reason.Minimum!.Value)
            ],
            NotRankedCode.BelowMean => text["ReasonBelowMean", stage, Value(reason), Limit(reason)],
            NotRankedCode.BelowCompetency => text[
                "ReasonBelowCompetency",
                rules.Competency(reason.Competency!).Title.In(DisplayText.Language),
                Value(reason),
                Limit(reason)
            ],
            NotRankedCode.BelowScaleHurdle => text[
                "ReasonBelowScaleHurdle",
                stage,
                string.Join(
                    " + ",
                    rules
                        .Stage(reason.Stage)
                        .Test!.Scales.Where(scale => reason.Scales!.Contains(scale.Code))
                        .Select(scale => scale.Title.In(DisplayText.Language))
                ),
                Value(reason),
                Limit(reason)
            ],
            NotRankedCode.GateNotPassed => text["ReasonGateNotPassed", stage],
        };
    }

    public string Status(PublishedDocument document, PublishedOther other) =>
        text[
            "Status" + other.Status,
            document
                .Stages.FirstOrDefault(stage => stage.Code == other.Stage)
                ?.Title.In(DisplayText.Language)
                ?? ""
        ];

    /// <summary>Why a candidate got a listed post or not, with place, places and cut-off.</summary>
    public string Outcome(RuleSet rules, PostOutcome outcome) =>
        outcome.Decision switch
        {
            PostDecision.Placed => Placed(outcome),
            PostDecision.BetterChoice => text["OutcomeBetterChoice"],
            PostDecision.NotEnough => text[
                outcome.Own == outcome.CutOff ? "OutcomeNotEnoughTie" : "OutcomeNotEnough",
                outcome.Quota,
                outcome.Position!,
                DisplayText.Number(outcome.CutOff!.Value),
                Below(outcome.Own!.Value, Rounding.HalfUp(outcome.CutOff.Value))
            ],
            PostDecision.BelowPostHurdle => text[
                "OutcomeBelowPostHurdle",
                rules.Stage(outcome.Shortfall!.Stage).Title.In(DisplayText.Language),
                display.Percent(
                    outcome.Shortfall.MinimumPercent,
                    decimal.IsInteger(outcome.Shortfall.MinimumPercent) ? 0 : Rounding.Digits
                ),
                outcome.Shortfall.Percent is { } percent
                    ? Below(percent, outcome.Shortfall.MinimumPercent) + "\u00a0%"
                    : "–"
            ],
            PostDecision.NotRanked => text["OutcomeNotRanked"],
        };

    /// <summary>The sentence about a tie, with values: for staff.</summary>
    public string Tie(RuleSet rules, TieDecision tie) =>
        tie.Kind switch
        {
            TieBreakKind.Stage => text[
                "TieStage",
                tie.AheadCode,
                rules.Stage(tie.Reference!).Title.In(DisplayText.Language),
                DisplayText.Number(tie.Ahead!.Value),
                DisplayText.Number(tie.Own!.Value),
                tie.Link
            ],
            TieBreakKind.Competency => text[
                "TieCompetency",
                tie.AheadCode,
                rules.Competency(tie.Reference!).Title.In(DisplayText.Language),
                DisplayText.Number(tie.Ahead!.Value),
                DisplayText.Number(tie.Own!.Value),
                tie.Link
            ],
            TieBreakKind.Lottery => text[
                "TieLottery",
                tie.AheadCode,
                tie.AheadDraw![..8],
                tie.OwnDraw![..8],
                tie.Link
            ],
        };

    /// <summary>The sentence about a tie for the candidate concerned: the rule, but neither code nor marks of the other.</summary>
    public string OwnTie(RuleSet rules, TieDecision tie) =>
        tie.Kind switch
        {
            TieBreakKind.Stage => text[
                "OwnTieStage",
                tie.Link,
                rules.Stage(tie.Reference!).Title.In(DisplayText.Language)
            ],
            TieBreakKind.Competency => text[
                "OwnTieCompetency",
                tie.Link,
                rules.Competency(tie.Reference!).Title.In(DisplayText.Language)
            ],
            TieBreakKind.Lottery => text["OwnTieLottery", tie.Link],
        };

    /// <summary>The rule that decided a tie, without values: for the public list.</summary>
    public string TieRule(PublishedDocument document, PublishedTie tie) =>
        tie.Kind switch
        {
            TieBreakKind.Stage => text[
                "TieRuleStage",
                document
                    .Stages.First(stage => stage.Code == tie.Reference)
                    .Title.In(DisplayText.Language),
                tie.Link
            ],
            TieBreakKind.Competency => text["TieRuleCompetency", tie.Reference!, tie.Link],
            TieBreakKind.Lottery => text["TieRuleLottery", tie.Link],
        };

    /// <summary>A hash in groups of eight, so that people can compare it.</summary>
    public static string Grouped(string hash) =>
        string.Join(' ', hash.Chunk(8).Select(part => new string(part)));

    private string Placed(PostOutcome outcome) =>
        outcome.AheadElsewhere > 0
            ? text[
                "OutcomePlacedElsewhere",
                outcome.Position!.Value + outcome.AheadElsewhere.Value,
                DisplayText.Counted(outcome.AheadElsewhere.Value, text["AheadForms"]),
                outcome.Position.Value,
                outcome.Quota,
                DisplayText.Number(outcome.CutOff!.Value)
            ]
            : text[
                "OutcomePlaced",
                outcome.Position!,
                outcome.Quota,
                DisplayText.Number(outcome.CutOff!.Value)
            ];

    private static string Value(NotRanked reason) =>
        Below(reason.Value!.Value, reason.Minimum!.Value);

    private static string Limit(NotRanked reason) => DisplayText.Number(reason.Minimum!.Value);
}
