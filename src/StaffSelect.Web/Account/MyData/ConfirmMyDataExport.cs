using System.ComponentModel.DataAnnotations;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Account.MyData;

/// <summary>The sender proves with the password that it is he who asks for his data.</summary>
/// <returns>A ticket that opens them for <see cref="MyDataTickets.Life"/>.</returns>
[Requires(Permission.SignedIn)]
public sealed record ConfirmMyDataExport(
    [property: Required, StringLength(PasswordRule.MaximumLength)] string Password
) : ICommand<string>;

internal sealed class ConfirmMyDataExportHandler(OwnAccount own, MyDataTickets tickets)
    : IHandler<ConfirmMyDataExport, string>
{
    public async Task<Result<string>> HandleAsync(
        ConfirmMyDataExport message,
        Actor actor,
        CancellationToken ct
    )
    {
        var proved = await own.ProvedAsync(actor, message.Password, nameof(message.Password), ct);
        return proved.IsSuccess ? tickets.Issue(proved.Value.UserId) : proved.Problem;
    }
}
