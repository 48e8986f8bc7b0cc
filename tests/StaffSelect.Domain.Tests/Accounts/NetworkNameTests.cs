using StaffSelect.Domain.Accounts;

namespace StaffSelect.Domain.Tests.Accounts;

public class NetworkNameTests
{
    [Theory]
    [InlineData("192.0.2.17", "192.0.2.x")]
    [InlineData("::ffff:192.0.2.17", "192.0.2.x")]
    [InlineData("2001:db8:12:34:56::9", "2001:db8:12::")]
    [InlineData("::1", "::")]
    [InlineData("somewhere", null)]
    [InlineData(null, null)]
    public void Of_Address_NamesTheNetworkOnly(string? address, string? expected) =>
        Assert.Equal(expected, NetworkName.Of(address));

    [Theory]
    [InlineData("192.0.2.17", "192.0.2.17")]
    [InlineData("2001:db8:12:34:56::9", "2001:db8:12:34::")]
    [InlineData("2001:db8:12:34:ffff::1", "2001:db8:12:34::")]
    [InlineData(null, "")]
    public void PlaceOf_Address_IsOneConnection(string? address, string expected) =>
        Assert.Equal(expected, NetworkName.PlaceOf(address));
}
