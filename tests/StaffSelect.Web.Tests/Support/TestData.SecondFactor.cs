using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Support;

/// <summary>Authenticator applications of accounts.</summary>
public static partial class TestData
{
    /// <summary>Turns the second step on as a person does.</summary>
    public static async Task<SecondFactorTurnedOn> WithSecondFactorAsync(
        this TestApp app,
        Actor actor
    )
    {
        await app.DoAsync(new BeginSecondFactor(Password), actor);
        return await app.DoAsync(
            new ConfirmSecondFactor(await app.CodeOfAsync(actor.RequiredUserId)),
            actor
        );
    }

    /// <summary>What the account's application shows now.</summary>
    public static async Task<string> CodeOfAsync(this TestApp app, UserId user)
    {
        var factor = await app.DbAsync(db =>
            db.Set<SecondFactor>().SingleAsync(row => row.User == user)
        );
        await using var scope = app.Services.CreateAsyncScope();
        var keys = scope.ServiceProvider.GetRequiredService<SecondFactorKeys>();
        return OneTimeCode.At(keys.Open(factor), app.Time.GetUtcNow().UtcDateTime);
    }
}
