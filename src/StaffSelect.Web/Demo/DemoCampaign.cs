using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Data.Auditing;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Candidate.Applying;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Staff.Accommodations;
using StaffSelect.Web.Staff.Applications;
using StaffSelect.Web.Staff.Gates;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Staff.Ranking;
using StaffSelect.Web.Staff.Sessions;
using StaffSelect.Web.Staff.Stages;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Demo;

/// <summary>One selection of the demonstration: the script of what its people did, each step through the use case its page uses.</summary>
internal sealed class DemoCampaign(
    IServiceProvider services,
    LoadingClock clock,
    DemoFile people,
    IReadOnlyDictionary<string, Actor> actors,
    byte[] content,
    byte[] document
)
{
    private static readonly Actor Loader = Actor.System("demonstration");
    private static readonly TimeSpan Moment = TimeSpan.FromSeconds(40);
    private static readonly string[] Approvers = ["approver1", "approver2"];

    private readonly Dictionary<string, ApplicationId> applications = [];
    private readonly RuleSet rules = CampaignFileReader.Read(content).Value.Rules;
    private CampaignId campaign;

    /// <summary>Writes the script.</summary>
    /// <param name="script">Where.</param>
    /// <param name="candidateStartsAt">UTC of the interview of the person one signs in as; null when the selection is over and it has no such person.</param>
    public void Write(DemoScript script, DateTime? candidateStartsAt)
    {
        var isOver = candidateStartsAt is null;
        var everybody = isOver
            ? people.Applicants
            : [.. people.Applicants, people.Candidate, .. people.Waiting];
        script.At(rules.Registration.FromAt.AddDays(-7), AnnounceAsync);
        foreach (var person in everybody)
        {
            WriteApplication(script, person);
            if (person.Attempt is { } attempt)
            {
                script.At(
                    rules.Testing.FromAt.AddMinutes(attempt.Minute),
                    ct => SitTestAsync(person, attempt, ct)
                );
            }
        }

        script.At(
            rules.Interviews.FromAt.AddDays(-1),
            ct => PlanInterviewsAsync(candidateStartsAt, ct)
        );
        foreach (
            var person in people.Applicants.Where(person =>
                person.Interview is { } interview && (isOver || !interview.OpenInCopy)
            )
        )
        {
            script.At(StartOf(person.Interview!), ct => ScoreAsync(person, ct));
        }

        if (!isOver)
        {
            foreach (var result in people.Copy.Gate.Results)
            {
                script.At(
                    rules.Interviews.FromAt.AddMinutes(result.Minute),
                    ct => RecordGateAsync(result, ct)
                );
            }
        }

        if (isOver)
        {
            script.At(rules.Testing.FromAt.AddDays(-3), DrawSessionsAsync);
            foreach (var stage in rules.Stages)
            {
                script.At(
                    rules.WindowOf(stage).UntilAt.AddDays(2),
                    ct => ConfirmStageAsync(stage.Code, ct)
                );
            }

            script.At(rules.Interviews.UntilAt.AddDays(3), FinishAsync);
        }
    }

    private void WriteApplication(DemoScript script, DemoApplicant person)
    {
        var opened = rules.Registration.FromAt;
        script.At(opened.AddHours(person.AppliedHours), ct => ApplyAsync(person, ct));
        if (person.Accommodation is { } accommodation)
        {
            script.At(
                opened.AddHours(accommodation.Hours),
                ct => AccommodateAsync(person, accommodation, ct)
            );
        }

        if (person.Decision is { } decision)
        {
            script.At(
                opened.AddHours(decision.Hours),
                async ct =>
                    await DoAsync(
                        new DecideApplication(
                            applications[person.Id],
                            await VersionAsync(person, ct),
                            decision.Admit,
                            decision.Ground,
                            decision.Reason
                        ),
                        actors["officer"],
                        ct
                    )
            );
        }

        if (person.Note is { } note)
        {
            script.At(
                opened.AddHours(person.AppliedHours + 26),
                ct => DoAsync(new WriteNote(applications[person.Id], note), actors["officer"], ct)
            );
        }

        if (person.WithdrawnHours is { } hours)
        {
            script.At(
                opened.AddHours(hours),
                ct => DoAsync(new WithdrawApplication(applications[person.Id]), Of(person), ct)
            );
        }
    }

    private async Task AccommodateAsync(
        DemoApplicant person,
        DemoAccommodation accommodation,
        CancellationToken ct
    )
    {
        var application = applications[person.Id];
        var readers = people
            .Accounts.Where(account => account.Role == Role.AccommodationDecider)
            .Select(account => actors[account.Key])
            .ToList();
        var proposal = await DoAsync(
            new ProposeAccommodation(
                application,
                new AccommodationMeasures(accommodation.Percent, 0, 0),
                accommodation.Reason
            ),
            readers[0],
            ct
        );
        clock.Now += Moment;
        await DoAsync(new AnswerAccommodation(application, proposal, true, null), readers[1], ct);
    }

    private async Task AnnounceAsync(CancellationToken ct)
    {
        campaign = (await DoAsync(new ImportCampaign(content), Loader, ct)).Campaign;
        await DoAsync(
            new GrantDemoRoles(
                campaign,
                [
                    .. people
                        .Accounts.Where(account =>
                            account.Role
                                is Role.Officer
                                    or Role.Approver
                                    or Role.Observer
                                    or Role.AccommodationDecider
                        )
                        .Select(account =>
                            (actors[account.Key].RequiredUserId, account.Role, (string?)null)
                        ),
                    .. from account in people.Accounts
                    where account.Role == Role.GateKeeper
                    from stage in rules.Stages
                    where stage.Kind == StageKind.Gate
                    select (actors[account.Key].RequiredUserId, account.Role, (string?)stage.Code),
                ]
            ),
            Loader,
            ct
        );
        await DoAsync(new PublishNotice(campaign), Loader, ct);
    }

    private async Task ApplyAsync(DemoApplicant person, CancellationToken ct)
    {
        var actor = Of(person);
        await SaveSectionsAsync(person, actor, ct);
        clock.Now += Moment;
        foreach (var post in person.Preferences)
        {
            await DoAsync(new ChangeDraftPosts(campaign, PostsChange.Add, post), actor, ct);
        }

        await DoAsync(new ChangeDraftPosts(campaign, PostsChange.Confirm, null), actor, ct);
        foreach (var kind in person.Details.Documents)
        {
            clock.Now += Moment;
            await using var upload = new MemoryStream(DocumentOf(person), writable: false);
            await DoAsync(
                new SaveDraftDocument(campaign, kind, people.Document, upload),
                actor,
                ct
            );
        }

        clock.Now += Moment;
        await DoAsync(
            new SaveDraftDeclarations(
                campaign,
                [.. rules.Declarations.Select(declaration => declaration.Code)]
            ),
            actor,
            ct
        );
        clock.Now += Moment;
        var version = await DbAsync(db =>
            db.ApplicationDrafts.Where(draft =>
                    draft.CampaignId == campaign && draft.UserId == actor.RequiredUserId
                )
                .Select(draft => draft.Version)
                .SingleAsync(ct)
        );
        var submitted = await DoAsync(
            new SubmitApplication(campaign, version, NoticeAccepted: true),
            actor,
            ct
        );
        applications[person.Id] = submitted.Id;
    }

    /// <summary>The one sample with a comment of the person's own: the same file of two people would be a likely double.</summary>
    private byte[] DocumentOf(DemoApplicant person)
    {
        var end = document.AsSpan().LastIndexOf("startxref"u8);
        return
        [
            .. document[..end],
            .. Encoding.ASCII.GetBytes($"% {person.Id}\n"),
            .. document[end..],
        ];
    }

    private async Task SaveSectionsAsync(DemoApplicant person, Actor actor, CancellationToken ct)
    {
        var details = person.Details;
        await DoAsync(
            new SaveDraftPerson(
                campaign,
                person.FamilyName,
                person.GivenName,
                person.Patronymic,
                person.Identity.Kind,
                person.Identity.Number,
                details.BirthDate,
                Citizenship.Ukraine
            ),
            actor,
            ct
        );
        clock.Now += Moment;
        await DoAsync(
            new SaveDraftContact(campaign, details.Phone, details.Messenger, details.PostalAddress),
            actor,
            ct
        );
        foreach (var row in details.Education)
        {
            clock.Now += Moment;
            await DoAsync(
                new SaveDraftEducation(
                    campaign,
                    null,
                    row.Level,
                    row.Institution,
                    row.Speciality,
                    row.Year
                ),
                actor,
                ct
            );
        }

        clock.Now += Moment;
        await DoAsync(new SaveDraftGroup(campaign, person.Group), actor, ct);
        if (details.Service is { } service)
        {
            clock.Now += Moment;
            await DoAsync(
                new SaveDraftService(
                    campaign,
                    service.Rank,
                    service.Post,
                    service.ServesSince,
                    service.PostSince,
                    service.ServiceYears,
                    service.PostYears
                ),
                actor,
                ct
            );
        }

        clock.Now += Moment;
        await DoAsync(
            details.Request is { } request
                ? new SaveAccommodationRequest(
                    campaign,
                    true,
                    request.Percent,
                    request.Breaks,
                    request.Ground
                )
                : new SaveAccommodationRequest(campaign, false, 0, false, null),
            actor,
            ct
        );
    }

    private async Task SitTestAsync(DemoApplicant person, DemoAttempt attempt, CancellationToken ct)
    {
        var actor = Of(person);
        var startedAt = clock.Now;
        var id = await DoAsync(new StartTest(campaign, RulesAccepted: true), actor, ct);
        var session = await DoAsync(
            new OpenTestSession(id, Guid.NewGuid().ToString("N"), null, false, clock.Now),
            actor,
            ct
        );
        var (form, codes) = await DbAsync(async db =>
            (
                (
                    await db.Set<Attempt>().AsNoTracking().SingleAsync(known => known.Id == id, ct)
                ).Form,
                await db
                    .ItemVersions.Where(item => item.Campaign == campaign)
                    .Select(item => new { item.Code, item.Id })
                    .ToDictionaryAsync(item => item.Code, item => item.Id, ct)
            )
        );
        var number = 0;
        foreach (var answer in attempt.Answers)
        {
            clock.Now = startedAt.AddSeconds(answer.Second);
            var place = form.Items.ToList().FindIndex(item => item.Item == codes[answer.Item]) + 1;
            var choice = answer.Option is null
                ? (int?)null
                : form.Items[place - 1].ChoiceOf(answer.Option);
            var change = new SentChange(
                ++number,
                place,
                choice is null ? AttemptEventKind.Cleared : AttemptEventKind.Answered,
                choice
            );
            await DoAsync(new SaveAnswers(id, session.Epoch, [change], clock.Now), actor, ct);
        }

        if (attempt.FinishSecond is { } finish)
        {
            clock.Now = startedAt.AddSeconds(finish);
            await DoAsync(new FinishTest(id, session.Epoch, clock.Now), actor, ct);
        }
    }

    private async Task DrawSessionsAsync(CancellationToken ct)
    {
        var stage = rules.TestStages[0].Code;
        var opened = rules.Testing.FromAt;
        foreach (var session in people.Sessions)
        {
            var plan = new SessionPlan(
                session.Title,
                session.Place,
                opened.AddMinutes(session.Minute),
                opened.AddMinutes(session.LatestMinute),
                session.Places,
                session.Reserve
            );
            await DoAsync(new CreateSession(campaign, stage, plan), actors["officer"], ct);
        }

        var preview = await DoAsync(new PreviewDraw(campaign, stage), actors["officer"], ct);
        await DoAsync(new ConfirmDraw(campaign, stage, preview.Hash), actors["officer"], ct);
    }

    private async Task PlanInterviewsAsync(DateTime? candidateStartsAt, CancellationToken ct)
    {
        var panel = await DbAsync(db =>
            db.Set<Panel>()
                .Where(known => known.CampaignId == campaign)
                .Select(known => known.Id)
                .SingleAsync(ct)
        );
        var slots = people
            .Applicants.Where(person => person.Interview is not null)
            .Select(person => new InterviewSlot(
                applications[person.Id],
                StartOf(person.Interview!),
                person.Interview!.Place
            ))
            .ToList();
        if (candidateStartsAt is { } startsAt)
        {
            slots.Add(
                new InterviewSlot(applications[people.Candidate.Id], startsAt, slots[0].Place)
            );
        }

        await DoAsync(new PlanInterviews(panel, slots), actors["officer"], ct);
    }

    private async Task ScoreAsync(DemoApplicant person, CancellationToken ct)
    {
        var application = applications[person.Id];
        var startsAt = clock.Now;
        var interview = await DbAsync(db =>
            db.Set<Interview>()
                .Where(known => known.ApplicationId == application)
                .Select(known => known.Id)
                .SingleAsync(ct)
        );
        foreach (var (member, scores) in person.Interview!.Sheets)
        {
            clock.Now = startsAt;
            await DoAsync(new DeclareConflict(interview, false, null), actors[member], ct);
        }

        foreach (var (member, scores) in person.Interview.Sheets)
        {
            clock.Now = startsAt.AddMinutes(30);
            var revision = 0;
            foreach (var (competency, score) in scores)
            {
                clock.Now += Moment;
                revision = (
                    await DoAsync(
                        new SaveScore(interview, competency, score.Level, score.Note, revision),
                        actors[member],
                        ct
                    )
                ).Revision;
            }

            await DoAsync(new SubmitSheet(interview, revision), actors[member], ct);
        }
    }

    private Task<Done> RecordGateAsync(DemoGateResult result, CancellationToken ct) =>
        DoAsync(
            new RecordGate(
                campaign,
                people.Copy.Gate.Code,
                applications[result.Id],
                0,
                result.Passed,
                DateOnly.FromDateTime(CampaignZone.ToLocal(clock.Now, rules.TimeZone))
            ),
            actors[people.Accounts.First(account => account.Role == Role.GateKeeper).Key],
            ct
        );

    private async Task ConfirmStageAsync(string stage, CancellationToken ct)
    {
        await DoAsync(new PrepareStage(campaign, stage), actors["officer"], ct);
        foreach (var approver in Approvers)
        {
            clock.Now = clock.Now.AddHours(1);
            await DoAsync(new SignStage(campaign, stage, 1), actors[approver], ct);
        }
    }

    private async Task FinishAsync(CancellationToken ct)
    {
        var ranking = await DoAsync(new ComputeRanking(campaign), actors["officer"], ct);
        foreach (var approver in Approvers)
        {
            clock.Now = clock.Now.AddHours(1);
            await DoAsync(new ApproveRanking(ranking), actors[approver], ct);
        }

        clock.Now = clock.Now.AddHours(1);
        // results are published only when the journal of how they came about is sealed
        await services.GetRequiredService<AuditSealer>().SealAllAsync(ct);
        await DoAsync(new PublishRanking(ranking), actors["officer"], ct);
    }

    private DateTime StartOf(DemoInterview interview) =>
        rules.Interviews.FromAt.AddMinutes(interview.Minute);

    private Actor Of(DemoApplicant person) => actors[person.Id];

    private Task<int> VersionAsync(DemoApplicant person, CancellationToken ct) =>
        DbAsync(db =>
            db.Applications.Where(known => known.Id == applications[person.Id])
                .Select(known => known.Version)
                .SingleAsync(ct)
        );

    private async Task<T> DbAsync<T>(Func<AppDbContext, Task<T>> read)
    {
        await using var scope = services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AppDbContext>());
    }

    private async Task<T> DoAsync<T>(IMessage<T> message, Actor actor, CancellationToken ct)
    {
        var done = await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(message, actor, ct);
        return done.Problem is { } problem
            ? throw new InvalidOperationException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The demonstration cannot be loaded: {message.GetType().Name} at {clock.Now:u} was refused with {string.Join(", ", problem.All().Select(one => $"{one.Code} {one.Field}"))}."
                )
            )
            : done.Value;
    }
}
