using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Domain.Stages;
using StaffSelect.Domain.Tests.Ranking;

namespace StaffSelect.Domain.Tests.Publication;

public class AppealTests
{
    private static readonly TimeZoneInfo Kyiv = CampaignZone.Find("Europe/Kyiv")!;

    [Theory]
    // published 3 February 15:00 Kyiv, ten calendar days, 18:00 Kyiv (UTC+2)
    [InlineData("2026-02-03T13:00:00Z", 10, DayCount.Calendar, "18:00", "2026-02-13T16:00:00Z")]
    // 23:30 Kyiv is 21:30 UTC: the day of publication is Kyiv's
    [InlineData("2026-02-03T21:30:00Z", 10, DayCount.Calendar, "18:00", "2026-02-13T16:00:00Z")]
    [InlineData("2026-02-03T22:30:00Z", 10, DayCount.Calendar, "18:00", "2026-02-14T16:00:00Z")]
    // five working days from Tuesday 3 February end on Tuesday 10 February
    [InlineData("2026-02-03T13:00:00Z", 5, DayCount.Working, "18:00", "2026-02-10T16:00:00Z")]
    // published on a Saturday: Monday is the first working day
    [InlineData("2026-02-07T13:00:00Z", 1, DayCount.Working, "18:00", "2026-02-09T16:00:00Z")]
    // clocks go back on 26 October 2025 between publication (UTC+3) and the end (UTC+2)
    [InlineData("2025-10-20T12:00:00Z", 10, DayCount.Calendar, "18:00", "2025-10-30T16:00:00Z")]
    // 03:30 on 26 October 2025 happens twice: the second counts
    [InlineData("2025-10-16T12:00:00Z", 10, DayCount.Calendar, "03:30", "2025-10-26T01:30:00Z")]
    // clocks go forward on 29 March 2026
    [InlineData("2026-03-20T13:00:00Z", 10, DayCount.Calendar, "18:00", "2026-03-30T15:00:00Z")]
    // 03:30 on 29 March 2026 does not exist: 04:30 summer time
    [InlineData("2026-03-19T13:00:00Z", 10, DayCount.Calendar, "03:30", "2026-03-29T01:30:00Z")]
    public void Of_PublicationAndRule_IsTheLocalHourInUtc(
        string published,
        int days,
        DayCount count,
        string hour,
        string expected
    )
    {
        var until = AppealDeadline.Of(
            Utc(published),
            new AppealRule(days, count, TimeOnly.Parse(hour, null), false),
            Kyiv
        );

        Assert.Equal(Utc(expected), until);
        Assert.Equal(DateTimeKind.Utc, until.Kind);
    }

    [Fact]
    public void File_OneTickBefore_IsTakenAndExactlyAtTheDeadlineIsLate()
    {
        var publication = Published.One();
        var until = publication.AppealUntilAt;

        var inTime = File(publication, until.AddTicks(-1));
        var late = File(publication, until);

        Assert.True(inTime.IsSuccess);
        Assert.Equal(until.AddTicks(-1), inTime.Value.FiledAt);
        Assert.Equal(AppealProblems.AppealTooLate, late.Problem!.Code);
        Assert.Equal([until], late.Problem.Arguments);
    }

    [Fact]
    public void File_At235930OfTheLastDay_IsTakenWhenFilingEndsAtMidnight()
    {
        var rule = new AppealRule(11, DayCount.Calendar, new TimeOnly(0, 0), false);
        var publication = Published.One(rule);

        // 13 February 23:59:30 in Kyiv
        Assert.True(File(publication, Utc("2026-02-13T21:59:30Z")).IsSuccess);
        Assert.False(File(publication, Utc("2026-02-13T22:00:00Z")).IsSuccess);
    }

    [Theory]
    [InlineData(true, false, false, AppealProblems.DeciderScored)]
    [InlineData(false, true, false, AppealProblems.DeciderApproved)]
    [InlineData(false, false, true, AppealProblems.DeciderIsAppellant)]
    public void Decide_ByAnInvolvedPerson_IsRefused(
        bool scored,
        bool approved,
        bool appellant,
        string code
    )
    {
        var publication = Published.One();
        var appeal = File(publication, publication.PublishedAt).Value;

        var decided = appeal.Decide(
            new AppealDecider(UserId.New(), scored, approved, appellant),
            AppealOutcome.Rejected,
            new SealedText("x"),
            publication.PublishedAt
        );

        Assert.Equal(code, decided.Problem!.Code);
        Assert.False(appeal.IsAnswered);
    }

    [Fact]
    public void Decide_Twice_IsRefused()
    {
        var publication = Published.One();
        var appeal = File(publication, publication.PublishedAt).Value;
        var decider = new AppealDecider(UserId.New(), false, false, false);

        var first = appeal.Decide(
            decider,
            AppealOutcome.Upheld,
            new SealedText("x"),
            publication.PublishedAt
        );
        var second = appeal.Decide(
            decider,
            AppealOutcome.Rejected,
            new SealedText("y"),
            publication.PublishedAt
        );

        Assert.True(first.IsSuccess);
        Assert.Equal(AppealProblems.AppealAlreadyAnswered, second.Problem!.Code);
        Assert.Equal(AppealOutcome.Upheld, appeal.Outcome);
    }

    [Fact]
    public void OfStage_CountsFromTheConfirmation_OnlyWhenTheRulesSaySo()
    {
        var rules = RankingRules.Small();
        var byStage = rules with
        {
            Appeal = rules.Appeal with { Event = AppealEvent.StageConfirmation },
        };
        var list = StageConfirmation.Create(
            new CampaignId(Guid.CreateVersion7()),
            1,
            new StageDocument
            {
                Stage = rules.PanelStage.Code,
                RulesEdition = 1,
                RulesHash = "x",
                Lines = [],
            },
            UserId.New(),
            Utc("2026-02-01T08:00:00Z")
        );
        foreach (var at in new[] { "2026-02-02T08:00:00Z", "2026-02-03T13:00:00Z" })
        {
            list.Sign(
                new RankingApprover(UserId.New(), false, false),
                1,
                list.ContentHash,
                Utc(at)
            );
        }

        var verdict = StageVerdict.Of(
            list,
            new StageLine
            {
                Application = new ApplicationId(Guid.CreateVersion7()),
                Code = "A",
                Group = "G",
                Outcome = StageOutcome.NotPassed,
            }
        );
        var subject = AppealSubject.OfStage(verdict, byStage)!;
        var kyiv = CampaignZone.Find(rules.TimeZone)!;

        Assert.Null(AppealSubject.OfStage(verdict, rules));
        Assert.Equal((list.Id, null), (subject.Confirmation, subject.Publication));
        Assert.Equal(
            AppealDeadline.Of(Utc("2026-02-03T13:00:00Z"), rules.Appeal, kyiv),
            subject.UntilAt
        );
        Assert.True(
            Of(subject, AppealKind.InterviewProcedure, subject.UntilAt.AddTicks(-1)) is null
        );
        Assert.Equal(
            AppealProblems.AppealKindForeign,
            Of(subject, AppealKind.ItemContent, subject.UntilAt.AddTicks(-1))
        );
        Assert.Equal(
            AppealProblems.AppealTooLate,
            Of(subject, AppealKind.InterviewProcedure, subject.UntilAt)
        );
        // the ranking is appealed from its publication, for what it alone decides
        Assert.Equal(
            [AppealKind.Eligibility, AppealKind.Arithmetic],
            AppealSubject
                .OfResults(new PublicationId(Guid.CreateVersion7()), Published.Now, byStage.Appeal)
                .Kinds
        );

        static string? Of(AppealSubject subject, AppealKind kind, DateTime now) =>
            Appeal
                .File(
                    new CampaignId(Guid.CreateVersion7()),
                    subject,
                    new ApplicationId(Guid.CreateVersion7()),
                    kind,
                    new SealedText("x"),
                    "4GQ8-J2M7",
                    now
                )
                .Problem?.Code;
    }

    private static Result<Appeal> File(ResultsPublication publication, DateTime now) =>
        Appeal.File(
            publication.CampaignId,
            AppealSubject.OfResults(
                publication.Id,
                publication.AppealUntilAt,
                RankingRules.Small().Appeal
            ),
            new ApplicationId(Guid.CreateVersion7()),
            AppealKind.Arithmetic,
            new SealedText("x"),
            "4GQ8-J2M7",
            now
        );

    private static DateTime Utc(string text) =>
        DateTime.Parse(text, null, System.Globalization.DateTimeStyles.RoundtripKind);
}
