using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Localization;
using StaffSelect.Data.Identity;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Grants;

/// <summary>Removes a lost second step at the server's command line: the way back of a sole administrator.</summary>
[Requires(Permission.GrantsManage)]
public sealed record ResetSecondFactor(
    [property: Required, StringLength(EmailAddress.MaximumLength)] string Email
) : ICommand<Done>;

internal sealed class ResetSecondFactorHandler(
    UserManager<AppUser> users,
    SecondFactorRemoval removal,
    UseCaseContext context
) : IHandler<ResetSecondFactor, Done>
{
    public async Task<Result<Done>> HandleAsync(
        ResetSecondFactor message,
        Actor actor,
        CancellationToken ct
    )
    {
        // one person in a browser needs a second one
        if (!actor.IsSystem)
        {
            return Problem.Forbidden;
        }

        if (await users.FindByEmailAsync(message.Email.Trim()) is not { } account)
        {
            return new Problem(AccountProblems.AccountUnknown);
        }

        context.Reason = SecondFactorCommand.Name;
        return await removal.RemoveAsync(account.UserId, ct);
    }
}

/// <summary><c>reset-second-factor EMAIL</c>.</summary>
internal static class SecondFactorCommand
{
    public const string Name = "reset-second-factor";

    /// <returns>0 when the second step is removed.</returns>
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
            await output.WriteLineAsync(text["UsageResetSecondFactor"]);
            return 1;
        }

        var done = await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(new ResetSecondFactor(email), Actor.System("command line"), ct);
        if (done.Problem is { } refusal)
        {
            await using var scope = services.CreateAsyncScope();
            var wording = scope.ServiceProvider.GetRequiredService<ProblemWording>();
            await output.WriteLineAsync(wording.Text(refusal));
            return 1;
        }

        await output.WriteLineAsync(text["SecondFactorIsReset", email]);
        return 0;
    }
}
