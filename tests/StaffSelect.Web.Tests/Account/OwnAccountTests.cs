using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Web.Account;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Account;

/// <summary>Address and password changed by their owner.</summary>
public class OwnAccountTests
{
    private const string Email = "olena@example.test";
    private const string NewEmail = "olena.k@example.test";
    private const string NewPassword = "an entirely new one";

    [Theory, EveryDatabase]
    public async Task ChangePassword_RightOne_EndsOtherSessionsOnly(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);

        var after = await app.DoAsync(
            new ChangePassword(TestData.Password, NewPassword),
            account.As()
        );

        await app.RefusedAsync("Forbidden", new GetMyAccount(), account.As());
        await app.DoAsync(new GetMyAccount(), after.As());
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
        Assert.Contains(
            await app.AuditOfAsync(nameof(ChangePassword)),
            line =>
                line.Entity == "AppUser"
                && line.Changes.Contains("PasswordHash\":[\"changed\"]", StringComparison.Ordinal)
        );
    }

    [Theory, EveryDatabase]
    public async Task ChangePassword_WrongOrWeak_ChangesNothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);

        var wrong = await app.RefusedAsync(
            AccountProblems.PasswordNotTheOneChosen,
            new ChangePassword("not the password", NewPassword),
            account.As()
        );
        var weak = await app.RefusedAsync(
            AccountProblems.PasswordTooShort,
            new ChangePassword(TestData.Password, "short"),
            account.As()
        );

        Assert.Equal(nameof(ChangePassword.OldPassword), wrong.Field);
        Assert.Equal(nameof(ChangePassword.Password), weak.Field);
        await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
    }

    [Theory, EveryDatabase]
    public async Task ChangePassword_Guessing_IsDelayed(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        for (var time = 0; time < 5; time++)
        {
            await app.SendAsync(new ChangePassword("not the password", NewPassword), account.As());
        }

        await app.RefusedAsync(
            AccountProblems.TooManyAttempts,
            new ChangePassword(TestData.Password, NewPassword),
            account.As()
        );
    }

    [Theory, EveryDatabase]
    public async Task ChangeEmail_MailAnswered_MovesTheAccountAndTellsTheOldAddress(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);

        await app.DoAsync(new RequestEmailChange(NewEmail, TestData.Password), account.As());
        await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
        var (user, token) = await app.LinkOfLastMailAsync(NewEmail, "user");
        await app.DoAsync(
            new ConfirmNewEmail(Guid.Parse(user), NewEmail, token),
            TestData.Visitor()
        );

        await app.RefusedAsync("Forbidden", new GetMyAccount(), account.As());
        await app.DoAsync(new SignIn(NewEmail, TestData.Password), TestData.Visitor());
        await app.RefusedAsync(
            AccountProblems.SignInRefused,
            new SignIn(Email, TestData.Password),
            TestData.Visitor()
        );
        var (mail, words) = (await app.MailsToAsync(Email)).Last();
        Assert.Equal(MailTemplates.AddressChanged, mail.Template);
        Assert.DoesNotContain(NewEmail, words.Body, StringComparison.Ordinal);
        Assert.Contains(
            await app.AuditOfAsync(nameof(ConfirmNewEmail)),
            line =>
                line.Entity == "AppUser" && line.Changes.Contains("Email", StringComparison.Ordinal)
        );
        // once is enough
        await app.RefusedAsync(
            AccountProblems.LinkNotValid,
            new ConfirmNewEmail(Guid.Parse(user), NewEmail, token),
            TestData.Visitor()
        );
    }

    [Theory, EveryDatabase]
    public async Task ChangeEmail_LinkForAnotherAddress_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        await app.DoAsync(new RequestEmailChange(NewEmail, TestData.Password), account.As());
        var (user, token) = await app.LinkOfLastMailAsync(NewEmail, "user");

        await app.RefusedAsync(
            AccountProblems.LinkNotValid,
            new ConfirmNewEmail(Guid.Parse(user), "other@example.test", token),
            TestData.Visitor()
        );
    }

    [Theory, EveryDatabase]
    public async Task ChangeEmail_AddressOfSomebody_AnswersAlikeAndMailsItsOwner(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        await app.RegisteredAsync(NewEmail);

        await app.DoAsync(new RequestEmailChange(NewEmail, TestData.Password), account.As());

        Assert.Equal(
            MailTemplates.AlreadyRegistered,
            (await app.MailsToAsync(NewEmail)).Last().Mail.Template
        );
        await app.RefusedAsync(
            AccountProblems.SameEmail,
            new RequestEmailChange(" OLENA@example.test", TestData.Password),
            account.As()
        );
    }

    [Theory, EveryDatabase]
    public async Task ChangeEmail_RegisteredMeanwhile_IsSaidSo(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        await app.DoAsync(new RequestEmailChange(NewEmail, TestData.Password), account.As());
        var (user, token) = await app.LinkOfLastMailAsync(NewEmail, "user");
        await app.RegisteredAsync(NewEmail);

        await app.RefusedAsync(
            AccountProblems.EmailTaken,
            new ConfirmNewEmail(Guid.Parse(user), NewEmail, token),
            TestData.Visitor()
        );
        Assert.Equal(1, await app.DbAsync(db => db.Users.CountAsync(row => row.Email == Email)));
    }
}
