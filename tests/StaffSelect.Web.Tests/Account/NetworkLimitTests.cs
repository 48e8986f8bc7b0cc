using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Account;

public class NetworkLimitTests
{
    private const string Network = "2001:db8:1:2::7";

    [Fact]
    public async Task Register_ProgramFromOneNetwork_MeetsTheBoundOfTheHour()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var limit = (NetworkLimit)app.Services.GetService(typeof(NetworkLimit))!;
        for (var request = 0; request < NetworkLimit.MostPerHour; request++)
        {
            Assert.Null(limit.Enter(typeof(RegisterAccount), TestData.Visitor(Network)));
        }

        var register = new RegisterAccount("olena@example.test", TestData.Password, "uk");
        // another address of the same connection is the same place
        var refused = await app.RefusedAsync(
            AccountProblems.TooManyFromNetwork,
            register,
            TestData.Visitor("2001:db8:1:2::8")
        );
        Assert.Equal(
            new HourOf(TestApp.Start.UtcDateTime.AddHours(1)),
            Assert.Single(refused.Arguments)
        );
        Assert.Empty(await app.MailsToAsync("olena@example.test"));

        // other kinds, other networks and the command line are not touched by it
        await app.DoAsync(
            new RequestPasswordReset("olena@example.test"),
            TestData.Visitor(Network)
        );
        await app.DoAsync(new ResendConfirmation("olena@example.test"), TestData.Visitor(Network));
        Assert.Null(limit.Enter(typeof(RegisterAccount), TestData.Visitor("2001:db8:1:3::7")));
        Assert.Null(limit.Enter(typeof(RegisterAccount), Actor.System("test")));

        app.Time.Advance(TimeSpan.FromHours(1));
        await app.DoAsync(register, TestData.Visitor(Network));
    }

    [Fact]
    public void Bound_HallOfCandidates_NeverMeetsIt() =>
        Assert.True(NetworkLimit.MostPerHour >= 3 * 500);
}
