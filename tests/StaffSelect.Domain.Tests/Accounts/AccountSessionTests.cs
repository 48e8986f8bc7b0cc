using StaffSelect.Domain.Accounts;

namespace StaffSelect.Domain.Tests.Accounts;

public class AccountSessionTests
{
    private static readonly DateTime Now = new(2026, 3, 2, 8, 0, 0, DateTimeKind.Utc);

    [Theory]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36",
        "Chrome, Windows"
    )]
    [InlineData(
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36 Edg/140.0",
        "Edge, Windows"
    )]
    [InlineData(
        "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
        "Firefox, Linux"
    )]
    [InlineData(
        "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.0 Mobile/15E148 Safari/604.1",
        "Safari, iPhone"
    )]
    [InlineData(
        "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) SamsungBrowser/28.0 Chrome/130.0 Mobile Safari/537.36",
        "Samsung Internet, Android"
    )]
    [InlineData("<script>alert(1)</script>", "")]
    [InlineData(null, "")]
    public void DeviceName_Browser_IsNamedByKnownWordsOnly(string? browser, string expected) =>
        Assert.Equal(expected, DeviceName.Of(browser));

    [Fact]
    public void IsAlive_UntilEndedRestampedOrSilent()
    {
        var session = AccountSession.Begin(
            Guid.NewGuid(),
            UserId.New(),
            "stamp",
            null,
            "192.0.2.7",
            Now
        );

        Assert.Equal("192.0.2.x", session.Network);
        Assert.True(
            session.IsAlive("stamp", Now + AccountSession.Lifetime - TimeSpan.FromTicks(1))
        );
        Assert.False(session.IsAlive("stamp", Now + AccountSession.Lifetime));
        Assert.False(session.IsAlive("another", Now));
        session.GoOn("another");
        Assert.True(session.IsAlive("another", Now));
        session.End(Now);
        Assert.False(session.IsAlive("another", Now));
    }
}
