using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Domain.Tests.Panels;

public class PanelTests
{
    private static readonly LocalizedText Title = new("Комісія 1", "Panel 1");
    private static readonly PanelRule Rule = new(
        3,
        2,
        3,
        3m,
        [new PanelCompetency("C1", 3m), new PanelCompetency("C2", null)]
    );
    private static readonly DateTime Ten = new(2026, 3, 12, 8, 0, 0, DateTimeKind.Utc);
    private static readonly Window March = new(
        new DateTime(2026, 3, 1, 0, 0, 0, DateTimeKind.Utc),
        new DateTime(2026, 4, 1, 0, 0, 0, DateTimeKind.Utc)
    );
    private static readonly SealedText Sealed = new("AAAA");

    [Fact]
    public void Create_ThreeMembersOneChair_IsFormed()
    {
        var panel = Panel.Create(CampaignId.New(), Title, [Seat(true), Seat(), Seat()], Rule);

        Assert.True(panel.IsSuccess);
        Assert.Equal(3, panel.Value.PlannedSize);
    }

    [Fact]
    public void Create_TwoMembersWithoutChair_NamesBothFaults()
    {
        var panel = Panel.Create(CampaignId.New(), Title, [Seat(), Seat()], Rule);

        Assert.Equal(
            [PanelProblems.PanelTooSmall, PanelProblems.PanelNeedsOneChair],
            panel.Problem!.All().Select(problem => problem.Code)
        );
    }

    [Fact]
    public void Create_SamePersonTwice_IsRefused()
    {
        var seat = Seat();

        Assert.Contains(
            PanelProblems.PanelMemberTwice,
            Codes(Panel.Create(CampaignId.New(), Title, [Seat(true), seat, seat], Rule))
        );
    }

    [Fact]
    public void Replace_BeforeAnyScore_TakesTheSeatAsItIs()
    {
        var (chair, second, third, newcomer) = (Seat(true), Seat(), Seat(), Seat());
        var panel = Panel.Create(CampaignId.New(), Title, [chair, second, third], Rule).Value;

        Assert.True(panel.Replace(chair.User, newcomer, anyScored: false).IsSuccess);

        Assert.False(panel.Has(chair.User));
        Assert.Equal(3, panel.PlannedSize);
        Assert.Equal(newcomer.User, Assert.Single(panel.Members, one => one.IsChair).UserId);
    }

    [Fact]
    public void Replace_AfterAScoreOrBySomebodyUnfit_ChangesNothing()
    {
        var (chair, second, third) = (Seat(true), Seat(), Seat());
        var panel = Panel.Create(CampaignId.New(), Title, [chair, second, third], Rule).Value;

        Assert.Equal(
            PanelProblems.PanelAlreadyScored,
            panel.Replace(second.User, Seat(), anyScored: true).Problem!.Code
        );
        Assert.Equal(
            PanelProblems.PanelMemberTwice,
            panel.Replace(second.User, third, anyScored: false).Problem!.Code
        );
        Assert.Equal(
            PanelProblems.PanelMemberDecides,
            panel
                .Replace(second.User, Seat() with { Decides = true }, anyScored: false)
                .Problem!.Code
        );
        Assert.True(panel.Has(second.User));
    }

    [Theory]
    [InlineData(false, false, false, PanelProblems.PanelMemberNotEligible)]
    [InlineData(true, true, false, PanelProblems.PanelMemberDecides)]
    [InlineData(true, false, true, PanelProblems.PanelMemberIsCandidate)]
    public void Create_MemberWhoMayNotScore_IsRefused(
        bool isPanelMember,
        bool decides,
        bool competes,
        string code
    )
    {
        var seat = new PanelSeat(UserId.New(), false, isPanelMember, decides, competes);

        Assert.Equal(
            [code],
            Codes(Panel.Create(CampaignId.New(), Title, [Seat(true), Seat(), seat], Rule))
        );
    }

    [Fact]
    public void Plan_NotAdmitted_IsRefused()
    {
        var planned = Interview.Plan(
            NewPanel(),
            ApplicationId.New(),
            isAdmitted: false,
            Ten,
            "каб. 214",
            March
        );

        Assert.Equal(PanelProblems.CandidateNotAdmitted, planned.Problem?.Code);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void Plan_WindowStart_IsInclusive(int ticks, bool allowed)
    {
        Assert.Equal(allowed, PlanAt(March.FromAt.AddTicks(ticks)).IsSuccess);
    }

    [Theory]
    [InlineData(-1, true)]
    [InlineData(0, false)]
    public void Plan_WindowEnd_IsExclusive(int ticks, bool allowed)
    {
        Assert.Equal(allowed, PlanAt(March.UntilAt.AddTicks(ticks)).IsSuccess);
    }

    [Fact]
    public void Move_AfterASubmittedSheet_IsRefused()
    {
        var interview = PlanAt(Ten).Value;

        Assert.Equal(
            PanelProblems.InterviewAlreadyScored,
            interview.Move(Ten.AddHours(1), "каб. 214", March, anySubmitted: true).Problem?.Code
        );
        Assert.Equal(Ten, interview.StartsAt);
    }

    [Fact]
    public void Declare_NoConflictThenConflict_RecusesAndCannotBeTakenBack()
    {
        var interview = PlanAt(Ten).Value;
        var member = UserId.New();

        Assert.True(interview.Declare(member, false, null, Ten).IsSuccess);
        Assert.Equal(
            PanelProblems.ConflictAlreadyDeclared,
            interview.Declare(member, false, null, Ten).Problem?.Code
        );
        Assert.True(interview.Declare(member, true, Sealed, Ten).IsSuccess);
        Assert.True(interview.IsRecused(member));
        Assert.Equal(
            PanelProblems.ConflictAlreadyDeclared,
            interview.Declare(member, false, null, Ten).Problem?.Code
        );
    }

    [Fact]
    public void Declare_ConflictWithoutReason_IsRefused()
    {
        var interview = PlanAt(Ten).Value;

        Assert.Equal(
            PanelProblems.ConflictReasonMissing,
            interview.Declare(UserId.New(), true, null, Ten).Problem?.Code
        );
    }

    [Theory]
    [InlineData(-1, PanelProblems.AbsenceTooEarly)]
    [InlineData(0, null)]
    public void RecordAbsence_NotBeforeTheStart(int ticks, string? code)
    {
        var interview = PlanAt(Ten).Value;

        var recorded = interview.RecordAbsence(
            UserId.New(),
            UserId.New(),
            "захворів",
            hasSubmitted: false,
            Ten.AddTicks(ticks)
        );

        Assert.Equal(code, recorded.Problem?.Code);
    }

    [Fact]
    public void RecordAbsence_OfSomebodyWhoSubmitted_IsRefused()
    {
        Assert.Equal(
            PanelProblems.MemberAlreadyDone,
            PlanAt(Ten)
                .Value.RecordAbsence(UserId.New(), UserId.New(), "x", hasSubmitted: true, Ten)
                .Problem?.Code
        );
    }

    [Fact]
    public void MaySeeColleagues_OnlyAfterOwnAndAllAwaitedSheets()
    {
        var panel = NewPanel();
        var interview = PlanFor(panel, Ten).Value;
        var users = panel.Members.Select(member => member.UserId).ToList();
        var sheets = users.Select(user => OpenSheet(interview, user)).ToList();

        Submit(sheets[0]);
        Assert.False(Sees(users[0]));
        Submit(sheets[1]);
        Assert.False(Sees(users[0]));
        Assert.False(Sees(users[2]));
        Submit(sheets[2]);
        Assert.All(users, user => Assert.True(Sees(user)));
        Assert.False(Sees(UserId.New()));

        bool Sees(UserId user) =>
            Attendance.MaySeeColleagues(user, Attendance.Of(panel, interview, sheets));
    }

    [Fact]
    public void MaySeeColleagues_ThirdAbsentOrRecused_OpensForThePresentOnly()
    {
        var panel = NewPanel();
        var interview = PlanFor(panel, Ten).Value;
        var users = panel.Members.Select(member => member.UserId).ToList();
        var sheets = users.Select(user => OpenSheet(interview, user)).ToList();
        Submit(sheets[0]);
        interview.RecordAbsence(users[1], users[0], "не прибув", false, Ten);
        interview.Declare(users[2], true, Sealed, Ten);
        sheets[2].Void(Ten);

        var attendance = Attendance.Of(panel, interview, sheets);

        Assert.Equal(
            [MemberStanding.Submitted, MemberStanding.Absent, MemberStanding.Recused],
            attendance.Select(one => one.Standing)
        );
        Assert.True(Attendance.MaySeeColleagues(users[0], attendance));
        Assert.False(Attendance.MaySeeColleagues(users[1], attendance));
        Assert.False(Attendance.MaySeeColleagues(users[2], attendance));
    }

    private static Panel NewPanel() =>
        Panel.Create(CampaignId.New(), Title, [Seat(true), Seat(), Seat()], Rule).Value;

    private static Result<Interview> PlanAt(DateTime startsAt) => PlanFor(NewPanel(), startsAt);

    private static Result<Interview> PlanFor(Panel panel, DateTime startsAt) =>
        Interview.Plan(panel, ApplicationId.New(), isAdmitted: true, startsAt, "каб. 214", March);

    private static ScoreSheet OpenSheet(Interview interview, UserId member)
    {
        interview.Declare(member, false, null, Ten);
        return ScoreSheet.Open(interview, member, Rule);
    }

    private static void Submit(ScoreSheet sheet)
    {
        foreach (var entry in sheet.Entries.ToList())
        {
            sheet.Record(entry.Competency, 3, null, 0, sheet.Revision, Ten);
        }

        Assert.True(sheet.Submit(sheet.Revision, Ten).IsSuccess);
    }

    private static PanelSeat Seat(bool chair = false) =>
        new(UserId.New(), chair, IsPanelMember: true, Decides: false, Competes: false);

    private static IEnumerable<string> Codes(Result<Panel> result) =>
        result.Problem!.All().Select(problem => problem.Code);
}
