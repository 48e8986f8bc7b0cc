using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Account;

public class PasswordResetTests
{
    private const string Email = "olena@example.test";
    private const string NewPassword = "an entirely new one";

    [Theory, EveryDatabase]
    public async Task ResetPassword_Link_EndsEverySessionAndForgetsFailures(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        for (var time = 0; time < 5; time++)
        {
            await app.SendAsync(new SignIn(Email, "wrong password"), TestData.Visitor());
        }

        await app.DoAsync(new SignOut(), account.As());
        await app.DoAsync(new RequestPasswordReset(Email), TestData.Visitor());
        var (user, token) = await app.LinkOfLastMailAsync(Email, "user");

        await app.DoAsync(
            new ResetPassword(Guid.Parse(user), token, NewPassword),
            TestData.Visitor()
        );

        await app.RefusedAsync("Forbidden", new SignOut(), account.As());
        await app.DoAsync(new SignIn(Email, NewPassword), TestData.Visitor());
        await app.RefusedAsync(
            AccountProblems.SignInRefused,
            new SignIn(Email, TestData.Password),
            TestData.Visitor()
        );
        Assert.Equal(
            MailTemplates.PasswordChanged,
            (await app.MailsToAsync(Email)).Last().Mail.Template
        );
        var lines = await app.AuditOfAsync(nameof(ResetPassword));
        Assert.Contains(
            lines,
            line =>
                line.Entity == "AppUser"
                && line.Changes.Contains("PasswordHash", StringComparison.Ordinal)
        );
    }

    [Theory, EveryDatabase]
    public async Task ResetPassword_UsedExpiredOrChangedLink_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.RegisteredAsync(Email);
        await app.DoAsync(new RequestPasswordReset(Email), TestData.Visitor());
        var (user, token) = await app.LinkOfLastMailAsync(Email, "user");
        ResetPassword With(string changed) => new(Guid.Parse(user), changed, NewPassword);

        await RefuseAsync(app, With("x" + token));
        await RefuseAsync(app, new ResetPassword(Guid.NewGuid(), token, NewPassword));
        app.Time.Advance(AccountLinkTokens.ResetLife);
        await RefuseAsync(app, With(token));

        await app.DoAsync(new RequestPasswordReset(Email), TestData.Visitor());
        (_, token) = await app.LinkOfLastMailAsync(Email, "user");
        await app.RefusedAsync(
            AccountProblems.PasswordTooShort,
            new ResetPassword(Guid.Parse(user), token, "short"),
            TestData.Visitor()
        );
        await app.DoAsync(With(token), TestData.Visitor());
        await RefuseAsync(app, With(token));
    }

    private static Task<Problem> RefuseAsync(TestApp app, ResetPassword message) =>
        app.RefusedAsync(AccountProblems.LinkNotValid, message, TestData.Visitor());
}
