using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Passkeys;

/// <summary>Asks the sender's device to make a passkey; nothing is kept before <see cref="AddPasskey"/>.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetPasskeyCreation : IQuery<PasskeyQuestion>;

internal sealed class GetPasskeyCreationHandler(
    IPasskeyHandler<AppUser> passkeys,
    PasskeyTickets tickets,
    OwnAccount own,
    IHttpContextAccessor http
) : IHandler<GetPasskeyCreation, PasskeyQuestion>
{
    public async Task<Result<PasskeyQuestion>> HandleAsync(
        GetPasskeyCreation message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = await own.GetAsync(actor);
        var made = await passkeys.MakeCreationOptionsAsync(
            new PasskeyUserEntity
            {
                Id = user.Id.ToString("D"),
                Name = user.Email!,
                DisplayName = user.Email!,
            },
            http.HttpContext!
        );
        return new PasskeyQuestion(
            made.CreationOptionsJson,
            tickets.Seal(user.Id.ToString("D"), made.AttestationState)
        );
    }
}
