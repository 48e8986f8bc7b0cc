using StaffSelect.Domain.Reports;

namespace StaffSelect.Domain.Tests.Reports;

public class ReportBatchTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Start_BothLanguages_HasTwoReportsEach()
    {
        var batch = Batch(3, "uk", "en");

        Assert.Equal((6, 0, ReportBatchState.Running), (batch.Total, batch.Added, batch.State));
        Assert.Equal(["uk", "en"], batch.Languages);
    }

    [Fact]
    public void Start_OtherLanguage_IsABrokenInvariant()
    {
        Assert.Throws<ArgumentException>(() => Batch(3, "de"));
        Assert.Throws<ArgumentException>(() => Batch(3));
    }

    [Fact]
    public void Settle_OnlyWhenAllAreAddedAndNoneIsInWork()
    {
        var batch = Batch(2, "uk");
        batch.Add(1);
        batch.Settle(0, Now);
        Assert.Equal(ReportBatchState.Running, batch.State);
        batch.Add(1);
        batch.Settle(1, Now);
        Assert.Equal(ReportBatchState.Running, batch.State);
        batch.Settle(0, Now);
        Assert.Equal((ReportBatchState.Done, Now), (batch.State, batch.FinishedAt));
        Assert.Throws<ArgumentOutOfRangeException>(() => batch.Add(1));
    }

    [Fact]
    public void Settle_Paused_StaysPaused()
    {
        var batch = Batch(0, "uk");
        Assert.True(batch.Pause().IsSuccess);

        batch.Settle(0, Now);

        Assert.Equal(ReportBatchState.Paused, batch.State);
        Assert.Equal(ReportProblems.ReportBatchNotRunning, batch.Pause().Problem?.Code);
    }

    [Fact]
    public void Retry_Cancelled_IsRefused()
    {
        var batch = Batch(1, "uk");
        Assert.True(batch.Cancel(Now).IsSuccess);

        Assert.Equal(ReportProblems.ReportBatchOver, batch.Retry(Now).Problem?.Code);
    }

    [Theory]
    [InlineData(10, 1, 30, null)]
    [InlineData(10, 3, 0, null)]
    [InlineData(10, 3, 30, 150)]
    [InlineData(0, 3, 30, 0)]
    public void Remaining_IsThePaceOfTheLatest(int left, int made, int seconds, int? expected)
    {
        var finished = Enumerable.Range(0, made).Select(_ => Now).ToList();

        var remaining = ReportBatch.Remaining(left, finished, Now.AddSeconds(seconds));

        Assert.Equal(
            expected is { } rest ? TimeSpan.FromSeconds(rest) : (TimeSpan?)null,
            remaining
        );
    }

    private static ReportBatch Batch(int candidates, params string[] languages) =>
        ReportBatch.Start(
            CampaignId.New(),
            PublicationId.New(),
            candidates,
            languages,
            UserId.New(),
            Now
        );
}
