using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Passkeys;

/// <summary>Asks any passkey of this site: who it belongs to, the passkey itself says.</summary>
[Requires(Permission.Public)]
public sealed record GetPasskeyRequest : IQuery<PasskeyQuestion>;

internal sealed class GetPasskeyRequestHandler(
    IPasskeyHandler<AppUser> passkeys,
    PasskeyTickets tickets,
    IHttpContextAccessor http
) : IHandler<GetPasskeyRequest, PasskeyQuestion>
{
    public async Task<Result<PasskeyQuestion>> HandleAsync(
        GetPasskeyRequest message,
        Actor actor,
        CancellationToken ct
    )
    {
        var made = await passkeys.MakeRequestOptionsAsync(null, http.HttpContext!);
        return new PasskeyQuestion(
            made.RequestOptionsJson,
            tickets.Seal(PasskeyTickets.SignIn, made.AssertionState)
        );
    }
}
