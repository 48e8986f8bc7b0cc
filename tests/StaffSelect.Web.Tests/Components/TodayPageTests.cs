using Bunit;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Account.MyData;
using StaffSelect.Web.Staff.DataRequests;
using StaffSelect.Web.Staff.Today;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Components;

public sealed class TodayPageTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task RequestOfNoCampaign_StandsWithItsLimit_AndOpens()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var person = (await app.RegisteredAsync("olena@example.test")).As();
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        await app.DoAsync(
            new FileDataRequest(DataRequestKind.Erasure, null, TestData.Password),
            person
        );
        var id = (await app.DoAsync(new GetMyDataRequests(), person))[0].Id;
        await using var context = StaffComponents.For(app, administrator);

        var today = context.Render<TodayPage>();
        var request = context.Render<DataRequestPage>(with => with.Add(one => one.Id, id));

        today.WaitForAssertion(
            () =>
                Assert.Contains(
                    "1 квітня 2026 року",
                    today.Find("a[href='/staff/data-requests']").OuterHtml,
                    StringComparison.Ordinal
                ),
            Patience
        );
        request.WaitForAssertion(
            () =>
                Assert.Contains(
                    "Запропонувати видалення",
                    request.Markup,
                    StringComparison.Ordinal
                ),
            Patience
        );
    }
}
