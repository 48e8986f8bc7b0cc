using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Http;

public class ProductionStartTests
{
    [Fact]
    public async Task Answer_OutsideDevelopment_DemandsEncryptedTransport()
    {
        await using var site = await TestSite.StartAsync(environment: "Production");
        using var client = site.ClientFor();

        using var answer = await client.GetAsync("/rules", TestContext.Current.CancellationToken);

        Assert.Contains(
            "max-age=31536000",
            Assert.Single(answer.Headers.GetValues("Strict-Transport-Security")),
            StringComparison.Ordinal
        );
    }
}
