using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Reports;

namespace StaffSelect.Web.Reports.Assessment;

/// <summary>Reads what a report says: figures from the published version, words from the sheets that were submitted before it.</summary>
internal sealed class AssessmentReader(
    AppDbContext db,
    PersonalData personal,
    PublishedRankings rankings
)
{
    public async Task<Result<AssessmentData>> ReadAsync(
        ApplicationId applicationId,
        PublicationId publicationId,
        ReportCopy copy,
        CancellationToken ct
    )
    {
        var ranking = await rankings.GetAsync(db, publicationId, ct);
        var publication = ranking.Publication;
        var application = await db
            .Applications.AsNoTracking()
            .SingleAsync(one => one.Id == applicationId, ct);
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == publication.CampaignId, ct);
        if (ranking.Find(applicationId) is not { } row)
        {
            return new Problem(ReportProblems.ReportNotInList);
        }

        if (await NameAsync(application, ct) is not { } name)
        {
            return new Problem(ReportProblems.ReportPersonErased);
        }

        var document = ranking.Document;
        return new AssessmentData
        {
            Code = row.Code,
            Name = copy == ReportCopy.Personal ? name.Full : null,
            Campaign = campaign.Title,
            Group = campaign.Rules.Group(row.Group).Title,
            IsDemo = document.Demo,
            TimeZone = document.TimeZone,
            RulesEdition = publication.RulesEdition,
            RulesHash = publication.RulesHash,
            ListVersion = publication.Number,
            ListHash = publication.Sha256,
            PublishedAt = publication.PublishedAt,
            Total = row.Total,
            Rank = row.Rank,
            Failure = row.NotRanked is { } reason ? Failure(campaign.Rules, reason) : null,
            Stages =
            [
                .. campaign.Rules.ScoredStages.Zip(
                    row.Stages,
                    (rule, stage) => Stage(rule, stage, ranking)
                ),
            ],
            Competencies = await CompetenciesAsync(
                campaign.Rules,
                row,
                application,
                publication,
                ct
            ),
            Posts = [.. row.Posts.Select(post => Post(campaign.Rules, post))],
            AppealUntilAt = publication.AppealUntilAt,
            AppealedByStage = campaign.Rules.Appeal.Event == AppealEvent.StageConfirmation,
            AppealSuspends = campaign.Rules.Appeal.Suspensive,
        };
    }

    private async Task<PersonName?> NameAsync(Application application, CancellationToken ct)
    {
        var person = application.PersonId;
        return
            await personal.OpenAsync(person, application.FamilyName, ct) is { } family
            && await personal.OpenAsync(person, application.GivenName, ct) is { } given
            ? new PersonName(
                family,
                given,
                await personal.OpenAsync(person, application.Patronymic, ct)
            )
            : null;
    }

    private static FailureResult Failure(RuleSet rules, NotRanked reason) =>
        new(
            reason.Code switch
            {
                NotRankedCode.Unfinished => FailureKind.Unfinished,
                NotRankedCode.NotTaken => FailureKind.NotTaken,
                NotRankedCode.BelowHurdle => FailureKind.BelowHurdle,
                NotRankedCode.NoQuorum => FailureKind.NoQuorum,
                NotRankedCode.BelowMean => FailureKind.BelowMean,
                NotRankedCode.BelowCompetency => FailureKind.BelowCompetency,
                NotRankedCode.BelowScaleHurdle => FailureKind.BelowScaleHurdle,
                NotRankedCode.GateNotPassed => FailureKind.GateNotPassed,
            },
            rules.Stage(reason.Stage).Title,
            PartOf(rules, reason),
            reason.Value,
            reason.Minimum
        );

    /// <summary>The competency, or the scales together, whose minimum was missed.</summary>
    private static LocalizedText? PartOf(RuleSet rules, NotRanked reason)
    {
        if (reason.Competency is { } competency)
        {
            return rules.Competency(competency).Title;
        }

        if (reason.Scales is not { } codes)
        {
            return null;
        }

        var titles = rules
            .Stage(reason.Stage)
            .Test!.Scales.Where(scale => codes.Contains(scale.Code))
            .Select(scale => scale.Title)
            .ToList();
        return new LocalizedText(
            string.Join(" + ", titles.Select(title => title.Uk)),
            string.Join(" + ", titles.Select(title => title.En))
        );
    }

    private static StageResult Stage(StageRule rule, StageRow stage, PublishedRanking ranking) =>
        new()
        {
            Code = rule.Code,
            Title = rule.Title,
            Kind = rule.Kind,
            WeightPer10000 = rule.WeightPer10000,
            Value = rule.Kind == StageKind.Test ? stage.Raw : stage.Mean,
            Maximum = stage.Maximum,
            Minimum = stage.Minimum,
            Percent = stage.Percent,
            Contribution = stage.Contribution,
            Sheets = stage.Sheets,
            Members = stage.Members,
            Group = ranking.Group(rule.Code),
        };

    private static PostResult Post(RuleSet rules, PostOutcome outcome)
    {
        var post = rules.Post(outcome.Post);
        return new PostResult
        {
            Title = post.Title,
            Place = post.Place,
            Choice = outcome.Choice,
            Kind = outcome.Decision switch
            {
                PostDecision.Placed => PostResultKind.Placed,
                PostDecision.BetterChoice => PostResultKind.BetterChoice,
                PostDecision.NotEnough => PostResultKind.NotEnough,
                PostDecision.BelowPostHurdle => PostResultKind.BelowPostHurdle,
                PostDecision.NotRanked => PostResultKind.NotRanked,
            },
            Quota = outcome.Quota,
            Rank = outcome.Place,
            Position = outcome.Position,
            CutOff = outcome.CutOff,
            Shortfall = outcome.Shortfall is { } shortfall
                ? new ShortfallResult(
                    rules.Stage(shortfall.Stage).Title,
                    shortfall.Percent,
                    shortfall.MinimumPercent
                )
                : null,
        };
    }

    private async Task<IReadOnlyList<CompetencyResult>> CompetenciesAsync(
        RuleSet rules,
        CandidateRow row,
        Application application,
        ResultsPublication publication,
        CancellationToken ct
    )
    {
        var means = row.Stages.SelectMany(stage => stage.Competencies).ToList();
        if (means.Count == 0)
        {
            return [];
        }

        // a sheet voided after publication belongs to this version all the same
        var at = publication.PublishedAt.AddSeconds(1);
        var sheets = await db.Set<ScoreSheet>()
            .AsNoTracking()
            .Include(sheet => sheet.Entries)
            .Where(sheet =>
                db.Set<Interview>()
                    .Any(interview =>
                        interview.Id == sheet.InterviewId
                        && interview.ApplicationId == application.Id
                    )
                && sheet.SubmittedAt < at
                && (sheet.VoidedAt == null || sheet.VoidedAt >= at)
            )
            .ToListAsync(ct);
        var results = new List<CompetencyResult>();
        foreach (var mean in means)
        {
            var entries = sheets
                .SelectMany(sheet => sheet.Entries)
                .Where(entry => entry.Competency == mean.Code && entry.Level is not null)
                .ToList();
            var notes = new List<string?>();
            foreach (var entry in entries)
            {
                notes.Add(await personal.OpenAsync(application.PersonId, entry.Note, ct));
            }

            var rule = rules.Competency(mean.Code);
            results.Add(
                new CompetencyResult(
                    rule.Title,
                    mean.Mean,
                    mean.Minimum,
                    entries.Count,
                    entries.Count == 0
                        ? 0
                        : entries.Max(entry => entry.Level!.Value)
                            - entries.Min(entry => entry.Level!.Value),
                    CompetencyResult.Reach(rule.Anchors, mean.Mean),
                    CompetencyResult.Shuffled(notes)
                )
            );
        }

        return results;
    }
}
