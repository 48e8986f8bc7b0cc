using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Account;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Account;

public class SignInTests
{
    private const string Email = "olena@example.test";
    private const string Wrong = "not the password";

    [Fact]
    public async Task PasswordHash_OfTheProduct_IsTheFrameworksOwn()
    {
        var settings = 0;
        await using var app = await TestApp.StartAsync(
            DatabaseProvider.Sqlite,
            services =>
                settings = services.Count(service =>
                    service.ServiceType == typeof(IConfigureOptions<PasswordHasherOptions>)
                )
        );

        // the one setting is that of the tests
        Assert.Equal(1, settings);
        Assert.True(new PasswordHasherOptions().IterationCount >= 100_000);
    }

    [Theory, EveryDatabase]
    public async Task SignIn_RightPassword_OpensASessionAndIsAudited(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var registered = await app.RegisteredAsync(Email);

        var account = await app.DoAsync(
            new SignIn(" OLENA@example.test ", TestData.Password),
            TestData.Visitor()
        );

        Assert.Equal(registered.User, account.User);
        Assert.False(account.IsStaff);
        var line = Assert.Single(await app.AuditOfAsync(nameof(SignIn)));
        Assert.Equal(("Session", account.User.ToString()), (line.Entity, line.Key));
        Assert.Equal("192.0.2.1", line.Network);
    }

    [Theory, EveryDatabase]
    public async Task SignIn_WrongPassword_RefusedButCounted(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.RegisteredAsync(Email);

        for (var time = 0; time < 3; time++)
        {
            await app.RefusedAsync(
                AccountProblems.SignInRefused,
                new SignIn(Email, Wrong),
                TestData.Visitor()
            );
        }

        Assert.Equal(3, await app.DbAsync(db => db.Set<FailedSignIn>().CountAsync()));
        var lines = await app.AuditOfAsync(nameof(SignIn));
        Assert.Equal(3, lines.Count);
        Assert.All(
            lines,
            line =>
                Assert.Equal((AuditAction.Added, nameof(FailedSignIn)), (line.Action, line.Entity))
        );
        Assert.DoesNotContain(
            lines,
            line => line.Changes.Contains("olena", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Theory, EveryDatabase]
    public async Task SignIn_ManyFailures_DelayGrowsAndFades(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.RegisteredAsync(Email);
        await FailAsync(app, Email, 5, "192.0.2.1");

        // 15 seconds: even the right password waits
        var problem = await app.RefusedAsync(
            AccountProblems.TooManyAttempts,
            new SignIn(Email, TestData.Password),
            TestData.Visitor()
        );
        Assert.Equal(
            new HourOf(new DateTime(2026, 3, 2, 8, 1, 0, DateTimeKind.Utc)),
            Assert.Single(problem.Arguments)
        );

        app.Time.Advance(TimeSpan.FromSeconds(15));
        await FailAsync(app, Email, 1, "192.0.2.1");
        app.Time.Advance(TimeSpan.FromSeconds(29));
        await app.RefusedAsync(
            AccountProblems.TooManyAttempts,
            new SignIn(Email, Wrong),
            TestData.Visitor()
        );
        app.Time.Advance(TimeSpan.FromSeconds(1));
        await FailAsync(app, Email, 1, "192.0.2.1");

        // tries during the delay were not judged and not counted
        Assert.Equal(7, await app.DbAsync(db => db.Set<FailedSignIn>().CountAsync()));

        app.Time.Advance(SignInDelay.Window);
        await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
        Assert.Equal(0, await app.DbAsync(db => db.Set<FailedSignIn>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task SignIn_StrangerElsewhere_DoesNotStopTheOwner(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.RegisteredAsync(Email);
        for (var network = 1; network <= 8; network++)
        {
            await FailAsync(app, Email, 4, $"198.51.100.{network}");
        }

        // under attack from elsewhere a first mistake of the owner is still free
        await FailAsync(app, Email, 1, "192.0.2.1");
        await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor());
    }

    [Theory, EveryDatabase]
    public async Task SignIn_HallOfOneAddress_OthersFailuresDoNotDelay(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.RegisteredAsync(Email);
        await app.ArrangeAsync(db =>
        {
            for (var candidate = 0; candidate < 500; candidate++)
            {
                db.AddRange(
                    Enumerable
                        .Range(0, 4)
                        .Select(_ =>
                            FailedSignIn.Record(
                                $"c{candidate}@example.test",
                                "192.0.2.1",
                                TestApp.Start.UtcDateTime
                            )
                        )
                );
            }

            return Task.CompletedTask;
        });

        await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor("192.0.2.1"));
    }

    [Theory, EveryDatabase]
    public async Task SignIn_ManyTriesAtOnce_AreJudgedOneAfterAnother(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.RegisteredAsync(Email);

        var results = await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(_ => app.SendAsync(new SignIn(Email, Wrong), TestData.Visitor()))
        );

        Assert.Equal(
            5,
            results.Count(result => result.Problem?.Code == AccountProblems.SignInRefused)
        );
        Assert.Equal(
            7,
            results.Count(result => result.Problem?.Code == AccountProblems.TooManyAttempts)
        );
    }

    [Theory, EveryDatabase]
    public async Task SignIn_UnknownAddress_AnswersAndDelaysAlike(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.RegisteredAsync(Email);

        var unknown = await AnswersAsync(app, "nobody@example.test");
        var known = await AnswersAsync(app, Email);

        Assert.Equal(unknown, known);
    }

    [Theory, EveryDatabase]
    public async Task SignIn_UnconfirmedAddress_SaysNothingElseAndMailsTheOwner(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        await app.DoAsync(new RegisterAccount(Email, TestData.Password, "uk"), TestData.Visitor());

        var problem = await app.RefusedAsync(
            AccountProblems.SignInRefused,
            new SignIn(Email, TestData.Password),
            TestData.Visitor()
        );

        Assert.Empty(problem.Arguments);
        Assert.Equal(
            ["ConfirmAddress", "ConfirmAddress"],
            (await app.MailsToAsync(Email)).Select(mail => mail.Mail.Template)
        );
    }

    [Theory, EveryDatabase]
    public async Task SignIn_StaffMember_IsToldSo(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync(Email);
        await app.ArrangeAsync(db =>
        {
            db.RoleGrants.Add(
                RoleGrant
                    .Give(
                        account.User,
                        Role.SystemAdministrator,
                        null,
                        null,
                        TestApp.Start.UtcDateTime
                    )
                    .Value
            );
            return Task.CompletedTask;
        });

        Assert.True(
            (await app.DoAsync(new SignIn(Email, TestData.Password), TestData.Visitor())).IsStaff
        );
    }

    [Theory, EveryDatabase]
    public async Task ForgetFailedSignIns_AfterADay_RemovesThem(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await FailAsync(app, Email, 2, "192.0.2.1");
        app.Time.Advance(TimeSpan.FromHours(23));
        await FailAsync(app, Email, 1, "192.0.2.1");
        app.Time.Advance(TimeSpan.FromHours(1));

        Assert.Equal(2, await app.DoAsync(new ForgetFailedSignIns(100), Actor.System("test")));
        Assert.Equal(1, await app.DbAsync(db => db.Set<FailedSignIn>().CountAsync()));
    }

    private static async Task FailAsync(TestApp app, string email, int times, string network)
    {
        for (var time = 0; time < times; time++)
        {
            await app.RefusedAsync(
                AccountProblems.SignInRefused,
                new SignIn(email, Wrong),
                TestData.Visitor(network)
            );
        }
    }

    private static async Task<List<string>> AnswersAsync(TestApp app, string email)
    {
        var answers = new List<string>();
        for (var time = 0; time < 7; time++)
        {
            var result = await app.SendAsync(new SignIn(email, Wrong), TestData.Visitor());
            answers.Add(
                $"{result.Problem?.Code} {string.Join(' ', result.Problem?.Arguments ?? [])} {result.Problem?.Field}"
            );
        }

        return answers;
    }
}
