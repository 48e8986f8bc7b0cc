using StaffSelect.Domain.Accounts;

namespace StaffSelect.Domain.Tests.Accounts;

public class PasswordRuleTests
{
    [Theory]
    [InlineData(null, AccountProblems.PasswordTooShort)]
    [InlineData("", AccountProblems.PasswordTooShort)]
    [InlineData("abcdefghijk", AccountProblems.PasswordTooShort)]
    [InlineData("abcdefghijkl", null)]
    [InlineData("кіт сидить на вікні", null)]
    [InlineData("aaaabbbbcccc", AccountProblems.PasswordTooSimple)]
    [InlineData("abcdeabcdeabcde", null)]
    [InlineData("OLENA-2026-secret", AccountProblems.PasswordTooSimple)]
    public void Check_Password_Expected(string? password, string? code) =>
        Assert.Equal(code, PasswordRule.Check(password, "olena@example.ua")?.Code);

    [Fact]
    public void Check_AtTheUpperBound_OneMoreIsRefused()
    {
        var longest = string.Concat(Enumerable.Repeat("abcdefgh", PasswordRule.MaximumLength / 8));

        Assert.Null(PasswordRule.Check(longest, "x@example.ua"));
        Assert.Equal(
            AccountProblems.PasswordTooLong,
            PasswordRule.Check(longest + "i", "x@example.ua")?.Code
        );
    }
}
