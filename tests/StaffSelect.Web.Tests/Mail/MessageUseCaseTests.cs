using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Personal;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Candidate.TakeTest;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Staff.Messages;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Mail;

public class MessageUseCaseTests
{
    private static readonly Actor Job = Actor.System("messages");

    private static readonly MessageDraft Reminder = new(
        new("Тестування", "Your test"),
        new(
            "Код {код}: {етап}, {дата} {година}, {місце}.",
            "Code {code}: {stage}, {date} {hour}, {place}."
        ),
        new DateOnly(2026, 3, 9),
        new TimeOnly(11, 0),
        "Зала 2",
        null,
        "A1"
    );

    private static readonly MessageDraft Plain = new(
        new("Новини", "News"),
        new("Текст", "Text"),
        null,
        null,
        null,
        null,
        null
    );

    [Theory, EveryDatabase]
    public async Task SendMessage_GivesEachOneMailAndALineOnTheStatusPage(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var (_, second) = await app.TestCandidateAsync(scene.Campaign, "2222-2222");
        var (_, sitting) = await app.TestCandidateAsync(scene.Campaign, "3333-3333");
        await app.ArrangeAsync(async db =>
            (
                await db.Users.SingleAsync(user => user.Id == second.RequiredUserId.Value)
            ).PreferredLanguage = "en"
        );
        await app.DoAsync(new StartTest(scene.Campaign.Id, true), sitting);
        var campaign = scene.Campaign.Id;

        var preview = await app.DoAsync(
            new PreviewMessage(campaign, Reminder, " 7rq4-wd9j"),
            scene.Officer
        );
        Assert.Equal((2, "7RQ4-WD9J"), (preview.Recipients, preview.Code));
        Assert.StartsWith(
            "Код 7RQ4-WD9J: General abilities укр, 9 березня 2026 року об 11:00 за київським часом, Зала 2.",
            preview.Ukrainian.Body,
            StringComparison.Ordinal
        );
        Assert.StartsWith(
            "Code 7RQ4-WD9J: General abilities eng, 9 March 2026 at 11:00, Kyiv time, Зала 2.",
            preview.English.Body,
            StringComparison.Ordinal
        );
        await app.RefusedAsync(
            MessageProblems.MessageAudienceChanged,
            new SendMessage(campaign, Reminder, 3),
            scene.Officer
        );
        var id = await app.DoAsync(new SendMessage(campaign, Reminder, 2), scene.Officer);
        Assert.Equal(
            nameof(CampaignMessage),
            Assert.Single(await app.AuditOfAsync(nameof(SendMessage))).Entity
        );
        Assert.True(await app.DoAsync(new FillMessages(), Job));
        Assert.True(await app.DoAsync(new FillMessages(), Job));
        Assert.False(await app.DoAsync(new FillMessages(), Job));

        Assert.Equal(
            2,
            (await app.AuditOfAsync(nameof(FillMessages))).Count(line =>
                line.Entity == nameof(MessageDelivery)
            )
        );
        await AssertMailAsync(app, scene.Candidate, "7RQ4-WD9J", "Код 7RQ4-WD9J", "2222-2222");
        await AssertMailAsync(app, second, "2222-2222", "Code 2222-2222", "7RQ4-WD9J");
        Assert.Empty(await app.MailsToAsync(await AddressAsync(app, sitting)));
        var status = await app.DoAsync(new GetMyStatus(scene.Campaign.Code), scene.Candidate);
        Assert.StartsWith(
            "Code 7RQ4-WD9J",
            Assert.Single(status.Messages).Body.En,
            StringComparison.Ordinal
        );
        Assert.Empty((await app.DoAsync(new GetMyStatus(scene.Campaign.Code), sitting)).Messages);
        var row = Assert.Single(
            (await app.DoAsync(new ListMessages(campaign, 0, 10), scene.Officer)).Rows
        );
        Assert.Equal(
            (id, 2, true, new MailCounts(0, 2, 0, 0)),
            (row.Id, row.Delivered, row.IsFinished, row.Mails)
        );
    }

    [Theory, EveryDatabase]
    public async Task FillMessages_GoesOnInPortions_AndReachesNobodyTwice(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        await AddApplicantsAsync(app, scene.Campaign, FillMessagesHandler.Portion);
        var count = FillMessagesHandler.Portion + 1;
        await app.RefusedAsync(
            MessageProblems.MessageNobody,
            new PreviewMessage(
                scene.Campaign.Id,
                Plain with
                {
                    Status = ApplicationStatus.Rejected,
                },
                null
            ),
            scene.Officer
        );

        await app.DoAsync(new SendMessage(scene.Campaign.Id, Plain, count), scene.Officer);
        while (await app.DoAsync(new FillMessages(), Job)) { }

        Assert.Equal(count, await app.DbAsync(db => db.MessageDeliveries.CountAsync()));
        Assert.Equal(
            count,
            await app.DbAsync(db =>
                db.Set<OutboxMail>().Select(mail => mail.Recipient).Distinct().CountAsync()
            )
        );
        Assert.Equal(count, await app.DbAsync(db => db.Set<OutboxMail>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task RepeatMessageMails_OfWhatFailed_IsListedWithItsCauseAndSentAgain(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var campaign = scene.Campaign.Id;
        var id = await app.DoAsync(new SendMessage(campaign, Plain, 1), scene.Officer);
        await app.DoAsync(new FillMessages(), Job);
        var repeat = new RepeatMessageMails(campaign, id, null);
        await app.RefusedAsync(MailProblems.MailNotFailed, repeat, scene.Officer);
        await app.ArrangeAsync(async db =>
        {
            var mail = await db.Set<OutboxMail>().SingleAsync();
            var lease = Guid.NewGuid();
            mail.TryLease(lease, mail.DueAt);
            mail.MarkFailed(lease, "550 no such mailbox", isFinal: true, mail.DueAt);
        });

        var view = await app.DoAsync(new GetMessage(campaign, id, 0, 10), scene.Officer);
        var failure = Assert.Single(view.Failures);
        Assert.Equal(
            (scene.Application.WorkingCode, "550 no such mailbox", 1),
            (failure.Code, failure.Cause, view.Row.Mails.Failed)
        );
        Assert.Equal(1, await app.DoAsync(repeat, scene.Officer));
        Assert.Equal(
            AuditAction.Changed,
            Assert.Single(await app.AuditOfAsync(nameof(RepeatMessageMails))).Action
        );
        Assert.Empty(
            (await app.DoAsync(new GetMessage(campaign, id, 0, 10), scene.Officer)).Failures
        );
    }

    [Theory, EveryDatabase]
    public async Task PreviewMessage_ToInterviewees_TakesHourAndPlaceOfEach(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        var draft = Reminder with { Stage = "A5", Date = null, Time = null, Place = null };

        var preview = await app.DoAsync(
            new PreviewMessage(scene.Campaign.Id, draft, null),
            scene.Officer
        );

        Assert.Equal(1, preview.Recipients);
        Assert.Contains(
            "2 березня 2026 року об 11:00 за київським часом, каб. 214.",
            preview.Ukrainian.Body,
            StringComparison.Ordinal
        );
    }

    [Theory, EveryDatabase]
    public async Task PreviewMessage_OfALaterStage_LeavesOutWhoDidNotPass(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(TestData.RulesWithGates());
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        await app.AdmittedCandidateAsync(campaign, "7RQ4-WD9J");
        var failed = await app.AdmittedCandidateAsync(campaign, "2222-2222");
        await app.NotPassedAsync(campaign, failed, "A1");
        var draft = Reminder with { Stage = TestData.Gate };

        var preview = await app.DoAsync(new PreviewMessage(campaign.Id, draft, null), officer);

        Assert.Equal((1, "7RQ4-WD9J"), (preview.Recipients, preview.Code));
        await app.RefusedAsync(
            MessageProblems.MessageSampleUnknown,
            new PreviewMessage(campaign.Id, draft, "2222-2222"),
            officer
        );
    }

    [Theory, EveryDatabase]
    public async Task SendMessage_WithFaultsOrByOthers_IsRefusedWhole(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.TestSceneAsync();
        var campaign = scene.Campaign.Id;
        var other = await app.AnnouncedCampaignAsync(code: "other");
        var stranger = await app.NewUserAsync("stranger", (Role.Officer, other.Id));
        var approver = await app.NewUserAsync("approver", (Role.Approver, campaign));

        await app.RefusedAsync("Forbidden", new SendMessage(campaign, Plain, 1), stranger);
        await app.RefusedAsync("Forbidden", new SendMessage(campaign, Plain, 1), approver);
        await app.RefusedAsync("Forbidden", new ListMessages(campaign, 0, 10), approver);
        await app.RefusedAsync(
            MessageProblems.MessageStageUnknown,
            new SendMessage(campaign, Reminder with { Stage = "Z9" }, 1),
            scene.Officer
        );
        await app.RefusedAsync(
            MessageProblems.MessageDateMissing,
            new SendMessage(campaign, Reminder with { Date = null }, 1),
            scene.Officer
        );
        // clocks skip three to four o'clock that night
        await app.RefusedAsync(
            CampaignProblems.LocalTimeDoesNotExist,
            new SendMessage(
                campaign,
                Reminder with
                {
                    Date = new DateOnly(2026, 3, 29),
                    Time = new TimeOnly(3, 30),
                },
                1
            ),
            scene.Officer
        );
        var id = await app.DoAsync(new SendMessage(campaign, Plain, 1), scene.Officer);
        await app.RefusedAsync("NotFound", new GetMessage(other.Id, id, 0, 10), stranger);
        await app.RefusedAsync("NotFound", new RepeatMessageMails(other.Id, id, null), stranger);
        Assert.Single(
            await app.AuditOfAsync(nameof(SendMessage)),
            line => line.Action == AuditAction.Added
        );
    }

    private static async Task AssertMailAsync(
        TestApp app,
        Actor candidate,
        string code,
        string begin,
        string foreign
    )
    {
        var address = await AddressAsync(app, candidate);
        var (mail, words) = Assert.Single(await app.MailsToAsync(address));
        Assert.Equal(address, mail.Recipient);
        Assert.StartsWith(begin, words.Body, StringComparison.Ordinal);
        Assert.Contains(code, words.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(foreign, words.Body, StringComparison.Ordinal);
        Assert.Contains("/my/spring/status", words.Body, StringComparison.Ordinal);
    }

    private static Task<string> AddressAsync(TestApp app, Actor actor) =>
        app.DbAsync(db =>
            db.Users.Where(user => user.Id == actor.RequiredUserId.Value)
                .Select(user => user.Email!)
                .SingleAsync()
        );

    private static Task AddApplicantsAsync(TestApp app, Campaign campaign, int count) =>
        app.ArrangeAsync(async db =>
        {
            var personal = new PersonalData(
                db,
                app.Services.GetRequiredService<IDataProtectionProvider>(),
                app.Time
            );
            for (var number = 0; number < count; number++)
            {
                var code = $"2{number:D3}-2222";
                var user = new AppUser
                {
                    UserName = code,
                    Email = code + "@example.test",
                    SecurityStamp = code,
                };
                db.Users.Add(user);
                var person = personal.NewPerson();
                var name = await personal.SealAsync(person, "Ґудзь", default);
                db.Applications.Add(
                    Application.Submit(
                        new Submission
                        {
                            Id = ApplicationId.New(),
                            Campaign = campaign.Id,
                            Person = person,
                            User = user.UserId,
                            FamilyName = name,
                            GivenName = name,
                            IdentityKind = IdentityKind.TaxNumber,
                            IdentityNumber = name,
                            IdentityHash = code,
                            Group = "SG",
                            Preferences = ["KRA"],
                            WorkingCode = code,
                            PublicationCode = "P-" + code[..4],
                        },
                        app.Time.GetUtcNow().UtcDateTime
                    )
                );
            }
        });
}
