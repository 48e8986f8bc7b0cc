using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.Passkeys;

/// <summary>The sender's passkeys, oldest first.</summary>
[Requires(Permission.SignedIn)]
public sealed record GetMyPasskeys : IQuery<IReadOnlyList<MyPasskey>>;

/// <param name="Id">As it stands in addresses.</param>
public sealed record MyPasskey(string Id, string Name, DateTime AddedAt);

internal sealed class GetMyPasskeysHandler(UserManager<AppUser> users, OwnAccount own)
    : IHandler<GetMyPasskeys, IReadOnlyList<MyPasskey>>
{
    public async Task<Result<IReadOnlyList<MyPasskey>>> HandleAsync(
        GetMyPasskeys message,
        Actor actor,
        CancellationToken ct
    ) =>
        Result<IReadOnlyList<MyPasskey>>.Success([
            .. (await users.GetPasskeysAsync(await own.GetAsync(actor)))
                .OrderBy(passkey => passkey.CreatedAt)
                .Select(passkey => new MyPasskey(
                    Base64Url.EncodeToString(passkey.CredentialId),
                    passkey.Name ?? "",
                    passkey.CreatedAt.UtcDateTime
                )),
        ]);
}
