using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StaffSelect.Domain;

namespace StaffSelect.Web.UseCases;

/// <summary>Who is on the other side of this request or circuit.</summary>
public sealed class CurrentActor(
    IHttpContextAccessor http,
    IServiceProvider services,
    GrantReader grants,
    IOptions<IdentityOptions> identity
)
{
    /// <summary>Claim that names how somebody proved himself; RFC 8176.</summary>
    public const string MethodClaim = "amr";

    /// <summary>Its value when a second factor was used.</summary>
    public const string SecondFactor = "mfa";

    /// <summary>Claim that names the browser's session.</summary>
    public const string SessionClaim = "sid";

    private string? circuitNetwork;

    /// <summary>The sender with fresh grants.</summary>
    public async Task<Actor> GetAsync(CancellationToken ct = default) =>
        await grants.RefreshAsync(await SessionAsync(), ct);

    /// <summary>The sender with grants read less than a given time ago.</summary>
    public async Task<Actor> GetAsync(TimeSpan freshness, CancellationToken ct = default) =>
        await grants.RefreshAsync(await SessionAsync(), freshness, ct);

    private async Task<Actor> SessionAsync()
    {
        var context = http.HttpContext;
        circuitNetwork ??= context?.Connection.RemoteIpAddress?.ToString();
        // in a circuit the HttpContext is the one that opened it; the authentication state is the living one
        var principal = context is { WebSockets.IsWebSocketRequest: false }
            ? context.User
            : (
                await services
                    .GetRequiredService<AuthenticationStateProvider>()
                    .GetAuthenticationStateAsync()
            ).User;
        return ActorOf(principal, circuitNetwork);
    }

    /// <summary>The sender that a session names, as the session says it.</summary>
    public Actor ActorOf(ClaimsPrincipal principal, string? network) =>
        Guid.TryParse(principal.FindFirstValue(ClaimTypes.NameIdentifier), out var id)
            ? Actor.User(
                new UserId(id),
                principal.FindFirstValue(identity.Value.ClaimsIdentity.SecurityStampClaimType),
                network,
                principal.HasClaim(MethodClaim, SecondFactor),
                Guid.TryParse(principal.FindFirstValue(SessionClaim), out var session)
                    ? session
                    : null
            )
            : Actor.Anonymous(network);
}

/// <summary>The door for pages and endpoints: sends as the current actor.</summary>
public sealed class Door(UseCases useCases, CurrentActor currentActor)
{
    public async Task<Result<TResult>> SendAsync<TResult>(
        IMessage<TResult> message,
        CancellationToken ct = default
    ) => await useCases.SendAsync(message, await currentActor.GetAsync(ct), ct);
}
