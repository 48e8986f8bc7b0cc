using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account;

/// <summary>The cookie that carries a session: who, and the security stamp of that moment. Roles are never in it.</summary>
internal sealed class AccountCookie(IHttpContextAccessor http, IOptions<IdentityOptions> identity)
{
    /// <summary>Gives the browser the session that a use case has opened, or the ticket to the second step.</summary>
    public async Task WriteAsync(SignedInAccount account)
    {
        var scheme = account.AwaitsSecondFactor
            ? IdentityConstants.TwoFactorUserIdScheme
            : IdentityConstants.ApplicationScheme;
        await Context.SignInAsync(
            scheme,
            PrincipalOf(account, scheme),
            new AuthenticationProperties { IsPersistent = false }
        );
        if (!account.AwaitsSecondFactor)
        {
            await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        }
    }

    /// <summary>Whose password was right a moment ago in this browser; null when nobody's, or too long ago.</summary>
    public async Task<FirstStep?> FirstStepAsync()
    {
        var ticket = await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme);
        var claims = identity.Value.ClaimsIdentity;
        return
            Guid.TryParse(ticket.Principal?.FindFirstValue(claims.UserIdClaimType), out var user)
            && ticket.Principal.FindFirstValue(claims.SecurityStampClaimType) is { } stamp
            ? new FirstStep(user, stamp)
            : null;
    }

    public Task ClearAsync() => Context.SignOutAsync(IdentityConstants.ApplicationScheme);

    /// <summary>Where somebody goes after signing in: back where he came from on this site, else to his own start.</summary>
    public static string Destination(SignedInAccount account, string? returnUrl)
    {
        var destination = Destination(account.IsStaff, returnUrl);
        return account.AwaitsSecondFactor
            ? $"/account/second-step?returnUrl={Uri.EscapeDataString(destination)}"
            : destination;
    }

    public static string Destination(bool isStaff, string? returnUrl) =>
        LocalPath.Is(returnUrl) ? returnUrl!
        : isStaff ? "/staff"
        : "/my";

    private ClaimsPrincipal PrincipalOf(SignedInAccount account, string scheme)
    {
        var claims = identity.Value.ClaimsIdentity;
        var said = new ClaimsIdentity(
            [
                new Claim(claims.UserIdClaimType, account.User.ToString()),
                new Claim(claims.UserNameClaimType, account.Email),
                new Claim(claims.SecurityStampClaimType, account.SecurityStamp),
            ],
            scheme,
            claims.UserNameClaimType,
            claims.RoleClaimType
        );
        if (account.HasSecondFactor)
        {
            said.AddClaim(new Claim(CurrentActor.MethodClaim, CurrentActor.SecondFactor));
        }

        if (account.Session is { } session)
        {
            said.AddClaim(new Claim(CurrentActor.SessionClaim, session.ToString("D")));
        }

        return new ClaimsPrincipal(said);
    }

    private HttpContext Context =>
        http.HttpContext
        ?? throw new InvalidOperationException(
            "A session is opened and closed by a request of its own."
        );
}

/// <summary>Somebody whose password was right.</summary>
/// <param name="Stamp">The security stamp of that moment.</param>
internal readonly record struct FirstStep(Guid User, string Stamp);
