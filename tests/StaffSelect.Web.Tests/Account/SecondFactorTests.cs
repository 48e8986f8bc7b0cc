using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Auditing;
using StaffSelect.Web.Account;
using StaffSelect.Web.Account.Manage;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Account;

public class SecondFactorTests
{
    private const string Email = "olena@example.test";

    [Theory, EveryDatabase]
    public async Task TurnOn_RightCode_EndsOtherSessionsAndIsAudited(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);

        var done = await app.WithSecondFactorAsync(account.As());

        Assert.True(done.Account.HasSecondFactor);
        Assert.Equal(RecoveryCode.Count, done.RecoveryCodes.Distinct().Count());
        await app.RefusedAsync("Forbidden", new GetMyAccount(), account.As());
        var mine = await app.DoAsync(new GetMyAccount(), done.Account.As());
        Assert.Equal((true, RecoveryCode.Count), (mine.IsTwoStep, mine.CodesLeft));
        Assert.Equal(
            MailTemplates.SecondFactorOn,
            (await app.MailsToAsync(Email)).Last().Mail.Template
        );
        var lines = await app.AuditOfAsync(nameof(ConfirmSecondFactor));
        Assert.Contains(lines, line => line.Entity == nameof(SecondFactor));
        Assert.DoesNotContain(
            lines.Concat(await app.AuditOfAsync(nameof(BeginSecondFactor))),
            line =>
                done.RecoveryCodes.Any(code =>
                    line.Changes.Contains(code, StringComparison.Ordinal)
                ) || line.Changes.Contains("SealedKey\":[null", StringComparison.Ordinal)
        );
    }

    [Theory, EveryDatabase]
    public async Task Stored_KeyAndCodes_AreNotReadable(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        await app.DoAsync(new BeginSecondFactor(TestData.Password), account.As());
        var shown = await app.DoAsync(new GetSecondFactor(), account.As());

        var done = await app.DoAsync(
            new ConfirmSecondFactor(await app.CodeOfAsync(account.User)),
            account.As()
        );

        var factor = await app.DbAsync(db =>
            db.Set<SecondFactor>().Include(row => row.RecoveryCodes).SingleAsync()
        );
        Assert.DoesNotContain(
            shown.Key!.Replace(" ", "", StringComparison.Ordinal),
            factor.SealedKey,
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Empty(factor.RecoveryCodes.Select(code => code.Hash).Intersect(done.RecoveryCodes));
        // once it is on, the key is shown to nobody
        var later = await app.DoAsync(new GetSecondFactor(), done.Account.As());
        Assert.Null(later.Key);
        Assert.Null(later.Address);
    }

    [Theory, EveryDatabase]
    public async Task Begin_WrongPassword_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);

        var problem = await app.RefusedAsync(
            AccountProblems.PasswordNotTheOneChosen,
            new BeginSecondFactor("not the password"),
            account.As()
        );

        Assert.Equal(nameof(BeginSecondFactor.Password), problem.Field);
        Assert.Equal(0, await app.DbAsync(db => db.Set<SecondFactor>().CountAsync()));
        Assert.Equal(1, await app.DbAsync(db => db.Set<FailedSignIn>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task SignIn_TwoSteps_OpensWithACodeOnce(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        await app.WithSecondFactorAsync(account.As());
        app.Time.Advance(TimeSpan.FromMinutes(1));

        var first = await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
        Assert.True(first.AwaitsSecondFactor);
        Assert.False(first.HasSecondFactor);
        Assert.DoesNotContain(
            await app.AuditOfAsync(nameof(SignIn)),
            line => line.Entity == "Session"
        );

        var code = await app.CodeOfAsync(account.User);
        var second = await app.DoAsync(Step(first, code), TestData.Visitor());
        Assert.True(second.HasSecondFactor);
        Assert.False(second.AwaitsSecondFactor);
        Assert.Contains(
            await app.AuditOfAsync(nameof(EnterSecondStep)),
            line => (line.Entity, line.Action) == ("Session", AuditAction.Read)
        );

        await app.RefusedAsync(AccountProblems.CodeRefused, Step(first, code), TestData.Visitor());
    }

    [Theory, EveryDatabase]
    public async Task SecondStep_RecoveryCode_OpensOnceAndTheOwnerIsTold(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        var done = await app.WithSecondFactorAsync(account.As());
        var first = await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());

        var opened = await app.DoAsync(
            Step(first, done.RecoveryCodes[3].ToUpperInvariant()),
            TestData.Visitor()
        );

        var mine = await app.DoAsync(new GetMyAccount(), opened.As());
        Assert.Equal(RecoveryCode.Count - 1, mine.CodesLeft);
        var (mail, words) = (await app.MailsToAsync(Email)).Last();
        Assert.Equal(MailTemplates.RecoveryCodeUsed, mail.Template);
        Assert.Contains("залишилося: 9", words.Body, StringComparison.Ordinal);
        await app.RefusedAsync(
            AccountProblems.CodeRefused,
            Step(first, done.RecoveryCodes[3]),
            TestData.Visitor()
        );
    }

    [Theory, EveryDatabase]
    public async Task SecondStep_ManyWrongCodes_AreDelayedAndTheRightPasswordDoesNotForgetThem(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        await app.WithSecondFactorAsync(account.As());
        for (var time = 0; time < 5; time++)
        {
            var first = await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
            await app.RefusedAsync(
                AccountProblems.CodeRefused,
                Step(first, "12"),
                TestData.Visitor()
            );
        }

        var again = await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await app.RefusedAsync(
            AccountProblems.TooManyAttempts,
            Step(again, await app.CodeOfAsync(account.User)),
            TestData.Visitor()
        );

        app.Time.Advance(TimeSpan.FromSeconds(60));
        await app.DoAsync(Step(again, await app.CodeOfAsync(account.User)), TestData.Visitor());
        Assert.Equal(0, await app.DbAsync(db => db.Set<FailedSignIn>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task SecondStep_WithoutTheFirst_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        var done = await app.WithSecondFactorAsync(account.As());
        app.Time.Advance(TimeSpan.FromMinutes(1));
        var code = await app.CodeOfAsync(account.User);

        // an outdated stamp, no stamp of this account, an account without two steps
        await app.RefusedAsync(
            AccountProblems.FirstStepOver,
            new EnterSecondStep(account.User.Value, account.SecurityStamp, code),
            TestData.Visitor()
        );
        await app.RefusedAsync(
            AccountProblems.FirstStepOver,
            new EnterSecondStep(Guid.NewGuid(), done.Account.SecurityStamp, code),
            TestData.Visitor()
        );
        var other = await app.RegisteredAsync("petro@example.test");
        await app.RefusedAsync(
            AccountProblems.FirstStepOver,
            new EnterSecondStep(other.User.Value, other.SecurityStamp, code),
            TestData.Visitor()
        );
    }

    [Theory, EveryDatabase]
    public async Task TurnOff_Password_RemovesKeyAndCodes(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        var done = await app.WithSecondFactorAsync(account.As());

        var off = await app.DoAsync(new TurnOffSecondFactor(TestData.Password), done.Account.As());

        Assert.False(off.HasSecondFactor);
        Assert.Equal(0, await app.DbAsync(db => db.Set<SecondFactor>().CountAsync()));
        Assert.Equal(0, await app.DbAsync(db => db.Set<RecoveryCode>().CountAsync()));
        Assert.False(
            (
                await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor())
            ).AwaitsSecondFactor
        );
        Assert.Contains(
            await app.AuditOfAsync(nameof(TurnOffSecondFactor)),
            line => (line.Entity, line.Action) == (nameof(SecondFactor), AuditAction.Removed)
        );
    }

    [Theory, EveryDatabase]
    public async Task RenewCodes_EarlierOnes_OpenNothingMore(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        var done = await app.WithSecondFactorAsync(account.As());

        var renewed = await app.DoAsync(
            new RenewRecoveryCodes(TestData.Password),
            done.Account.As()
        );

        Assert.Empty(renewed.Intersect(done.RecoveryCodes));
        var first = await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
        await app.RefusedAsync(
            AccountProblems.CodeRefused,
            Step(first, done.RecoveryCodes[0]),
            TestData.Visitor()
        );
        await app.DoAsync(Step(first, renewed[0]), TestData.Visitor());
        Assert.NotEmpty(await app.AuditOfAsync(nameof(RenewRecoveryCodes)));
    }

    private static EnterSecondStep Step(SignedInAccount first, string code) =>
        new(first.User.Value, first.SecurityStamp, code);
}
