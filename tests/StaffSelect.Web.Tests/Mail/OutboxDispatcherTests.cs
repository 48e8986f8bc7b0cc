using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using MimeKit;
using StaffSelect.Data.Outbox;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Mail;

public class OutboxDispatcherTests
{
    [Theory, EveryDatabase]
    public async Task Sweep_TwoDispatchersAtOnce_EachMailOnce(DatabaseProvider provider)
    {
        var carrier = new Carrier();
        await using var app = await StartAsync(provider, carrier);
        await WriteAsync(app, 50);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Dispatcher(app).SweepAsync(default)));
        await Dispatcher(app).SweepAsync(default);

        Assert.Equal(50, carrier.Sent.Count);
        Assert.Equal(50, carrier.Sent.Select(mail => mail.MessageId).Distinct().Count());
        Assert.Equal(50, await CountAsync(app, OutboxState.Sent));
        Assert.All(
            await app.DbAsync(db => db.Set<OutboxMail>().ToListAsync()),
            mail => Assert.Equal("", mail.ProtectedArguments)
        );
        Assert.NotEmpty(await app.AuditOfAsync(nameof(RecordMailSent)));
    }

    [Theory, EveryDatabase]
    public async Task Sweep_ServerFails_TriedAgainLaterWithTheSameMessageId(
        DatabaseProvider provider
    )
    {
        var carrier = new Carrier { Fault = new MailFailedException("451 later") };
        await using var app = await StartAsync(provider, carrier);
        await WriteAsync(app, 1);

        await Dispatcher(app).SweepAsync(default);
        await Dispatcher(app).SweepAsync(default);
        var failed = await app.DbAsync(db => db.Set<OutboxMail>().SingleAsync());
        Assert.Equal(
            (1, "451 later", OutboxState.Waiting),
            (failed.Attempts, failed.LastError, failed.State)
        );

        carrier.Fault = null;
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await Dispatcher(app).SweepAsync(default);

        Assert.Equal(failed.MessageId, Assert.Single(carrier.Sent).MessageId);
    }

    [Theory, EveryDatabase]
    public async Task Sweep_ProcessDiesAfterSending_GoesOutAgainWithTheSameMessageId(
        DatabaseProvider provider
    )
    {
        var carrier = new Carrier { Fault = new OperationCanceledException() };
        await using var app = await StartAsync(provider, carrier);
        await WriteAsync(app, 1);
        await Assert.ThrowsAsync<OperationCanceledException>(() =>
            Dispatcher(app).SweepAsync(default)
        );

        carrier.Fault = null;
        Assert.Equal(0, await Dispatcher(app).SweepAsync(default));
        app.Time.Advance(OutboxMail.LeaseTime);
        Assert.Equal(1, await Dispatcher(app).SweepAsync(default));
    }

    [Theory, EveryDatabase]
    public async Task Sweep_AddressRefused_IsGivenUpShownAndRepeated(DatabaseProvider provider)
    {
        var carrier = new Carrier
        {
            Fault = new MailFailedException("550 no such user") { IsFinal = true },
        };
        await using var app = await StartAsync(provider, carrier);
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var candidate = await app.NewUserAsync("candidate");
        await WriteAsync(app, 1);
        await Dispatcher(app).SweepAsync(default);

        var list = await app.DoAsync(new ListMail(OutboxState.Failed, 0, 50), administrator);
        var row = Assert.Single(list.Rows);
        Assert.Equal(("550 no such user", 1), (row.LastError, list.Failed));
        await app.RefusedAsync("Forbidden", new ListMail(OutboxState.Failed, 0, 50), candidate);
        await app.RefusedAsync("Forbidden", new RepeatMail(row.Id), candidate);

        carrier.Fault = null;
        await app.DoAsync(new RepeatMail(row.Id), administrator);
        Assert.Equal(1, await Dispatcher(app).SweepAsync(default));
        await app.RefusedAsync(MailProblems.MailNotFailed, new RepeatMail(row.Id), administrator);
        Assert.Equal(
            [AuditAction.Refused, AuditAction.Changed],
            (await app.AuditOfAsync(nameof(RepeatMail))).Select(line => line.Action)
        );
    }

    [Theory, EveryDatabase]
    public async Task Sweep_Mail_HasItsHeadersAndLanguage(DatabaseProvider provider)
    {
        var carrier = new Carrier();
        await using var app = await StartAsync(provider, carrier);
        await WriteAsync(app, 1, "en");

        await Dispatcher(app).SweepAsync(default);

        var mail = Assert.Single(carrier.Sent);
        Assert.Equal("Confirm your e-mail address", mail.Subject);
        Assert.Equal("no-reply@staffselect.test", mail.From.Mailboxes.Single().Address);
        Assert.EndsWith("@staffselect.test", mail.MessageId, StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers["Auto-Submitted"]);
    }

    [Theory, EveryDatabase]
    public async Task Sweep_FolderOfDevelopment_HoldsTheMail(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        await WriteAsync(app, 1);

        await Dispatcher(app).SweepAsync(default);

        var mail = Assert.Single(
            await app.Services.GetRequiredService<MailFolder>().NewestAsync(default)
        );
        Assert.Equal("Підтвердьте адресу електронної пошти", mail.Subject);
    }

    [Fact]
    public void Render_EveryTemplate_BothLanguages()
    {
        string[] arguments = ["{0}<one>\r\nBcc: x", "two", "three", "four", "five"];
        foreach (
            var template in typeof(MailTemplates)
                .GetFields()
                .Select(field => (string)field.GetRawConstantValue()!)
        )
        {
            foreach (var language in new[] { "uk", "en" })
            {
                var mail = MailRenderer.Render(template, language, arguments);
                Assert.DoesNotContain('\n', mail.Subject);
                Assert.DoesNotContain('\r', mail.Subject);
                Assert.Contains("StaffSelect", mail.Body, StringComparison.Ordinal);
            }
        }
    }

    private static Task<TestApp> StartAsync(DatabaseProvider provider, Carrier carrier) =>
        TestApp.StartAsync(provider, services => services.AddSingleton<IMailSender>(carrier));

    private static OutboxDispatcher Dispatcher(TestApp app) =>
        app.Services.GetRequiredService<OutboxDispatcher>();

    private static Task<int> CountAsync(TestApp app, OutboxState state) =>
        app.DbAsync(db => db.Set<OutboxMail>().CountAsync(mail => mail.State == state));

    private static async Task WriteAsync(TestApp app, int count, string language = "uk")
    {
        await using var scope = app.Services.CreateAsyncScope();
        var outbox = scope.ServiceProvider.GetRequiredService<OutboxWriter>();
        var mails = Enumerable
            .Range(0, count)
            .Select(number =>
                outbox.Add(
                    $"c{number}@example.test",
                    language,
                    MailTemplates.ConfirmAddress,
                    "https://x",
                    TestApp.Start.UtcDateTime
                )
            )
            .ToList();
        await app.ArrangeAsync(db =>
        {
            db.AddRange(mails);
            return Task.CompletedTask;
        });
    }

    private sealed class Carrier : IMailSender
    {
        public ConcurrentBag<MimeMessage> Sent { get; } = [];

        public Exception? Fault { get; set; }

        public Task<IMailSession> OpenAsync(CancellationToken ct) =>
            Task.FromResult<IMailSession>(new Session(this));

        private sealed class Session(Carrier carrier) : IMailSession
        {
            public async Task SendAsync(MimeMessage message, CancellationToken ct)
            {
                await Task.Yield();
                if (carrier.Fault is { } fault)
                {
                    throw fault;
                }

                using var copy = new MemoryStream();
                await message.WriteToAsync(copy, ct);
                copy.Position = 0;
                carrier.Sent.Add(await MimeMessage.LoadAsync(copy, ct));
            }

            public ValueTask DisposeAsync() => ValueTask.CompletedTask;
        }
    }
}
