using Microsoft.Extensions.Localization;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary><c>create-administrator EMAIL</c>: how the first system administrator comes about, when there is nobody yet who could invite him.</summary>
internal static class AdministratorCommand
{
    /// <returns>0 when the invitation is made and its link printed.</returns>
    public static async Task<int> RunAsync(
        IServiceProvider services,
        IReadOnlyList<string> arguments,
        TextWriter output,
        CancellationToken ct
    )
    {
        var text = services.GetRequiredService<IStringLocalizer<GrantsText>>();
        if (arguments is not [var email])
        {
            await output.WriteLineAsync(text["UsageCreateAdministrator"]);
            return 1;
        }

        var invited = await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(
                new InviteStaff(
                    email,
                    [new InvitedRole(Role.SystemAdministrator, null)],
                    "create-administrator",
                    "uk"
                ),
                Actor.System("command line"),
                ct
            );
        if (invited.Problem is { } refusal)
        {
            await using var scope = services.CreateAsyncScope();
            var wording = scope.ServiceProvider.GetRequiredService<ProblemWording>();
            await output.WriteLineAsync(wording.Text(refusal));
            return 1;
        }

        await output.WriteLineAsync(text["AdministratorInvited", email]);
        await output.WriteLineAsync(invited.Value.Link);
        return 0;
    }
}
