using StaffSelect.Domain.Accounts;

namespace StaffSelect.Domain.Tests.Accounts;

public class SignInDelayTests
{
    private static readonly DateTime Now = new(2026, 3, 9, 10, 40, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4, 0)]
    [InlineData(5, 15)]
    [InlineData(6, 30)]
    [InlineData(7, 60)]
    [InlineData(8, 120)]
    [InlineData(9, 240)]
    [InlineData(10, 480)]
    [InlineData(11, 900)]
    [InlineData(1_000_000, 900)]
    public void After_FailuresOfOnePair_GrowsAndIsBounded(int failures, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), SignInDelay.After(failures, 0));

    [Theory]
    [InlineData(0, 1_000_000, 0)]
    [InlineData(1, 1_000_000, 0)]
    [InlineData(2, 29, 0)]
    [InlineData(2, 30, 15)]
    [InlineData(3, 30, 30)]
    public void After_AttackFromElsewhere_LeavesTheFirstTriesFree(
        int failures,
        int elsewhere,
        int seconds
    ) => Assert.Equal(TimeSpan.FromSeconds(seconds), SignInDelay.After(failures, elsewhere));

    [Fact]
    public void After_MoreFailures_NeverShorter()
    {
        foreach (var elsewhere in new[] { 0, 29, 30, 500 })
        {
            for (var failures = 0; failures < 50; failures++)
            {
                Assert.True(
                    SignInDelay.After(failures + 1, elsewhere)
                        >= SignInDelay.After(failures, elsewhere)
                );
            }
        }
    }

    [Fact]
    public void NextAt_NoFailures_IsNow() => Assert.Null(SignInDelay.NextAt([], 10_000, Now));

    [Fact]
    public void NextAt_FiveFailures_FifteenSecondsAfterTheLast()
    {
        DateTime[] failures =
        [
            Now,
            .. Enumerable.Range(1, 4).Select(minute => Now.AddMinutes(-minute)),
        ];

        Assert.Equal(Now.AddSeconds(15), SignInDelay.NextAt(failures, 0, Now));
        Assert.Equal(
            Now.AddSeconds(15),
            SignInDelay.NextAt(failures, 0, Now.AddSeconds(15).AddTicks(-1))
        );
        Assert.Null(SignInDelay.NextAt(failures, 0, Now.AddSeconds(15)));
    }

    [Fact]
    public void NextAt_FailureAnHourOld_CountsNoMore()
    {
        DateTime[] failures = [Now, Now, Now, Now, Now.AddHours(-1)];

        Assert.Null(SignInDelay.NextAt(failures, 0, Now));
        Assert.NotNull(
            SignInDelay.NextAt([.. failures[..4], Now.AddHours(-1).AddTicks(1)], 0, Now)
        );
    }

    [Fact]
    public void NextAt_OrderOfFailures_DoesNotMatter()
    {
        DateTime[] failures = [.. Enumerable.Range(0, 8).Select(minute => Now.AddMinutes(-minute))];

        Assert.Equal(
            SignInDelay.NextAt(failures, 0, Now),
            SignInDelay.NextAt(failures.Reverse(), 0, Now)
        );
    }

    [Fact]
    public void KeyOf_CaseAndBlanks_AreTheSameAccount() =>
        Assert.Equal(
            FailedSignIn.KeyOf("Olena@Example.UA "),
            FailedSignIn.KeyOf("olena@example.ua")
        );
}
