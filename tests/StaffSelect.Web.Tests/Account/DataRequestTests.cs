using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data;
using StaffSelect.Data.Identity;
using StaffSelect.Data.Personal;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Mail;
using StaffSelect.Web.Account;
using StaffSelect.Web.Account.MyData;
using StaffSelect.Web.Mail;
using StaffSelect.Web.Staff.DataRequests;
using StaffSelect.Web.Staff.Today;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Account;

/// <summary>Requests about one's own data: filed by the person, answered by others, erasure by two.</summary>
public class DataRequestTests
{
    private const string Email = "olena@example.test";

    [Theory, EveryDatabase]
    public async Task Copy_IsFiledOnce_AnsweredByAnAdministrator_AndTold(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var person = (await app.RegisteredAsync(Email)).As();
        var administrator = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        var officer = await app.NewUserAsync(
            "officer",
            (Role.Officer, (await app.AnnouncedCampaignAsync()).Id)
        );
        await app.RefusedAsync(
            AccountProblems.PasswordNotTheOneChosen,
            new FileDataRequest(DataRequestKind.Copy, null, "wrong"),
            person
        );
        var file = new FileDataRequest(DataRequestKind.Copy, "На папері", TestData.Password);

        Assert.Equal(DataRequestState.Open, await app.DoAsync(file, person));
        var again = await app.RefusedAsync(DataRequestProblems.DataRequestExists, file, person);

        Assert.Equal(nameof(FileDataRequest.Kind), again.Field);
        var id = Assert.Single(await app.DoAsync(new GetMyDataRequests(), person)).Id;
        var list = new ListDataRequests(false, 0, 10);
        await app.RefusedAsync(nameof(Problem.Forbidden), list, person);
        Assert.Empty((await app.DoAsync(list, officer)).Rows);
        Assert.Single((await app.DoAsync(list, administrator)).Rows);
        await app.RefusedAsync(nameof(Problem.NotFound), new GetDataRequest(id), officer);
        await app.RefusedAsync(
            nameof(Problem.Forbidden),
            new AnswerDataRequest(id, true, "x"),
            officer
        );
        var waiting = Assert.Single((await app.DoAsync(new GetMyQueue(), administrator)).Items);
        Assert.Equal((QueueKind.DataRequestsToAnswer, 1), (waiting.Kind, waiting.Count));
        Assert.Equal("На папері", (await app.DoAsync(new GetDataRequest(id), administrator)).Words);
        await app.DoAsync(new AnswerDataRequest(id, true, "Надіслано поштою"), administrator);

        var mine = Assert.Single(await app.DoAsync(new GetMyDataRequests(), person));
        Assert.Equal((DataRequestState.Granted, "Надіслано поштою"), (mine.State, mine.Answer));
        Assert.Equal(
            MailTemplates.DataRequestAnswered,
            (await app.MailsToAsync(Email))[^1].Mail.Template
        );
        await app.RefusedAsync(
            DataRequestProblems.DataRequestAnswered,
            new WithdrawDataRequest(id),
            person
        );
        Assert.Contains(
            await app.AuditOfAsync(nameof(AnswerDataRequest)),
            line => line.Entity == nameof(DataRequest) && line.User == administrator.UserId
        );
        Assert.Single(
            await app.AuditOfAsync(nameof(GetDataRequest)),
            line => line.Action == AuditAction.Read
        );
    }

    [Theory, EveryDatabase]
    public async Task Erasure_InARunningSelection_IsRefusedAtOnceWithItsGround(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var person = (await app.ApplicantAsync(campaign, 1)).Actor;
        await GivePasswordAsync(app, person);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));

        var state = await app.DoAsync(
            new FileDataRequest(DataRequestKind.Erasure, null, TestData.Password),
            person
        );

        Assert.Equal(DataRequestState.Refused, state);
        var mine = Assert.Single(await app.DoAsync(new GetMyDataRequests(), person));
        Assert.Equal(ErasureObstacle.RunningSelection, mine.Obstacle);
        Assert.NotNull(mine.AnsweredAt);
        Assert.Empty((await app.DoAsync(new ListDataRequests(false, 0, 10), officer)).Rows);
        Assert.Single((await app.DoAsync(new ListDataRequests(true, 0, 10), officer)).Rows);
    }

    [Theory, EveryDatabase]
    public async Task Erasure_SignedByTwo_DestroysKeyAndAccount_AndTellsTheAddress(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var (person, first) = (scene.Candidate, scene.Panel.Officer);
        await GivePasswordAsync(app, person);
        var second = await app.NewUserAsync("admin", (Role.SystemAdministrator, null));
        app.Time.Advance(TimeSpan.FromDays(366 * ErasureRule.PlacedYears));
        await app.DoAsync(
            new FileDataRequest(DataRequestKind.Erasure, "Більше не шукаю", TestData.Password),
            person
        );
        var id = Assert.Single(await app.DoAsync(new GetMyDataRequests(), person)).Id;
        await app.RefusedAsync(nameof(Problem.Forbidden), new ProposeErasure(id, "x"), second);

        await app.DoAsync(new ProposeErasure(id, "Строк зберігання минув"), first);
        await app.RefusedAsync(
            DataRequestProblems.ErasureProposedByYou,
            new ConfirmErasure(id),
            first
        );
        var shown = Assert.Single(await app.DoAsync(new GetMyDataRequests(), person));
        Assert.Equal((DataRequestState.Open, null), (shown.State, shown.Answer));
        await app.DoAsync(new ConfirmErasure(id), second);

        await app.RefusedAsync("Forbidden", new GetMyDataRequests(), person);
        await app.RefusedAsync(
            AccountProblems.SignInRefused,
            new SignIn(Email, TestData.Password),
            TestData.Visitor()
        );
        var row = await app.DbAsync(db =>
            db.Users.SingleAsync(user => user.Id == person.UserId!.Value.Value)
        );
        Assert.Equal((null, null, ""), (row.Email, row.PasswordHash, row.DisplayName));
        var keys = await app.DbAsync(db =>
            db.PersonKeys.Where(key =>
                    key.Person == scene.Application.PersonId
                    || db.DataRequests.Any(request => request.PersonId == key.Person)
                )
                .ToListAsync()
        );
        Assert.Equal(2, keys.Count);
        Assert.All(keys, key => Assert.Null(key.WrappedKey));
        var mail = Assert.Single(await app.MailsToAsync(Email)).Mail;
        Assert.Equal(MailTemplates.DataErased, mail.Template);
        Assert.True(mail.TryLease(Guid.Empty, app.Time.UtcNow()));
        Assert.True(mail.MarkSent(Guid.Empty, app.Time.UtcNow()));
        Assert.Equal("", mail.Recipient);
        var kept = await app.DoAsync(new GetDataRequest(id), first);
        Assert.Equal(
            (DataRequestState.Granted, scene.Application.WorkingCode, null),
            (kept.State, kept.Who, kept.Words)
        );
        var lines = await app.AuditOfAsync(nameof(ConfirmErasure));
        Assert.Contains(lines, line => line.Entity == nameof(PersonKey));
        Assert.DoesNotContain(
            lines,
            line => line.Changes.Contains(Email, StringComparison.OrdinalIgnoreCase)
        );
        // the address is free again
        await app.RegisteredAsync(Email);
    }

    private static Task GivePasswordAsync(TestApp app, Actor actor) =>
        app.ArrangeAsync(async db =>
        {
            var user = await db.Users.SingleAsync(row => row.Id == actor.UserId!.Value.Value);
            (user.Email, user.NormalizedEmail) = (Email, Email.ToUpperInvariant());
            user.PasswordHash = app
                .Services.GetRequiredService<IPasswordHasher<AppUser>>()
                .HashPassword(user, TestData.Password);
        });
}
