using StaffSelect.Domain.Reports;

namespace StaffSelect.Domain.Tests.Reports;

public sealed class ReportRequestTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);
    private static readonly StoredFileId File = StoredFileId.New();
    private static readonly StoredFileId Data = StoredFileId.New();
    private static readonly string Hash = new('a', 64);

    [Fact]
    public void Create_OtherLanguage_IsAMistakeOfTheCaller() =>
        Assert.Throws<ArgumentException>(() =>
            ReportRequest.Create(Subject(), "de", ReportCopy.Coded, null, Now)
        );

    [Fact]
    public void FileName_HasCodeAndLanguageOnly() =>
        Assert.Equal("staffselect-7RQ4-WD9J-uk.pdf", New().FileName);

    [Fact]
    public void Take_Pending_GivesALeaseAndCountsTheTry()
    {
        var report = New();

        var lease = report.Take(Now).Value;

        Assert.Equal(report.LeaseId, lease);
        Assert.Equal(ReportState.Running, report.State);
        Assert.Equal(1, report.Attempts);
        Assert.Equal(Now.AddSeconds(30), report.LeaseUntilAt);
    }

    [Fact]
    public void Take_BeforeDue_IsRefused()
    {
        var report = New();

        Assert.Equal(ReportProblems.ReportNotDue, report.Take(Now.AddTicks(-1)).Problem?.Code);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void Take_Running_OnlyWhenItsLeaseHasEnded(int ticks, bool taken)
    {
        var report = New();
        report.Take(Now);

        var second = report.Take(Now.AddSeconds(30).AddTicks(ticks));

        Assert.Equal(taken, second.IsSuccess);
    }

    [Fact]
    public void Take_AfterThreeDeadJobs_GivesUpWithAReason()
    {
        var report = New();
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(report.Take(Now.AddHours(i)).Value);
        }

        Assert.Null(report.Take(Now.AddHours(3)).Value);

        Assert.Equal(ReportState.Failed, report.State);
        Assert.Equal(ReportProblems.ReportInterrupted, report.ErrorCode);
        Assert.Null(report.LeaseId);
    }

    [Fact]
    public void Complete_WithCurrentLease_IsDone()
    {
        var report = New();
        var lease = report.Take(Now).Value!.Value;

        Assert.True(report.Complete(lease, File, Data, Hash, Now.AddSeconds(3)).IsSuccess);

        Assert.Equal(ReportState.Done, report.State);
        Assert.Equal((File, Data, Hash), (report.FileId, report.DataId, report.Sha256));
        Assert.Equal(Now.AddSeconds(3), report.FinishedAt);
        Assert.False(report.IsDue(Now.AddYears(1)));
    }

    [Fact]
    public void Complete_WithALostLease_ChangesNothing()
    {
        var report = New();
        var dead = report.Take(Now).Value!.Value;
        var living = report.Take(Now.AddSeconds(30)).Value!.Value;

        Assert.Equal(
            ReportProblems.ReportLeaseLost,
            report.Complete(dead, File, Data, Hash, Now).Problem?.Code
        );
        Assert.Equal(
            ReportProblems.ReportLeaseLost,
            report.Fail(dead, "x", null, true, Now).Problem?.Code
        );
        Assert.Equal(ReportState.Running, report.State);
        Assert.True(report.Complete(living, File, Data, Hash, Now).IsSuccess);
        Assert.False(report.Complete(living, File, Data, Hash, Now).IsSuccess);
    }

    [Fact]
    public void Fail_ThreeTimes_WaitsLongerAndThenGivesUp()
    {
        var report = New();
        var at = Now;
        foreach (var pause in new[] { 15, 60 })
        {
            Assert.True(Fail(report, at).IsSuccess);
            Assert.Equal(ReportState.Pending, report.State);
            Assert.Equal(at.AddSeconds(pause), report.DueAt);
            Assert.Equal(ReportProblems.ReportUnexpected, report.ErrorCode);
            at = report.DueAt;
        }

        Fail(report, at);

        Assert.Equal(ReportState.Failed, report.State);
        Assert.Equal("IOException", report.ErrorDetail);
    }

    [Fact]
    public void Fail_WhenNothingCanHelp_GivesUpAtOnce()
    {
        var report = New();
        var lease = report.Take(Now).Value!.Value;

        report.Fail(lease, ReportProblems.ReportPersonErased, null, true, Now);

        Assert.Equal(ReportState.Failed, report.State);
        Assert.Equal(1, report.Attempts);
    }

    [Fact]
    public void Fail_LongDetail_IsCut()
    {
        var report = New();
        var lease = report.Take(Now).Value!.Value;

        report.Fail(lease, "x", new string('y', 5_000), true, Now);

        Assert.Equal(ReportRequest.DetailMaximum, report.ErrorDetail!.Length);
    }

    [Fact]
    public void Restart_FailedReport_BeginsAnew()
    {
        var report = New();
        var lease = report.Take(Now).Value!.Value;
        report.Fail(lease, "x", null, true, Now);

        Assert.True(report.Restart(Now.AddDays(1)).IsSuccess);

        Assert.Equal((ReportState.Pending, 0), (report.State, report.Attempts));
        Assert.True(report.IsDue(Now.AddDays(1)));
    }

    [Fact]
    public void Restart_InWork_IsRefused()
    {
        var report = New();

        Assert.Equal(ReportProblems.ReportInWork, report.Restart(Now).Problem?.Code);
        report.Take(Now);
        Assert.Equal(ReportProblems.ReportInWork, report.Restart(Now).Problem?.Code);
    }

    [Fact]
    public void Complete_MadeAnewWithOtherBytes_IsRefused()
    {
        var report = New();
        report.Complete(report.Take(Now).Value!.Value, File, Data, Hash, Now);
        report.Restart(Now);
        var lease = report.Take(Now).Value!.Value;

        Assert.Equal(
            ReportProblems.ReportDiffers,
            report.Complete(lease, File, Data, new string('b', 64), Now).Problem?.Code
        );
        Assert.True(report.Complete(lease, StoredFileId.New(), Data, Hash, Now).IsSuccess);
    }

    private static Result<Done> Fail(ReportRequest report, DateTime at) =>
        report.Fail(
            report.Take(at).Value!.Value,
            ReportProblems.ReportUnexpected,
            "IOException",
            false,
            at
        );

    private static ReportRequest New() =>
        ReportRequest.Create(Subject(), "uk", ReportCopy.Coded, null, Now);

    private static ReportSubject Subject() =>
        new(CampaignId.New(), ApplicationId.New(), PublicationId.New(), "7RQ4-WD9J");
}
