using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Account;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Account;

public class RegistrationTests
{
    private const string Email = "olena@example.test";

    [Theory, EveryDatabase]
    public async Task Register_NewAddress_AccountWaitsAndItsOwnerGetsALink(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);

        await app.DoAsync(new RegisterAccount(Email, TestData.Password, "uk"), TestData.Visitor());

        var user = await app.DbAsync(db => db.Users.SingleAsync());
        Assert.False(user.EmailConfirmed);
        var (mail, words) = Assert.Single(await app.MailsToAsync(Email));
        Assert.Equal(MailTemplates.ConfirmAddress, mail.Template);
        Assert.Contains(
            "https://staffselect.test/account/confirm-email?user=",
            words.Body,
            StringComparison.Ordinal
        );
        Assert.Contains(
            "5 березня 2026 року о 10:00 за київським часом",
            words.Body,
            StringComparison.Ordinal
        );
        var lines = await app.AuditOfAsync(nameof(RegisterAccount));
        Assert.Equal(
            ["AppUser", "OutboxMail"],
            lines.Select(line => line.Entity).Order(StringComparer.Ordinal)
        );
        Assert.DoesNotContain(
            lines,
            line => line.Changes.Contains("olena", StringComparison.OrdinalIgnoreCase)
        );
        Assert.DoesNotContain(
            lines,
            line => line.Changes.Contains(user.PasswordHash!, StringComparison.Ordinal)
        );
    }

    [Theory, EveryDatabase]
    public async Task Register_KnownAddress_SameAnswerAndTheMailGoesToTheOwner(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var owner = await app.RegisteredAsync(Email);
        var before = await app.DbAsync(db => db.Users.AsNoTracking().SingleAsync());

        var known = await app.SendAsync(
            new RegisterAccount("Olena@example.test", "another password", "en"),
            TestData.Visitor()
        );
        var unknown = await app.SendAsync(
            new RegisterAccount("taras@example.test", "another password", "en"),
            TestData.Visitor()
        );

        Assert.Equal(unknown.IsSuccess, known.IsSuccess);
        var after = await app.DbAsync(db =>
            db.Users.AsNoTracking().SingleAsync(user => user.Email == Email)
        );
        Assert.Equal(
            (before.PasswordHash, before.SecurityStamp),
            (after.PasswordHash, after.SecurityStamp)
        );
        Assert.Equal(
            MailTemplates.AlreadyRegistered,
            (await app.MailsToAsync(Email)).Last().Mail.Template
        );
        await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
        Assert.Equal(owner.User.Value, after.Id);
    }

    [Theory, EveryDatabase]
    public async Task Register_StrangerWasFirst_HisPasswordNeverOpensTheAccount(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        const string strangers = "the stranger's password";
        await app.DoAsync(
            new RegisterAccount(Email, strangers, "uk"),
            TestData.Visitor("198.51.100.1")
        );
        await app.DoAsync(new RegisterAccount(Email, TestData.Password, "uk"), TestData.Visitor());
        Assert.Equal(
            MailTemplates.SetPassword,
            (await app.MailsToAsync(Email)).Last().Mail.Template
        );

        var (user, token) = await app.LinkOfLastMailAsync(Email, "user");
        await app.DoAsync(
            new ResetPassword(Guid.Parse(user), token, TestData.Password),
            TestData.Visitor()
        );

        await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
        await app.RefusedAsync(
            AccountProblems.SignInRefused,
            new SignIn(Email, strangers),
            TestData.Visitor("198.51.100.1")
        );
    }

    [Theory, EveryDatabase]
    public async Task ConfirmEmail_LinkWithoutThePassword_IsRefusedAndCounted(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.DoAsync(new RegisterAccount(Email, TestData.Password, "uk"), TestData.Visitor());
        var (user, token) = await app.LinkOfLastMailAsync(Email, "user");

        var problem = await app.RefusedAsync(
            AccountProblems.PasswordNotTheOneChosen,
            new ConfirmEmail(Guid.Parse(user), token, "some other password"),
            TestData.Visitor()
        );

        Assert.Equal("Password", problem.Field);
        Assert.Equal(1, await app.DbAsync(db => db.Set<FailedSignIn>().CountAsync()));
        Assert.False(await app.DbAsync(db => db.Users.AnyAsync(account => account.EmailConfirmed)));
    }

    [Theory, EveryDatabase]
    public async Task ConfirmEmail_UsedExpiredOrChangedLink_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.DoAsync(new RegisterAccount(Email, TestData.Password, "uk"), TestData.Visitor());
        var (user, token) = await app.LinkOfLastMailAsync(Email, "user");
        ConfirmEmail With(string changed) => new(Guid.Parse(user), changed, TestData.Password);

        await RefuseAsync(app, With(token[..^1] + (token[^1] == 'A' ? 'B' : 'A')));
        await RefuseAsync(app, With("x"));
        await RefuseAsync(app, With("<script>alert(1)</script>"));
        await RefuseAsync(app, new ConfirmEmail(Guid.NewGuid(), token, TestData.Password));
        app.Time.Advance(AccountLinkTokens.ConfirmationLife);
        await RefuseAsync(app, With(token));

        await app.DoAsync(new ResendConfirmation(Email), TestData.Visitor());
        (_, token) = await app.LinkOfLastMailAsync(Email, "user");
        app.Time.Advance(AccountLinkTokens.ConfirmationLife - TimeSpan.FromSeconds(1));
        await app.DoAsync(With(token), TestData.Visitor());
        await RefuseAsync(app, With(token));
    }

    [Theory, EveryDatabase]
    public async Task ConfirmEmail_TokenForAPassword_IsOfNoUse(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.RegisteredAsync(Email);
        await app.DoAsync(new RequestPasswordReset(Email), TestData.Visitor());
        var (user, token) = await app.LinkOfLastMailAsync(Email, "user");
        await app.ArrangeAsync(async db => (await db.Users.SingleAsync()).EmailConfirmed = false);

        await RefuseAsync(app, new ConfirmEmail(Guid.Parse(user), token, TestData.Password));
    }

    [Theory, EveryDatabase]
    public async Task Forms_UnknownAddress_SameAnswerAndNoMail(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.RegisteredAsync(Email);
        var before = await app.DbAsync(db => db.Set<OutboxMail>().CountAsync());

        Assert.True(
            (
                await app.SendAsync(
                    new RequestPasswordReset("nobody@example.test"),
                    TestData.Visitor()
                )
            ).IsSuccess
        );
        Assert.True(
            (
                await app.SendAsync(
                    new ResendConfirmation("nobody@example.test"),
                    TestData.Visitor()
                )
            ).IsSuccess
        );
        Assert.True(
            (await app.SendAsync(new ResendConfirmation(Email), TestData.Visitor())).IsSuccess
        );

        Assert.Equal(before, await app.DbAsync(db => db.Set<OutboxMail>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Forms_ManyRequests_OneMailboxIsNotFlooded(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.RegisteredAsync(Email);
        app.Time.Advance(TimeSpan.FromHours(2));

        for (var time = 0; time < 20; time++)
        {
            await app.DoAsync(
                new RequestPasswordReset(Email),
                TestData.Visitor($"198.51.100.{time}")
            );
        }

        Assert.Equal(1 + AccountMails.MostPerHour, (await app.MailsToAsync(Email)).Count);
    }

    [Theory, EveryDatabase]
    public async Task Register_BadInput_AllFaultsWithTheirFields(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);

        var problem = await app.RefusedAsync(
            AccountProblems.InvalidEmail,
            new RegisterAccount("<b>olena</b>", "short", "uk"),
            TestData.Visitor()
        );
        Assert.Equal(["Email", "Password"], problem.All().Select(one => one.Field));
        await app.RefusedAsync(
            ShapeProblems.TooLong,
            new RegisterAccount(new string('a', 10_000), new string('b', 10_000), "uk"),
            TestData.Visitor()
        );
        await app.RefusedAsync(
            ShapeProblems.Malformed,
            new RegisterAccount(Email, TestData.Password, "'; DROP TABLE"),
            TestData.Visitor()
        );
        Assert.Equal(0, await app.DbAsync(db => db.Users.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Register_SameAddressAtOnce_OneAccount(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(_ =>
                    app.SendAsync(
                        new RegisterAccount(Email, TestData.Password, "uk"),
                        TestData.Visitor()
                    )
                )
        );

        Assert.All(results, result => Assert.True(result.IsSuccess, result.Problem?.Code));
        Assert.Equal(1, await app.DbAsync(db => db.Users.CountAsync()));
    }

    private static Task<Problem> RefuseAsync(TestApp app, ConfirmEmail message) =>
        app.RefusedAsync(AccountProblems.LinkNotValid, message, TestData.Visitor());
}
