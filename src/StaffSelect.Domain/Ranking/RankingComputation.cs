using StaffSelect.Domain.Campaigns;

namespace StaffSelect.Domain.Ranking;

/// <summary>Makes a ranking of rules and input; the same input in any order gives the same ranking.</summary>
public static class RankingComputation
{
    public static RankingDocument Compute(RuleSet rules, RankingInput input)
    {
        var ordered = input.Ordered();
        var scores = ordered.Candidates.ToDictionary(
            candidate => candidate.Code,
            candidate => Composite.Score(rules, candidate),
            StringComparer.Ordinal
        );
        var contenders = scores
            .Values.Where(score => score.Total is not null)
            .Select(Contender)
            .ToList();
        var standings = MeritOrder.Rank(contenders, rules.TieBreaks, rules.LotterySeed);
        var lists = rules
            .Posts.Select(post => new PostList(
                post.Code,
                post.Quota,
                [
                    .. standings
                        .Select(standing => standing.Code)
                        .Where(code =>
                            scores[code].Input.Preferences.Contains(post.Code)
                            && Composite.Shortfall(post, scores[code]) is null
                        ),
                ]
            ))
            .ToList();
        var preferences = standings.ToDictionary(
            standing => standing.Code,
            standing => scores[standing.Code].Input.Preferences,
            StringComparer.Ordinal
        );
        var assigned = Allocation.Assign(lists, preferences);
        var posts = lists
            .Select(list => Post(rules, list, contenders, preferences, assigned))
            .ToList();
        var ranks = standings.ToDictionary(standing => standing.Code, StringComparer.Ordinal);
        return new RankingDocument
        {
            RulesEdition = input.RulesEdition,
            RulesHash = input.RulesHash,
            InputHash = input.Hash(),
            Candidates =
            [
                .. scores
                    .Values.Select(score =>
                        Candidate(rules, score, ranks.GetValueOrDefault(score.Input.Code), posts)
                    )
                    .OrderBy(row => row.Order ?? int.MaxValue)
                    .ThenBy(row => row.Code, StringComparer.Ordinal),
            ],
            Posts = posts,
            Weights = EffectiveWeight.Of(
                rules.ScoredStages,
                [
                    .. standings.Select(standing =>
                        (IReadOnlyList<decimal>)
                            [
                                .. scores[standing.Code]
                                    .Stages.Select(stage => stage.Percent!.Value.ToDecimal()),
                            ]
                    ),
                ]
            ),
        };
    }

    private static Contender Contender(CandidateScore score) =>
        new(
            score.Input.Code,
            score.Total!.Value,
            score.Stages.ToDictionary(stage => stage.Stage, stage => stage.Percent!.Value),
            score
                .Stages.SelectMany(stage => stage.Competencies)
                .ToDictionary(competency => competency.Code, competency => competency.Mean)
        );

    private static PostRow Post(
        RuleSet rules,
        PostList list,
        List<Contender> contenders,
        Dictionary<string, IReadOnlyList<string>> preferences,
        IReadOnlyDictionary<string, string> assigned
    )
    {
        var onList = list.Order.ToHashSet(StringComparer.Ordinal);
        var standings = MeritOrder.Rank(
            [.. contenders.Where(contender => onList.Contains(contender.Code))],
            rules.TieBreaks,
            rules.LotterySeed
        );
        var totals = contenders.ToDictionary(item => item.Code, item => item.Total);
        var entries = standings
            .Select(standing =>
            {
                var given = assigned.GetValueOrDefault(standing.Code);
                return new PostEntry(
                    standing.Code,
                    standing.Rank,
                    totals[standing.Code].ToDecimal(),
                    Decision(list.Post, given, preferences[standing.Code]),
                    given,
                    standing.Tie
                );
            })
            .ToList();
        var last = entries.LastOrDefault(entry => entry.Decision == PostDecision.Placed);
        var next = entries.FirstOrDefault(entry => entry.Decision == PostDecision.NotEnough);
        return new PostRow
        {
            Code = list.Post,
            Quota = list.Quota,
            Placed = entries.Count(entry => entry.Decision == PostDecision.Placed),
            CutOff = last?.Total,
            Next = next?.Total,
            TieAtCut =
                last is not null && next is not null && totals[last.Code] == totals[next.Code],
            Entries = entries,
        };
    }

    private static PostDecision Decision(
        string post,
        string? given,
        IReadOnlyList<string> preferences
    )
    {
        if (given == post)
        {
            return PostDecision.Placed;
        }

        return given is not null && preferences.TakeWhile(code => code != post).Contains(given)
            ? PostDecision.BetterChoice
            : PostDecision.NotEnough;
    }

    private static CandidateRow Candidate(
        RuleSet rules,
        CandidateScore score,
        Standing? standing,
        List<PostRow> posts
    )
    {
        var outcomes = score
            .Input.Preferences.Select(
                (code, index) =>
                    Outcome(
                        rules.Post(code),
                        posts.First(post => post.Code == code),
                        score,
                        index + 1
                    )
            )
            .ToList();
        return new CandidateRow
        {
            Application = score.Input.Application,
            Code = score.Input.Code,
            Group = score.Input.Group,
            Preferences = score.Input.Preferences,
            Stages = [.. rules.ScoredStages.Zip(score.Stages, Stage)],
            Total = score.Total?.ToDecimal(),
            Rank = standing?.Rank,
            Order = standing?.Order,
            Tie = standing?.Tie,
            NotRanked = score.NotRanked,
            PlacedAt = outcomes
                .FirstOrDefault(outcome => outcome.Decision == PostDecision.Placed)
                ?.Post,
            Posts = outcomes,
        };
    }

    private static StageRow Stage(StageRule rule, StageScore score) =>
        new()
        {
            Stage = score.Stage,
            Raw = score.Raw,
            Maximum = score.Maximum,
            Mean = score.Mean?.ToDecimal(),
            Minimum = score.Minimum,
            Sheets = score.Sheets,
            Members = score.Members,
            Percent = score.Percent?.ToDecimal(),
            Contribution = (score.Percent * rule.WeightPer10000 / 10_000)?.ToDecimal(),
            Competencies =
            [
                .. score.Competencies.Select(item => new CompetencyRow(
                    item.Code,
                    item.Mean.ToDecimal(),
                    item.Minimum
                )),
            ],
        };

    private static PostOutcome Outcome(Post post, PostRow row, CandidateScore score, int choice)
    {
        var outcome = new PostOutcome
        {
            Post = post.Code,
            Choice = choice,
            Decision = PostDecision.NotRanked,
            Quota = post.Quota,
            CutOff = row.CutOff,
            Own = score.Total?.ToDecimal(),
        };
        if (score.Total is null)
        {
            return outcome;
        }

        if (Composite.Shortfall(post, score) is { } shortfall)
        {
            return outcome with { Decision = PostDecision.BelowPostHurdle, Shortfall = shortfall };
        }

        var index = row.Entries.TakeWhile(entry => entry.Code != score.Input.Code).Count();
        var elsewhere = row
            .Entries.Take(index)
            .Count(entry => entry.Decision == PostDecision.BetterChoice);
        var own = row.Entries[index];
        return outcome with
        {
            Decision = own.Decision,
            Place = own.Place,
            AheadElsewhere = elsewhere,
            Position = own.Decision == PostDecision.BetterChoice ? null : index + 1 - elsewhere,
        };
    }
}
