using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Tests.Candidates;

public class ApplicationTests
{
    private static readonly DateTime Now = new(2026, 3, 18, 14, 20, 0, DateTimeKind.Utc);
    private static readonly UserId Officer = UserId.New();
    private static readonly SealedText Reason = new("s");

    [Fact]
    public void Submit_SetsStatusFirstChoiceAndTimes()
    {
        var application = New();

        Assert.Equal(ApplicationStatus.Submitted, application.Status);
        Assert.Equal("KRA", application.FirstPostCode);
        Assert.Equal((Now, Now), (application.SubmittedAt, application.NoticeAcceptedAt));
        Assert.Equal(0, application.AccommodationPercent);
    }

    [Fact]
    public void Transitions_AreExactlyTheAllowedOnes()
    {
        var allowed =
            from a in Enum.GetValues<ApplicationStatus>()
            from b in Enum.GetValues<ApplicationStatus>()
            where ApplicationTransitions.Allows(a, b)
            select $"{a}→{b}";

        Assert.Equal(
            [
                "Submitted→Admitted",
                "Submitted→Rejected",
                "Submitted→Withdrawn",
                "Admitted→Withdrawn",
                "Rejected→Admitted",
            ],
            allowed
        );
    }

    [Fact]
    public void Admit_ThenReject_IsAlreadyDecided()
    {
        var application = New();

        Assert.True(application.Admit(Officer, DecisionGround.ConditionsMet, null, Now).IsSuccess);
        Assert.Equal(
            (ApplicationStatus.Admitted, Now),
            (application.Status, application.DecidedAt)
        );
        Assert.Equal(
            ApplicationProblems.AlreadyDecided,
            application.Reject(Officer, DecisionGround.ConditionNotMet, Reason, Now).Problem!.Code
        );
        Assert.Equal(ApplicationStatus.Admitted, application.Status);
    }

    [Fact]
    public void Reject_ThenAdmit_ReAdmits()
    {
        var application = New();

        Assert.True(
            application.Reject(Officer, DecisionGround.ConditionNotMet, Reason, Now).IsSuccess
        );
        Assert.True(
            application
                .Admit(Officer, DecisionGround.ComplaintUpheld, Reason, Now.AddDays(1))
                .IsSuccess
        );
        Assert.Equal(Now.AddDays(1), application.DecidedAt);
    }

    [Fact]
    public void Decide_OnOnesOwnApplication_IsRefused()
    {
        var application = New();

        Assert.Equal(
            ApplicationProblems.OwnApplication,
            application
                .Admit(application.UserId, DecisionGround.ConditionsMet, null, Now)
                .Problem!.Code
        );
    }

    [Fact]
    public void Decide_OnAGroundOfTheOtherDecision_IsRefused()
    {
        Assert.Equal(
            ApplicationProblems.GroundUnfit,
            New().Admit(Officer, DecisionGround.GroupNotProved, null, Now).Problem!.Code
        );
        Assert.Equal(
            ApplicationProblems.GroundUnfit,
            New().Reject(Officer, DecisionGround.ConditionsMet, Reason, Now).Problem!.Code
        );
    }

    [Fact]
    public void Withdraw_IsFinal()
    {
        var application = New();

        Assert.True(application.Withdraw(false, Now).IsSuccess);
        Assert.Equal(
            ApplicationProblems.AlreadyWithdrawn,
            application.Withdraw(false, Now).Problem!.Code
        );
        Assert.Equal(
            ApplicationProblems.AlreadyWithdrawn,
            application.Admit(Officer, DecisionGround.ConditionsMet, null, Now).Problem!.Code
        );
        Assert.Equal(
            ApplicationProblems.AlreadyWithdrawn,
            application.Accommodate(new(25, 0, 0), Reason).Problem!.Code
        );
    }

    [Fact]
    public void Withdraw_AfterPublicationOrRejection_IsTooLate()
    {
        Assert.Equal(ApplicationProblems.WithdrawTooLate, New().Withdraw(true, Now).Problem!.Code);
        var rejected = New();
        rejected.Reject(Officer, DecisionGround.ConditionNotMet, Reason, Now);
        Assert.Equal(
            ApplicationProblems.WithdrawTooLate,
            rejected.Withdraw(false, Now).Problem!.Code
        );
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(25, true)]
    [InlineData(50, true)]
    [InlineData(100, true)]
    [InlineData(10, false)]
    [InlineData(-25, false)]
    [InlineData(200, false)]
    public void Accommodate_TakesTheListedPercents(int percent, bool accepted)
    {
        var application = New();

        Assert.Equal(accepted, application.Accommodate(new(percent, 0, 0), Reason).IsSuccess);
        Assert.Equal(accepted ? percent : 0, application.AccommodationPercent);
    }

    [Fact]
    public void Resubmit_BeforeADecision_KeepsCodesAndFirstDate()
    {
        var application = New();
        var later = Now.AddHours(3);

        var changed = application.Resubmit(Submission() with { Preferences = ["RAV"] }, later);

        Assert.True(changed.IsSuccess);
        Assert.Equal(("RAV", 2), (application.FirstPostCode, application.Edition));
        Assert.Equal((Now, later), (application.SubmittedAt, application.ChangedAt));
        Assert.Equal(
            ("2222-2222", "3222-222P"),
            (application.WorkingCode, application.PublicationCode)
        );
    }

    [Fact]
    public void Resubmit_AfterADecisionOrWithdrawal_IsRefused()
    {
        var admitted = New();
        admitted.Admit(Officer, DecisionGround.ConditionsMet, null, Now);
        var withdrawn = New();
        withdrawn.Withdraw(false, Now);

        foreach (var application in new[] { admitted, withdrawn })
        {
            Assert.Equal(
                ApplicationProblems.ChangeAfterDecision,
                application.Resubmit(Submission(), Now).Problem!.Code
            );
            Assert.Equal(1, application.Edition);
        }
    }

    [Fact]
    public void Draft_Documents_ANewVersionTakesThePlaceOfItsOlder()
    {
        var draft = ApplicationDraft.ChangeOf(New(), Now);
        var first = draft.Documents[0];
        var other = Version(draft, null);
        draft.AddDocument(other, Now);
        var older = Version(draft, null);
        draft.AddDocument(older, Now);

        var newer = Version(draft, older);
        draft.AddDocument(newer, Now);

        Assert.Equal([first, other.Id, newer.Id], draft.Documents);
        Assert.Equal((2, DocumentKind.Education), (newer.Number, newer.Kind));
        draft.RemoveDocument(newer.Id, Now);
        Assert.Equal([first, other.Id], draft.Documents);
    }

    [Fact]
    public void Draft_Documents_AreLimited()
    {
        var draft = ApplicationDraft.Start(CampaignId.New(), PersonId.New(), UserId.New(), Now);
        ApplicationDocument? last = null;
        for (var i = 0; i < ApplicationDocument.MaximumInForce; i++)
        {
            last = Version(draft, null);
            Assert.True(draft.AddDocument(last, Now).IsSuccess);
        }

        Assert.Equal(
            ApplicationProblems.DocumentsTooMany,
            draft.AddDocument(Version(draft, null), Now).Problem!.Code
        );
        // a new version adds nothing to the number in force
        Assert.True(draft.AddDocument(Version(draft, last), Now).IsSuccess);
    }

    private static ApplicationDocument Version(
        ApplicationDraft draft,
        ApplicationDocument? replaced
    ) =>
        ApplicationDocument.Upload(
            draft.Id,
            DocumentKind.Education,
            replaced,
            StoredFileId.New(),
            Reason,
            draft.UserId,
            Now
        );

    private static Application New() => Application.Submit(Submission(), Now);

    private static Submission Submission() =>
        new()
        {
            Id = ApplicationId.New(),
            Campaign = CampaignId.New(),
            Person = PersonId.New(),
            User = UserId.New(),
            FamilyName = Reason,
            GivenName = Reason,
            IdentityKind = IdentityKind.TaxNumber,
            IdentityNumber = Reason,
            IdentityHash = "h",
            Group = "SERVING",
            Preferences = ["KRA", "RAV"],
            Documents = [ApplicationDocumentId.New()],
            WorkingCode = "2222-2222",
            PublicationCode = "3222-222P",
        };
}
