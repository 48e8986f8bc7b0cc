using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Account;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.Account.Passkeys;
using StaffSelect.Web.Grants;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Account;

public class PasskeyTests
{
    private const string Email = "olena@example.test";

    [Theory, EveryDatabase]
    public async Task Passkey_AddedAndUsed_IsBothStepsAtOnce(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        InABrowser(app);
        using var device = new SoftAuthenticator();
        var account = await app.RegisteredAsync(Email);

        var added = await AddAsync(app, device, account.As());
        Assert.True(added.HasSecondFactor);
        Assert.Equal(account.Session, added.Session);
        Assert.Equal(
            "Laptop",
            Assert.Single(await app.DoAsync(new GetMyPasskeys(), account.As())).Name
        );
        Assert.Equal(
            MailTemplates.PasskeyAdded,
            (await app.MailsToAsync(Email)).Last().Mail.Template
        );
        Assert.Contains(
            await app.AuditOfAsync(nameof(AddPasskey)),
            line => line.Action == AuditAction.Added && line.User == account.User
        );

        for (var time = 0; time < 2; time++)
        {
            var opened = await SignInAsync(app, device);
            Assert.True(opened.IsSuccess, opened.Problem?.Code);
            Assert.Equal((account.User, true), (opened.Value.User, opened.Value.HasSecondFactor));
        }

        Assert.Contains(
            await app.AuditOfAsync(nameof(SignInWithPasskey)),
            line => (line.Entity, line.Action) == ("Session", AuditAction.Read)
        );
    }

    [Theory, EveryDatabase]
    public async Task Passkey_AnswerSentAgain_OpensNothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        InABrowser(app);
        using var device = new SoftAuthenticator();
        var account = await app.RegisteredAsync(Email);
        await AddAsync(app, device, account.As());
        var question = await app.DoAsync(new GetPasskeyRequest(), TestData.Visitor());
        var answer = new SignInWithPasskey(device.Get(question.OptionsJson), question.Ticket);

        var sent = await Task.WhenAll(
            Task.Run(() => app.SendAsync(answer, TestData.Visitor())),
            Task.Run(() => app.SendAsync(answer, TestData.Visitor()))
        );
        Assert.Single(sent, one => one.IsSuccess);
        var opened = sent.Single(one => one.IsSuccess).Value;
        await app.DoAsync(new SignOut(), opened.As());

        // also once the session is over
        await app.RefusedAsync(AccountProblems.PasskeyTooLate, answer, TestData.Visitor());
    }

    [Theory, EveryDatabase]
    public async Task Passkey_ForgedOrUnverified_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        InABrowser(app);
        using var device = new SoftAuthenticator();
        using var phishing = new SoftAuthenticator("https://staffselect.evil.test");
        using var unknown = new SoftAuthenticator();
        var account = await app.RegisteredAsync(Email);
        var question = await app.DoAsync(new GetPasskeyCreation(), account.As());

        async Task Refused(string code, string password, string credential, string ticket) =>
            await app.RefusedAsync(
                code,
                new AddPasskey("Laptop", password, credential, ticket),
                account.As()
            );

        var made = device.Create(question.OptionsJson);
        await Refused(
            AccountProblems.PasswordNotTheOneChosen,
            "wrong password",
            made,
            question.Ticket
        );
        await Refused(
            AccountProblems.PasskeyRefused,
            TestData.Password,
            phishing.Create(question.OptionsJson),
            question.Ticket
        );
        await Refused(AccountProblems.PasskeyRefused, TestData.Password, "{}", question.Ticket);
        await Refused(
            AccountProblems.PasskeyRefused,
            TestData.Password,
            "no json",
            question.Ticket
        );
        await Refused(AccountProblems.PasskeyTooLate, TestData.Password, made, "no ticket");
        device.VerifiesUser = false;
        await Refused(
            AccountProblems.PasskeyRefused,
            TestData.Password,
            device.Create(question.OptionsJson),
            question.Ticket
        );
        Assert.Empty(await app.DoAsync(new GetMyPasskeys(), account.As()));

        device.VerifiesUser = true;
        await AddAsync(app, device, account.As());
        device.VerifiesUser = false;
        Assert.Equal(
            AccountProblems.PasskeyRefused,
            (await SignInAsync(app, device)).Problem?.Code
        );
        device.VerifiesUser = true;
        unknown.Create((await app.DoAsync(new GetPasskeyCreation(), account.As())).OptionsJson);
        Assert.Equal(
            AccountProblems.PasskeyRefused,
            (await SignInAsync(app, unknown)).Problem?.Code
        );
        // a question answered too late, and one asked for another purpose
        var asked = await app.DoAsync(new GetPasskeyRequest(), TestData.Visitor());
        var answer = device.Get(asked.OptionsJson);
        await app.RefusedAsync(
            AccountProblems.PasskeyTooLate,
            new SignInWithPasskey(answer, question.Ticket),
            TestData.Visitor()
        );
        app.Time.Advance(TimeSpan.FromMinutes(10));
        await app.RefusedAsync(
            AccountProblems.PasskeyTooLate,
            new SignInWithPasskey(answer, asked.Ticket),
            TestData.Visitor()
        );
    }

    [Theory, EveryDatabase]
    public async Task PasswordAlone_AccountWithPasskey_MakesNoFactorOfItsOwn(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        InABrowser(app);
        using var device = new SoftAuthenticator();
        using var thief = new SoftAuthenticator();
        var account = await app.RegisteredAsync(Email);
        await AddAsync(app, device, account.As());
        var stolen = await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());

        await app.RefusedAsync(
            AccountProblems.PasskeyFirst,
            new BeginSecondFactor(TestData.Password),
            stolen.As()
        );
        var question = await app.DoAsync(new GetPasskeyCreation(), stolen.As());
        await app.RefusedAsync(
            AccountProblems.PasskeyFirst,
            new AddPasskey(
                "Mine",
                TestData.Password,
                thief.Create(question.OptionsJson),
                question.Ticket
            ),
            stolen.As()
        );

        // a lost device is reset like a lost authenticator application
        var one = await app.NewUserAsync("one", (Role.SystemAdministrator, null));
        var two = await app.NewUserAsync("two", (Role.SystemAdministrator, null));
        await app.DoAsync(new RequestSecondFactorReset(Email, "Came in person, card 12"), one);
        var waiting = Assert.Single(await app.DoAsync(new ListSecondFactorResets(), two));
        await app.DoAsync(new ConfirmSecondFactorReset(waiting.Id), two);
        Assert.Equal(
            AccountProblems.PasskeyRefused,
            (await SignInAsync(app, device)).Problem?.Code
        );
        Assert.Equal(0, await app.DbAsync(db => db.Set<IdentityUserPasskey<Guid>>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Passkey_RenamedAndRemoved_OnlyByItsOwner(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        InABrowser(app);
        using var device = new SoftAuthenticator();
        var account = await app.RegisteredAsync(Email);
        var added = await AddAsync(app, device, account.As());
        var stranger = (await app.RegisteredAsync("petro@example.test")).As();
        var id = Assert.Single(await app.DoAsync(new GetMyPasskeys(), added.As())).Id;

        await app.RefusedAsync("NotFound", new RenamePasskey(id, "Mine"), stranger);
        await app.RefusedAsync("NotFound", new RemovePasskey(id, TestData.Password), stranger);
        await app.RefusedAsync("NotFound", new RenamePasskey("%%%", "Mine"), added.As());
        await app.RefusedAsync(
            AccountProblems.PasswordNotTheOneChosen,
            new RemovePasskey(id, "wrong password"),
            added.As()
        );
        await app.DoAsync(new RenamePasskey(id, " Phone "), added.As());
        Assert.Equal(
            "Phone",
            Assert.Single(await app.DoAsync(new GetMyPasskeys(), added.As())).Name
        );
        await app.DoAsync(new RemovePasskey(id, TestData.Password), added.As());

        Assert.Empty(await app.DoAsync(new GetMyPasskeys(), added.As()));
        Assert.Contains(
            await app.AuditOfAsync(nameof(RemovePasskey)),
            line => line.Action == AuditAction.Removed
        );
        Assert.Equal(
            AccountProblems.PasskeyRefused,
            (await SignInAsync(app, device)).Problem?.Code
        );
    }

    /// <summary>Not async: the context would be gone with its flow.</summary>
    private static void InABrowser(TestApp app) =>
        app.Services.GetRequiredService<IHttpContextAccessor>().HttpContext = new DefaultHttpContext
        {
            Request = { Scheme = "https", Host = new HostString("staffselect.test") },
        };

    private static async Task<SignedInAccount> AddAsync(
        TestApp app,
        SoftAuthenticator device,
        Actor actor
    )
    {
        var question = await app.DoAsync(new GetPasskeyCreation(), actor);
        return await app.DoAsync(
            new AddPasskey(
                "Laptop",
                TestData.Password,
                device.Create(question.OptionsJson),
                question.Ticket
            ),
            actor
        );
    }

    private static async Task<Domain.Result<SignedInAccount>> SignInAsync(
        TestApp app,
        SoftAuthenticator device
    )
    {
        var question = await app.DoAsync(new GetPasskeyRequest(), TestData.Visitor());
        return await app.SendAsync(
            new SignInWithPasskey(device.Get(question.OptionsJson), question.Ticket),
            TestData.Visitor()
        );
    }
}
