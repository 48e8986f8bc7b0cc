using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using StaffSelect.Web.Hosting;

namespace StaffSelect.Web.Account;

/// <summary>The cookie that carries a session: who, and the security stamp of that moment. Roles are never in it.</summary>
internal sealed class AccountCookie(IHttpContextAccessor http, IOptions<IdentityOptions> identity)
{
    /// <summary>Gives the browser the session that a use case has opened.</summary>
    public Task WriteAsync(SignedInAccount account)
    {
        var claims = identity.Value.ClaimsIdentity;
        var principal = new ClaimsPrincipal(
            new ClaimsIdentity(
                [
                    new Claim(claims.UserIdClaimType, account.User.ToString()),
                    new Claim(claims.UserNameClaimType, account.Email),
                    new Claim(claims.SecurityStampClaimType, account.SecurityStamp),
                ],
                IdentityConstants.ApplicationScheme,
                claims.UserNameClaimType,
                claims.RoleClaimType
            )
        );
        return Context.SignInAsync(
            IdentityConstants.ApplicationScheme,
            principal,
            new AuthenticationProperties { IsPersistent = false }
        );
    }

    public Task ClearAsync() => Context.SignOutAsync(IdentityConstants.ApplicationScheme);

    /// <summary>Where somebody goes after signing in: back where he came from on this site, else to his own start.</summary>
    public static string Destination(SignedInAccount account, string? returnUrl) =>
        Destination(account.IsStaff, returnUrl);

    public static string Destination(bool isStaff, string? returnUrl) =>
        LocalPath.Is(returnUrl) ? returnUrl!
        : isStaff ? "/staff"
        : "/my";

    private HttpContext Context =>
        http.HttpContext
        ?? throw new InvalidOperationException(
            "A session is opened and closed by a request of its own."
        );
}
