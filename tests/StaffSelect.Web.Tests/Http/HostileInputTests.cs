using System.Net;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Http;

/// <summary>Addresses that no page of ours makes.</summary>
public class HostileInputTests
{
    [Fact]
    public async Task HostileAddresses_OfPublicAndCandidatePages_AreNeverAFault()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.TestSceneAsync();
        using var visitor = site.ClientFor();
        using var candidate = site.ClientFor(scene.Candidate);
        string[] queries =
        [
            "submitted=abc",
            "moved=%00",
            "lang=%00",
            "version=abc",
            "version=99999999999",
            "page=-1",
            "view=999",
            "code=%00&post=%3Cb%3E",
            "returnUrl=//elsewhere.example",
            "x=" + new string('y', 5_000),
        ];
        string[] pages =
        [
            "/campaigns/spring",
            "/campaigns/spring/results",
            "/campaigns/spring/results.json",
            "/campaigns/spring/results.csv",
            "/account/sign-in",
            "/account/confirm-email",
            "/my/spring/apply/posts",
            "/my/spring/status",
            "/my/spring/test",
            "/my/spring/result",
            "/my/spring/appeal",
            "/my/spring/report/html",
        ];

        foreach (var page in pages)
        {
            var client = page.StartsWith("/my", StringComparison.Ordinal) ? candidate : visitor;
            foreach (var query in queries)
            {
                using var answer = await client.GetAsync(
                    $"{page}?{query}",
                    TestContext.Current.CancellationToken
                );
                Assert.True(
                    answer.StatusCode < HttpStatusCode.InternalServerError,
                    $"{page}?{query[..Math.Min(query.Length, 40)]} answered {answer.StatusCode}"
                );
                Assert.False(
                    answer.Headers.Location?.OriginalString.Contains(
                        "elsewhere",
                        StringComparison.Ordinal
                    ) ?? false
                );
            }
        }
    }
}
