using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Stages;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Admission;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.MyApplication;

/// <summary>Where the sender's application stands and what comes next.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMyStatus([property: StringLength(60)] string CampaignCode)
    : IQuery<MyStatus>;

/// <summary>What the candidate does or waits for next.</summary>
public enum NextStep
{
    /// <summary>The decision about admission; the date is the latest one.</summary>
    AwaitDecision,

    /// <summary>The test opens at the date.</summary>
    AwaitTest,

    /// <summary>The test is held in sessions and this candidate's is not fixed.</summary>
    AwaitSession,

    /// <summary>The test may be started until the date.</summary>
    TakeTest,

    /// <summary>The test was missed with an excuse; a reserve session may follow until the date.</summary>
    AwaitReserve,

    /// <summary>The test was missed.</summary>
    TestMissed,

    /// <summary>An interview at the date and place.</summary>
    AttendInterview,

    /// <summary>Interviews end at the date; this candidate's is not fixed.</summary>
    AwaitInterview,

    /// <summary>The commission works; no date is promised.</summary>
    AwaitResults,

    /// <summary>Results are published.</summary>
    ReadResults,

    /// <summary>A stage was not passed and that is confirmed.</summary>
    Excluded,

    /// <summary>Nothing more: not admitted or withdrawn.</summary>
    None,
}

public sealed record MyStatus(
    ApplicationId Application,
    string CampaignCode,
    LocalizedText Title,
    bool IsDemo,
    string TimeZone,
    ApplicationStatus Status,
    string? FullName,
    string WorkingCode,
    string PublicationCode,
    DateTime SubmittedAt,
    int AccommodationPercent,
    int AccommodationBreaks,
    int AccommodationBreakMinutes,
    string? DecisionReason,
    IReadOnlyList<UnmetRule> Unmet,
    LocalizedText Group,
    IReadOnlyList<Post> Preferences,
    NextStep Next,
    DateTime? NextAt,
    string? NextPlace,
    bool CanWithdraw,
    ChangeState Change,
    DateTime ChangeUntilAt,
    IReadOnlyList<MyDocument> Documents,
    IReadOnlyList<MyNotice> Notices,
    bool HasPractice,
    IReadOnlyList<MyMessage> Messages,
    IReadOnlyList<MyStage> Stages,
    MySession? NextSession
);

/// <summary>The session of the test that comes next.</summary>
/// <param name="Place">Null for online.</param>
/// <param name="LatestStartAt">UTC, exclusive.</param>
public sealed record MySession(string Title, string? Place, DateTime LatestStartAt);

/// <summary>One stage as the candidate may see it.</summary>
/// <param name="Outcome">Null before the commission has confirmed the stage.</param>
/// <param name="ConfirmedAt">UTC; null before.</param>
/// <param name="Points">Null when the rules disclose scores after publication only, before it, and where a stage has none.</param>
/// <param name="Code">Of the stage.</param>
/// <param name="AppealUntilAt">UTC, exclusive; null when the outcome is not confirmed or is appealed after publication only.</param>
/// <param name="CanAppeal">Whether an appeal against the outcome can be filed now.</param>
public sealed record MyStage(
    string Code,
    LocalizedText Title,
    StageOutcome? Outcome = null,
    DateTime? ConfirmedAt = null,
    MyPoints? Points = null,
    DateTime? AppealUntilAt = null,
    bool CanAppeal = false
);

/// <summary>Own result of a confirmed stage.</summary>
/// <param name="Value">Points of a test or mean of a panel.</param>
/// <param name="Maximum">Of a test; null for a panel.</param>
/// <param name="Minimum">The hurdle, inclusive; null without one.</param>
public sealed record MyPoints(decimal Value, decimal? Maximum, decimal? Minimum);

/// <summary>Whether the application can still be changed.</summary>
public enum ChangeState
{
    /// <summary>Registration has closed or an officer has decided.</summary>
    Closed,
    Possible,

    /// <summary>A change was begun and not submitted.</summary>
    Begun,
}

/// <summary>A document in force.</summary>
public sealed record MyDocument(ApplicationDocumentId Id, DocumentKind Kind, string Name);

/// <summary>What an officer wrote to many, with the reader's own values.</summary>
public sealed record MyMessage(DateTime At, LocalizedText Subject, LocalizedText Body);

public sealed record MyNotice(ApplicationNoticeKind Kind, DateTime At, string? Detail);

internal sealed class GetMyStatusHandler(AppDbContext db, PersonalData personal, TimeProvider time)
    : IHandler<GetMyStatus, MyStatus>
{
    public async Task<Result<MyStatus>> HandleAsync(
        GetMyStatus message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = actor.RequiredUserId;
        var found = await (
            from application in db.Applications.AsNoTracking()
            join campaign in db.Campaigns on application.CampaignId equals campaign.Id
            where campaign.Code == message.CampaignCode && application.UserId == user
            select new { application, campaign }
        ).SingleOrDefaultAsync(ct);
        if (found is null)
        {
            return Problem.NotFound;
        }

        var own = found.application;
        var rules = found.campaign.Rules;
        var isPublished = found.campaign.Status == CampaignStatus.Published;
        var verdicts = await db
            .StageVerdicts.AsNoTracking()
            .Where(verdict => verdict.ApplicationId == own.Id)
            .ToDictionaryAsync(verdict => verdict.Stage, ct);
        var sessions = await db.OwnSessionsAsync(own.CampaignId, own.Id, ct);
        var (next, nextAt, place, test) = await NextOfAsync(
            own,
            rules,
            sessions,
            isPublished,
            verdicts.Values.Any(verdict => verdict.Excludes),
            ct
        );
        var notices = new List<MyNotice>();
        foreach (
            var notice in await db
                .ApplicationNotices.AsNoTracking()
                .Where(n => n.ApplicationId == own.Id)
                .OrderByDescending(n => n.At)
                .ThenByDescending(n => n.Id)
                .ToListAsync(ct)
        )
        {
            notices.Add(
                new MyNotice(
                    notice.Kind,
                    notice.At,
                    await personal.OpenAsync(own.PersonId, notice.Detail, ct)
                )
            );
        }

        var decisions = await AdmissionHistory.OfAsync(db, personal, own, rules, ct);
        var decision = decisions.Count == 0 ? null : decisions[0];
        var names = new[] { own.FamilyName, own.GivenName, own.Patronymic };
        var opened = new List<string>();
        foreach (var name in names)
        {
            if (await personal.OpenAsync(own.PersonId, name, ct) is { } part)
            {
                opened.Add(part);
            }
        }

        return new MyStatus(
            own.Id,
            found.campaign.Code,
            found.campaign.Title,
            found.campaign.IsDemo,
            rules.TimeZone,
            own.Status,
            opened.Count == 0 ? null : string.Join(' ', opened),
            own.WorkingCode,
            own.PublicationCode,
            own.SubmittedAt,
            own.AccommodationPercent,
            own.AccommodationBreaks,
            own.AccommodationBreakMinutes,
            decision?.Reason,
            decision?.Unmet ?? [],
            rules.Group(own.GroupCode).Title,
            [.. own.Preferences.Select(rules.Post)],
            next,
            nextAt,
            place,
            !isPublished && ApplicationTransitions.Allows(own.Status, ApplicationStatus.Withdrawn),
            await ChangeOfAsync(own, found.campaign, ct),
            rules.Registration.UntilAt,
            await DocumentsOfAsync(own, ct),
            notices,
            !isPublished
                && own.Status is ApplicationStatus.Submitted or ApplicationStatus.Admitted
                && await db.HasPracticeAsync(ct),
            await MessagesOfAsync(own, found.campaign, ct),
            own.Status == ApplicationStatus.Admitted
                ?
                [
                    .. rules.Stages.Select(stage =>
                        verdicts.TryGetValue(stage.Code, out var verdict)
                            ? StageOf(stage, verdict, rules, isPublished)
                            : new MyStage(stage.Code, stage.Title)
                    ),
                ]
                : [],
            test is not null && sessions.At(test) is { } session
                ? new MySession(session.Title, session.Place, session.LatestStartAt)
                : null
        );
    }

    private MyStage StageOf(StageRule stage, StageVerdict verdict, RuleSet rules, bool isPublished)
    {
        var appeal = AppealSubject.OfStage(verdict, rules);
        return new MyStage(
            stage.Code,
            stage.Title,
            verdict.Outcome,
            verdict.ConfirmedAt,
            isPublished || rules.DisclosureOf(stage) == Disclosure.AfterStage
                ? PointsOf(verdict)
                : null,
            appeal?.UntilAt,
            appeal?.IsOpen(time.UtcNow()) == true
        );
    }

    private async Task<IReadOnlyList<MyMessage>> MessagesOfAsync(
        Application own,
        Campaign campaign,
        CancellationToken ct
    )
    {
        var rows = await (
            from delivery in db.MessageDeliveries.AsNoTracking()
            where delivery.Application == own.Id
            join message in db.CampaignMessages.AsNoTracking() on delivery.Message equals message.Id
            orderby delivery.At descending
            select new { delivery, message }
        ).ToListAsync(ct);
        return
        [
            .. rows.Select(row => new MyMessage(
                row.delivery.At,
                row.message.Subject,
                MessageWords.Fill(
                    row.message.Body,
                    MessageWords.ValuesOf(row.message, campaign, own.WorkingCode, row.delivery)
                )
            )),
        ];
    }

    private static MyPoints? PointsOf(StageVerdict verdict) =>
        verdict.Value is { } value ? new MyPoints(value, verdict.Maximum, verdict.Minimum) : null;

    private async Task<ChangeState> ChangeOfAsync(
        Application own,
        Campaign campaign,
        CancellationToken ct
    ) =>
        own.Status != ApplicationStatus.Submitted || !campaign.IsRegistrationOpen(time.UtcNow())
            ? ChangeState.Closed
        : await db.ApplicationDrafts.AnyAsync(draft => draft.Id == own.Id, ct) ? ChangeState.Begun
        : ChangeState.Possible;

    private async Task<IReadOnlyList<MyDocument>> DocumentsOfAsync(
        Application own,
        CancellationToken ct
    )
    {
        var rows = await db
            .ApplicationDocuments.AsNoTracking()
            .Where(document => document.ApplicationId == own.Id)
            .ToDictionaryAsync(document => document.Id, ct);
        var documents = new List<MyDocument>();
        foreach (var id in own.Documents)
        {
            if (rows.TryGetValue(id, out var row))
            {
                var name = await personal.OpenAsync(own.PersonId, row.Name, ct);
                documents.Add(new MyDocument(id, row.Kind, name ?? "—"));
            }
        }

        return documents;
    }

    private async Task<(NextStep Step, DateTime? At, string? Place, StageRule? Test)> NextOfAsync(
        Application own,
        RuleSet rules,
        OwnSessions sessions,
        bool isPublished,
        bool isExcluded,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        switch (own.Status)
        {
            case ApplicationStatus.Submitted:
                // who applies while the test runs is decided upon before it ends
                return (
                    NextStep.AwaitDecision,
                    now < rules.Testing.FromAt ? rules.Testing.FromAt : rules.TestsUntilAt,
                    null,
                    null
                );
            case not ApplicationStatus.Admitted:
                return (NextStep.None, null, null, null);
        }

        if (isPublished)
        {
            return (NextStep.ReadResults, null, null, null);
        }

        if (isExcluded)
        {
            return (NextStep.Excluded, null, null, null);
        }

        var attempts = await db.Set<Attempt>()
            .Where(a => a.Application == own.Id)
            .ToDictionaryAsync(a => a.Stage, a => a.Status, ct);
        if (NextTest(rules, sessions, attempts, now) is { } next)
        {
            var title =
                rules.TestStages.Count > 1 ? next.Test.Title.In(Shell.DisplayText.Language) : null;
            var until = rules.WindowOf(next.Test).UntilAt;
            return
                next.Step == NextStep.TestMissed
                && now < until
                && await IsExcusedAsync(own.Id, next.Test.Code, next.At, ct)
                ? (NextStep.AwaitReserve, until, title, null)
                : (next.Step, next.At, title, next.Test);
        }

        var interview = await db.Set<Interview>()
            .AsNoTracking()
            .Where(i => i.ApplicationId == own.Id)
            .OrderBy(i => i.StartsAt)
            .Select(i => new { i.StartsAt, i.Place })
            .FirstOrDefaultAsync(ct);
        return interview is { } fixedInterview && now < fixedInterview.StartsAt
                ? (NextStep.AttendInterview, fixedInterview.StartsAt, fixedInterview.Place, null)
            : interview is null && now < rules.Interviews.UntilAt
                ? (NextStep.AwaitInterview, rules.Interviews.UntilAt, null, null)
            : (NextStep.AwaitResults, null, null, null);
    }

    private Task<bool> IsExcusedAsync(
        ApplicationId application,
        string stage,
        DateTime missedAt,
        CancellationToken ct
    ) =>
        db.Set<CandidateAbsence>()
            .AnyAsync(
                record =>
                    record.ApplicationId == application
                    && record.Stage == stage
                    && record.MissedAt == missedAt
                    && record.IsExcused
                    && record.LiftedAt == null,
                ct
            );

    /// <summary>The first test that is not behind the candidate.</summary>
    private static (NextStep Step, DateTime At, StageRule Test)? NextTest(
        RuleSet rules,
        OwnSessions sessions,
        Dictionary<string, AttemptStatus> attempts,
        DateTime now
    )
    {
        foreach (var stage in rules.TestStages)
        {
            var window = sessions.WindowOf(rules, stage);
            switch (attempts.TryGetValue(stage.Code, out var status))
            {
                case true when status == AttemptStatus.InProgress:
                    return (NextStep.TakeTest, window.UntilAt, stage);
                case true:
                    continue;
                case false when sessions.IsMissing(stage) && now < window.UntilAt:
                    return (NextStep.AwaitSession, window.UntilAt, stage);
                case false when now < window.FromAt:
                    return (NextStep.AwaitTest, window.FromAt, stage);
                case false when now < window.UntilAt:
                    return (NextStep.TakeTest, window.UntilAt, stage);
                default:
                    return (NextStep.TestMissed, window.UntilAt, stage);
            }
        }

        return null;
    }
}
