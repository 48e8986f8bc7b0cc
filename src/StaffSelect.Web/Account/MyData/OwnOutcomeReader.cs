using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Reports;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.Reports.Assessment;

namespace StaffSelect.Web.Account.MyData;

/// <summary>Reads what stages and results gave to one application, as far as its owner's own pages disclose it.</summary>
internal sealed class OwnOutcomeReader(
    AppDbContext db,
    PersonalData personal,
    AssessmentReader assessments
)
{
    /// <summary>Receipts at once, answers after publication; never texts or keys of items.</summary>
    public async Task<IReadOnlyList<OwnTest>> TestsAsync(
        Application own,
        Campaign campaign,
        CancellationToken ct
    )
    {
        var attempts = await db.Set<Attempt>()
            .AsNoTracking()
            .Where(attempt => attempt.Application == own.Id)
            .OrderBy(attempt => attempt.StartedAt)
            .ToListAsync(ct);
        var closed = attempts.Where(one => one.IsClosed).Select(one => one.Id).ToList();
        var events = (
            await db.Set<AttemptEvent>()
                .AsNoTracking()
                .Where(entry => closed.Contains(entry.Attempt))
                .ToListAsync(ct)
        ).ToLookup(entry => entry.Attempt, entry => entry.Entry);
        return
        [
            .. attempts.Select(attempt =>
            {
                var state = attempt.IsClosed ? AttemptState.Read(events[attempt.Id]) : null;
                return new OwnTest(
                    campaign.Rules.Stage(attempt.Stage).Title,
                    attempt.Status,
                    attempt.StartedAt,
                    attempt.DeadlineAt,
                    attempt.ClosedAt,
                    attempt.LimitSeconds,
                    attempt.ReceiptCode,
                    attempt.Form.Items.Count,
                    state?.AnsweredCount,
                    state is not null && IsPublished(campaign) ? Answers(attempt, state) : null
                );
            }),
        ];
    }

    public async Task<IReadOnlyList<OwnStage>> StagesAsync(
        Application own,
        Campaign campaign,
        CancellationToken ct
    )
    {
        var verdicts = await db
            .StageVerdicts.AsNoTracking()
            .Where(verdict => verdict.ApplicationId == own.Id)
            .ToDictionaryAsync(verdict => verdict.Stage, ct);
        return
        [
            .. campaign
                .Rules.Stages.Where(stage => verdicts.ContainsKey(stage.Code))
                .Select(stage =>
                {
                    var verdict = verdicts[stage.Code];
                    var isDisclosed =
                        IsPublished(campaign)
                        || campaign.Rules.DisclosureOf(stage) == Disclosure.AfterStage;
                    return new OwnStage(
                        stage.Title,
                        verdict.Outcome,
                        verdict.ConfirmedAt,
                        isDisclosed ? verdict.Value : null,
                        isDisclosed ? verdict.Maximum : null,
                        isDisclosed ? verdict.Minimum : null
                    );
                }),
        ];
    }

    /// <summary>The own row of the valid published version, with the words that the report has.</summary>
    public async Task<OwnResultData?> ResultAsync(
        Application own,
        Campaign campaign,
        CancellationToken ct
    )
    {
        if (
            await db.Publications.LatestAsync(campaign.Id, ct) is not { } publication
            || publication.FullRanking().Find(own.Id) is not { } row
        )
        {
            return null;
        }

        var rules = campaign.Rules;
        var said = await assessments.ReadAsync(own.Id, publication.Id, ReportCopy.Coded, ct);
        return new OwnResultData(
            publication.Number,
            publication.PublishedAt,
            publication.Sha256,
            row.Total,
            row.Rank,
            [
                .. row.Stages.Select(stage => new OwnStageResult(
                    rules.Stage(stage.Stage).Title,
                    stage.Raw,
                    stage.Maximum,
                    stage.Mean,
                    stage.Percent,
                    stage.Contribution
                )),
            ],
            [
                .. row.Posts.Select(post => new OwnWish(
                    post.Choice,
                    rules.Post(post.Post).Title,
                    rules.Post(post.Post).Place,
                    post.Decision
                )),
            ],
            said.IsSuccess
                ?
                [
                    .. said.Value.Competencies.Select(one => new OwnComment(
                        one.Title,
                        one.Mean,
                        one.Notes
                    )),
                ]
                : []
        );
    }

    public async Task<IReadOnlyList<OwnAppeal>> AppealsAsync(Application own, CancellationToken ct)
    {
        var rows = await db
            .Appeals.AsNoTracking()
            .Where(appeal => appeal.ApplicationId == own.Id)
            .OrderBy(appeal => appeal.FiledAt)
            .ToListAsync(ct);
        var appeals = new List<OwnAppeal>();
        foreach (var row in rows)
        {
            appeals.Add(
                new OwnAppeal(
                    row.Receipt,
                    row.Kind,
                    row.FiledAt,
                    await personal.OpenAsync(own.PersonId, row.Text, ct),
                    row.Outcome,
                    await personal.OpenAsync(own.PersonId, row.Answer, ct),
                    row.AnsweredAt
                )
            );
        }

        return appeals;
    }

    private static bool IsPublished(Campaign campaign) =>
        campaign.Status == CampaignStatus.Published;

    private static List<OwnAnswer> Answers(Attempt attempt, AttemptState state) =>
        [
            .. attempt
                .Form.Items.Select(
                    (item, index) =>
                        (
                            Place: index + 1,
                            Chosen: state.Item(index + 1).Option is { } option
                                ? item.ChoicesOf(option)
                                : []
                        )
                )
                .Where(answer => answer.Chosen.Count > 0)
                .Select(answer => new OwnAnswer(answer.Place, answer.Chosen)),
        ];
}
