using System.Net;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Http;

/// <summary>Every address of the product × a visitor, a bare account and each role, from one table.</summary>
public sealed class EndpointRoleTests(EndpointRoleTests.Site site)
    : IClassFixture<EndpointRoleTests.Site>
{
    /// <summary>Who gets past the endpoint itself. What a page then shows is decided by the door.</summary>
    public enum Audience
    {
        /// <summary>Everybody.</summary>
        Everybody,

        /// <summary>Any account; whose things it may see is a rule behind the door.</summary>
        Accounts,

        /// <summary>Candidates of that campaign.</summary>
        Candidates,

        /// <summary>Whoever has a staff role in some campaign or in the system.</summary>
        Staff,

        /// <summary>The system administrator.</summary>
        Administrator,

        /// <summary>Item authors.</summary>
        Authors,

        /// <summary>Nobody: the address names a campaign that nobody has a role in.</summary>
        Nobody,
    }

    private const string Something = "0199f000-0000-7000-8000-000000000001";

    /// <summary>Pattern → an address of it → who gets past. An endpoint without a row fails.</summary>
    public static TheoryData<string, string, Audience> Table =>
        new()
        {
            { "GET /", "/", Audience.Everybody },
            { "GET /accessibility", "/accessibility", Audience.Everybody },
            { "GET /account/accept-invitation", "/account/accept-invitation", Audience.Everybody },
            { "GET /account/confirm-email", "/account/confirm-email", Audience.Everybody },
            { "GET /account/confirm-new-email", "/account/confirm-new-email", Audience.Everybody },
            { "GET /account/second-step", "/account/second-step", Audience.Everybody },
            { "GET /account/forgot-password", "/account/forgot-password", Audience.Everybody },
            { "GET /account/register", "/account/register", Audience.Everybody },
            {
                "GET /account/registration-confirmation",
                "/account/registration-confirmation",
                Audience.Everybody
            },
            {
                "GET /account/resend-confirmation",
                "/account/resend-confirmation",
                Audience.Everybody
            },
            { "GET /account/reset-password", "/account/reset-password", Audience.Everybody },
            { "GET /account/sign-in", "/account/sign-in", Audience.Everybody },
            { "POST /account/sign-out", "/account/sign-out", Audience.Everybody },
            { "GET /campaigns/{Code}", "/campaigns/spring", Audience.Everybody },
            { "GET /campaigns/{Code}/results", "/campaigns/spring/results", Audience.Everybody },
            {
                "GET /campaigns/{code}/results.csv",
                "/campaigns/spring/results.csv",
                Audience.Everybody
            },
            {
                "GET /campaigns/{code}/results.json",
                "/campaigns/spring/results.json",
                Audience.Everybody
            },
            {
                "GET /campaigns/preview/{Id:guid}",
                "/campaigns/preview/" + Something,
                Audience.Everybody
            },
            { "GET /culture/{culture}", "/culture/en?returnUrl=/", Audience.Everybody },
            { "GET /dev/mail", "/dev/mail", Audience.Everybody },
            { "GET /error/{Code:int}", "/error/500", Audience.Everybody },
            { "GET /health", "/health", Audience.Everybody },
            { "GET /help", "/help", Audience.Everybody },
            { "GET /not-found", "/not-found", Audience.Everybody },
            { "GET /privacy", "/privacy", Audience.Everybody },
            { "GET /rules", "/rules", Audience.Everybody },
            { "GET /account/manage", "/account/manage", Audience.Accounts },
            { "GET /account/manage/email", "/account/manage/email", Audience.Accounts },
            { "GET /account/manage/passkeys", "/account/manage/passkeys", Audience.Accounts },
            {
                "GET /account/manage/passkeys/new",
                "/account/manage/passkeys/new",
                Audience.Accounts
            },
            {
                "GET /account/manage/passkeys/{Id}",
                "/account/manage/passkeys/x",
                Audience.Accounts
            },
            { "GET /account/manage/sessions", "/account/manage/sessions", Audience.Accounts },
            { "GET /account/manage/data", "/account/manage/data", Audience.Accounts },
            {
                "GET /account/manage/data/requests",
                "/account/manage/data/requests",
                Audience.Accounts
            },
            { "GET /staff/data-requests", "/staff/data-requests", Audience.Staff },
            {
                "GET /staff/data-requests/{Id:guid}",
                "/staff/data-requests/" + Something,
                Audience.Staff
            },
            {
                "GET /files/my/data/{format:regex(^(json|pdf)$)}",
                "/files/my/data/json",
                Audience.Accounts
            },
            { "GET /account/manage/password", "/account/manage/password", Audience.Accounts },
            {
                "GET /account/manage/second-factor",
                "/account/manage/second-factor",
                Audience.Accounts
            },
            {
                "GET /account/manage/second-factor/off",
                "/account/manage/second-factor/off",
                Audience.Accounts
            },
            {
                "GET /account/manage/recovery-codes",
                "/account/manage/recovery-codes",
                Audience.Accounts
            },
            { "GET /my", "/my", Audience.Accounts },
            { "GET /my/{Code}/apply", "/my/spring/apply", Audience.Accounts },
            { "GET /my/{Code}/apply/check", "/my/spring/apply/check", Audience.Accounts },
            {
                "GET /my/{Code}/apply/accommodation",
                "/my/spring/apply/accommodation",
                Audience.Accounts
            },
            { "GET /my/{Code}/apply/contact", "/my/spring/apply/contact", Audience.Accounts },
            {
                "GET /my/{Code}/apply/declaration",
                "/my/spring/apply/declaration",
                Audience.Accounts
            },
            { "GET /my/{Code}/apply/documents", "/my/spring/apply/documents", Audience.Accounts },
            { "GET /my/{Code}/apply/education", "/my/spring/apply/education", Audience.Accounts },
            { "GET /my/{Code}/apply/service", "/my/spring/apply/service", Audience.Accounts },
            { "GET /my/{Code}/apply/group", "/my/spring/apply/group", Audience.Accounts },
            { "GET /my/{Code}/apply/person", "/my/spring/apply/person", Audience.Accounts },
            { "GET /my/{Code}/apply/posts", "/my/spring/apply/posts", Audience.Accounts },
            { "GET /my/{Code}/report", "/my/spring/report", Audience.Accounts },
            { "GET /my/{Code}/report/html", "/my/spring/report/html", Audience.Accounts },
            { "GET /my/{Code}/status", "/my/spring/status", Audience.Accounts },
            { "GET /my/{Code}/result", "/my/spring/result", Audience.Candidates },
            { "GET /my/{Code}/appeal", "/my/spring/appeal", Audience.Candidates },
            { "GET /my/{CampaignCode}/test", "/my/spring/test", Audience.Candidates },
            { "GET /my/{CampaignCode}/test/{Stage}", "/my/spring/test/A1", Audience.Candidates },
            { "GET /my/{CampaignCode}/test/attempt", "/my/spring/test/attempt", Audience.Accounts },
            {
                "GET /files/applications/{id:guid}/documents/{document:guid}",
                $"/files/applications/{Something}/documents/{Something}",
                Audience.Accounts
            },
            {
                "GET /files/applications/{id:guid}/accommodation",
                $"/files/applications/{Something}/accommodation",
                Audience.Accounts
            },
            {
                "GET /files/applications/{id:guid}/complete.zip",
                $"/files/applications/{Something}/complete.zip",
                Audience.Accounts
            },
            {
                "GET /files/my/reports/{id:guid}",
                "/files/my/reports/" + Something,
                Audience.Accounts
            },
            { "GET /files/reports/{id:guid}", "/files/reports/" + Something, Audience.Accounts },
            { "GET /files/items/{pool}/csv", "/files/items/LIVE/csv", Audience.Authors },
            { "GET /files/items/{pool}/xlsx", "/files/items/LIVE/xlsx", Audience.Authors },
            {
                "GET /files/my/{code}/documents/{document:guid}",
                $"/files/my/spring/documents/{Something}",
                Audience.Accounts
            },
            {
                "GET /files/campaigns/{id:guid}/admission.pdf",
                $"/files/campaigns/{Something}/admission.pdf",
                Audience.Nobody
            },
            {
                "GET /files/campaigns/{id:guid}/ranking.pdf",
                $"/files/campaigns/{Something}/ranking.pdf",
                Audience.Nobody
            },
            {
                "GET /files/panels/{id:guid}/own-protocol.pdf",
                $"/files/panels/{Something}/own-protocol.pdf",
                Audience.Accounts
            },
            {
                "GET /files/panels/{id:guid}/protocol.pdf",
                $"/files/panels/{Something}/protocol.pdf",
                Audience.Accounts
            },
            {
                "GET /files/campaigns/{id:guid}/reports.zip",
                $"/files/campaigns/{Something}/reports.zip",
                Audience.Nobody
            },
            { "GET /my/{CampaignCode}/practice", "/my/spring/practice", Audience.Accounts },
            { "GET /my/{CampaignCode}/check", "/my/spring/check", Audience.Accounts },
            { "POST /api/check", "/api/check", Audience.Accounts },
            {
                "GET /my/{CampaignCode}/practice/answers",
                "/my/spring/practice/answers",
                Audience.Accounts
            },
            {
                "POST /api/practice/{deadline:long}/{step:regex(^(session|events|finish)$)}",
                "/api/practice/1773000000000/session",
                Audience.Accounts
            },
            {
                "POST /api/attempts/{id:guid}/session",
                $"/api/attempts/{Something}/session",
                Audience.Accounts
            },
            {
                "POST /api/attempts/{id:guid}/events",
                $"/api/attempts/{Something}/events",
                Audience.Accounts
            },
            {
                "POST /api/attempts/{id:guid}/break",
                $"/api/attempts/{Something}/break",
                Audience.Accounts
            },
            {
                "POST /api/attempts/{id:guid}/resume",
                $"/api/attempts/{Something}/resume",
                Audience.Accounts
            },
            {
                "POST /api/attempts/{id:guid}/finish",
                $"/api/attempts/{Something}/finish",
                Audience.Accounts
            },
            { "GET /staff", "/staff", Audience.Staff },
            { "GET /staff/audit", "/staff/audit", Audience.Staff },
            { "GET /staff/competencies", "/staff/competencies", Audience.Staff },
            { "GET /staff/competencies/{Code}", "/staff/competencies/C1", Audience.Staff },
            { "GET /staff/competencies/new", "/staff/competencies/new", Audience.Staff },
            {
                "GET /staff/competencies/{Code}/edit",
                "/staff/competencies/C1/edit",
                Audience.Staff
            },
            { "GET /staff/mail", "/staff/mail", Audience.Staff },
            { "GET /staff/not-found", "/staff/not-found", Audience.Accounts },
            { "GET /staff/items", "/staff/items", Audience.Staff },
            { "GET /staff/items/import", "/staff/items/import", Audience.Staff },
            { "GET /staff/items/new", "/staff/items/new", Audience.Staff },
            { "GET /staff/items/pools", "/staff/items/pools", Audience.Staff },
            { "GET /staff/items/{Id:guid}", "/staff/items/" + Something, Audience.Staff },
            {
                "GET /staff/items/{Id:guid}/preview",
                $"/staff/items/{Something}/preview",
                Audience.Staff
            },
            { "GET /staff/users", "/staff/users", Audience.Staff },
            { "GET /staff/workshop", "/staff/workshop", Audience.Staff },
            { "GET /staff/workshop/{Id:guid}", "/staff/workshop/" + Something, Audience.Staff },
            {
                "GET /staff/workshop/{Id:guid}/{Part}",
                $"/staff/workshop/{Something}/stages",
                Audience.Staff
            },
            {
                "GET /staff/{CampaignCode}/applications",
                "/staff/spring/applications",
                Audience.Staff
            },
            {
                "GET /staff/{CampaignCode}/applications/bulk",
                "/staff/spring/applications/bulk",
                Audience.Staff
            },
            {
                "GET /staff/{CampaignCode}/applications/{Id:guid}",
                "/staff/spring/applications/" + Something,
                Audience.Staff
            },
            { "GET /staff/{CampaignCode}/reports", "/staff/spring/reports", Audience.Staff },
            { "GET /staff/{Code}/accommodations", "/staff/spring/accommodations", Audience.Staff },
            {
                "GET /staff/{Code}/accommodations/{Id:guid}",
                "/staff/spring/accommodations/" + Something,
                Audience.Staff
            },
            { "GET /staff/{Code}/gates", "/staff/spring/gates", Audience.Staff },
            { "GET /staff/{Code}/gates/{Stage}", "/staff/spring/gates/G1", Audience.Staff },
            { "GET /staff/{Code}/messages", "/staff/spring/messages", Audience.Staff },
            { "GET /staff/{Code}/messages/new", "/staff/spring/messages/new", Audience.Staff },
            {
                "GET /staff/{Code}/messages/{Id:guid}",
                "/staff/spring/messages/" + Something,
                Audience.Staff
            },
            { "GET /staff/{Code}/journal", "/staff/spring/journal", Audience.Staff },
            { "GET /staff/{Code}/panel", "/staff/spring/panel", Audience.Staff },
            { "GET /staff/{Code}/absences", "/staff/spring/absences", Audience.Staff },
            { "GET /staff/{Code}/sessions", "/staff/spring/sessions", Audience.Staff },
            { "GET /staff/{Code}/panels", "/staff/spring/panels", Audience.Staff },
            {
                "GET /staff/{Code}/panel-statistics",
                "/staff/spring/panel-statistics",
                Audience.Staff
            },
            { "GET /staff/{Code}/ranking", "/staff/spring/ranking", Audience.Staff },
            { "GET /staff/{Code}", "/staff/spring", Audience.Staff },
            { "GET /staff/{Code}/stages", "/staff/spring/stages", Audience.Staff },
            { "GET /staff/{Code}/stages/{Stage}", "/staff/spring/stages/A1", Audience.Staff },
            { "GET /staff/{Code}/appeals", "/staff/spring/appeals", Audience.Staff },
            {
                "GET /staff/{Code}/panel/{Id:guid}",
                "/staff/spring/panel/" + Something,
                Audience.Staff
            },
            { "GET /jobs/{**path}", "/jobs", Audience.Administrator },
        };

    [Fact]
    public void EachEndpoint_HasARow()
    {
        var rows = Table.Select(row => row.Data.Item1).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.Equal(
            "",
            string.Join(
                "; ",
                site.Endpoints.Select(Name).Distinct().Where(name => !rows.Contains(name)).Order()
            )
        );
    }

    [Fact]
    public void EachRow_IsAnEndpoint()
    {
        var endpoints = site.Endpoints.Select(Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

        Assert.Empty(Table.Select(row => row.Data.Item1).Where(name => !endpoints.Contains(name)));
    }

    [Fact]
    public void AnonymousAccess_IsExactlyWhatTheTableSays()
    {
        var open = site
            .Endpoints.Where(endpoint =>
                endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null
            )
            .Select(Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Order(StringComparer.OrdinalIgnoreCase);
        var written = Table
            .Where(row => row.Data.Item3 == Audience.Everybody)
            .Select(row => row.Data.Item1)
            .Order(StringComparer.OrdinalIgnoreCase);

        Assert.Equal(written, open);
    }

    [Theory, MemberData(nameof(Table))]
    public async Task EachEndpoint_LetsExactlyItsAudiencePast(
        string endpoint,
        string path,
        Audience audience
    )
    {
        var method = new HttpMethod(endpoint.Split(' ')[0]);
        foreach (var (who, actor, client) in site.Everybody)
        {
            using var request = new HttpRequestMessage(method, path);
            using var response = await client.SendAsync(request);
            var isPast = response.StatusCode switch
            {
                HttpStatusCode.Unauthorized => false,
                HttpStatusCode.Forbidden => false,
                HttpStatusCode.Redirect => response.Headers.Location?.OriginalString.Contains(
                    "/account/sign-in",
                    StringComparison.Ordinal
                ) != true,
                _ => true,
            };

            Assert.True(
                isPast == Expected(audience, actor),
                $"{endpoint} answered {who} with {(int)response.StatusCode} {response.Headers.Location}."
            );
            Assert.True(
                (int)response.StatusCode < 500,
                $"{endpoint} answered {who} with {(int)response.StatusCode}."
            );
        }
    }

    private static bool Expected(Audience audience, Role?[]? roles) =>
        audience switch
        {
            Audience.Everybody => true,
            Audience.Accounts => roles is not null,
            Audience.Candidates => roles?.Contains(Role.Candidate) == true,
            Audience.Staff => roles?.Any(role => role is { } held && RolePermissions.IsStaff(held))
                == true,
            Audience.Nobody => false,
            Audience.Authors => roles?.Contains(Role.ItemAuthor) == true,
            Audience.Administrator => roles?.Contains(Role.SystemAdministrator) == true,
        };

    private static string Name(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        var method =
            methods is null || methods.Count == 0 || methods.Contains("GET") ? "GET" : methods[0];
        return $"{method} /{endpoint.RoutePattern.RawText!.Trim('/')}";
    }

    public sealed class Site : IAsyncLifetime
    {
        private TestSite site = null!;

        public IReadOnlyList<RouteEndpoint> Endpoints { get; private set; } = [];

        /// <summary>A browser of each kind of person; the roles are null for a visitor and empty for a bare account.</summary>
        public IReadOnlyList<(string Name, Role?[]? Roles, HttpClient Client)> Everybody
        {
            get;
            private set;
        } = [];

        public async ValueTask InitializeAsync()
        {
            site = await TestSite.StartAsync();
            var campaign = await site.App.AnnouncedCampaignAsync();
            var people = new List<(string, Role?[]?, HttpClient)>
            {
                ("a visitor", null, site.ClientFor()),
                ("a bare account", [], site.ClientFor(await site.App.NewUserAsync("account"))),
            };
            foreach (var role in Enum.GetValues<Role>())
            {
                var actor = await site.App.NewUserAsync(
                    $"role-{role}",
                    (role, GrantRules.IsSystemWide(role) ? null : campaign.Id)
                );
                people.Add((role.ToString(), [role], site.ClientFor(actor)));
            }

            Everybody = people;
            Endpoints =
            [
                .. site
                    .Services.GetRequiredService<IEnumerable<EndpointDataSource>>()
                    .SelectMany(source => source.Endpoints)
                    .OfType<RouteEndpoint>()
                    .Where(endpoint => !IsAsset(endpoint.RoutePattern.RawText!)),
            ];
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var (_, _, client) in Everybody)
            {
                client.Dispose();
            }

            await site.DisposeAsync();
        }

        /// <summary>Files of the site and the framework's own circuit.</summary>
        private static bool IsAsset(string pattern) =>
            pattern.TrimStart('/').StartsWith('_')
            || pattern.Contains("{*path", StringComparison.Ordinal)
            || pattern.Contains(":file}", StringComparison.Ordinal)
            || (
                Path.HasExtension(pattern)
                && !pattern.Contains("{code}/results.", StringComparison.Ordinal)
                && !pattern.StartsWith("/files/", StringComparison.Ordinal)
            );
    }
}
