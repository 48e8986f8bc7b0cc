using StaffSelect.E2E.Support;

namespace StaffSelect.E2E.Journeys;

public class PublicPagesTests(Fixture fixture)
{
    [Theory]
    [InlineData("uk", 1440)]
    [InlineData("uk", 390)]
    [InlineData("en", 1440)]
    public async Task UnknownAddress_SaysSo(string language, int width)
    {
        await using var visitor = await fixture.Browser.NewPersonAsync(
            fixture.App.Address,
            language,
            width
        );

        var response = await visitor.Page.GotoAsync("/no-such-page");

        Assert.Equal(404, response!.Status);
        visitor.ForgetFaults();
        await visitor.CheckPageAsync();
        Assert.Equal(language, await visitor.Page.Locator("html").GetAttributeAsync("lang"));
    }
}
