using StaffSelect.Domain.Accounts;

namespace StaffSelect.Domain.Tests.Accounts;

public class EmailAddressTests
{
    [Theory]
    [InlineData("olena@example.ua", "olena@example.ua")]
    [InlineData("  Olena.K+test@Example.UA ", "Olena.K+test@example.ua")]
    [InlineData("o'neil@sub.example.com", "o'neil@sub.example.com")]
    [InlineData("a@пошта.укр", "a@xn--80a1acn3a.xn--j1amh")]
    public void Parse_GoodAddress_IsTidied(string text, string expected) =>
        Assert.Equal(expected, EmailAddress.Parse(text).Value);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("@example.ua")]
    [InlineData("olena")]
    [InlineData("olena@")]
    [InlineData("olena@example")]
    [InlineData("olena@example..ua")]
    [InlineData("olena@.ua")]
    [InlineData("olena@-example.ua")]
    [InlineData("olena@127.0.0.1")]
    [InlineData(".olena@example.ua")]
    [InlineData("ole..na@example.ua")]
    [InlineData("ole na@example.ua")]
    [InlineData("олена@example.ua")]
    [InlineData("\"o\"@example.ua")]
    [InlineData("<b>@example.ua")]
    [InlineData("o@example.ua\r\nBcc: all@example.ua")]
    [InlineData("o\r\nBcc: all@example.ua")]
    [InlineData("a@b.ua,c@d.ua")]
    public void Parse_NoAddress_IsRefused(string? text) =>
        Assert.Equal(AccountProblems.InvalidEmail, EmailAddress.Parse(text).Problem?.Code);

    [Fact]
    public void Parse_TenThousandCharacters_IsRefused()
    {
        Assert.False(EmailAddress.Parse(new string('a', 10_000) + "@example.ua").IsSuccess);
        Assert.False(EmailAddress.Parse("a@" + new string('a', 10_000) + ".ua").IsSuccess);
        Assert.False(EmailAddress.Parse(new string('a', 65) + "@example.ua").IsSuccess);
        Assert.True(EmailAddress.Parse(new string('a', 64) + "@example.ua").IsSuccess);
    }
}
