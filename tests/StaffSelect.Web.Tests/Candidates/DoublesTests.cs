using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Personal;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Candidate.Applying;
using StaffSelect.Web.Staff.Applications;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Candidates;

public class DoublesTests
{
    private const string Phone = "+380 67 123 00 01";
    private const string Reason = "Дзвонили обом: це сестри, телефон спільний";

    [Theory, EveryDatabase]
    public async Task Double_UntilItIsDecided_StandsInListAndFileAndStaysOutOfTheBulk(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var first = await app.ApplicantAsync(campaign, 1);
        var second = await SubmittedAsync(app, campaign, 2, phone: Phone);
        var third = await app.ApplicantAsync(campaign, 3);

        var stored = await app.DbAsync(db => db.LikelyDoubles.SingleAsync());
        Assert.Equal(
            (first.Application.Id, second.Application.Id, campaign.Id),
            (stored.First, stored.Second, stored.CampaignId)
        );
        var index = await app.DbAsync(db => db.ApplicationSearches.AsNoTracking().ToListAsync());
        Assert.All(
            index,
            row => Assert.DoesNotContain("123", row.PhoneHash![..9], StringComparison.Ordinal)
        );
        var bulk = await app.DoAsync(new GetCleanApplications(campaign.Id, 0), officer);
        Assert.Equal(
            [third.Application.Id],
            bulk.Rows.Where(row => row.IsClean).Select(row => row.Id)
        );
        var sent = await app.DoAsync(
            new AdmitCleanApplications(
                campaign.Id,
                [.. bulk.Rows.Select(row => new ChosenApplication(row.Id, row.Version))]
            ),
            officer
        );
        Assert.Equal((1, 2), (sent.Admitted, sent.LeftOut.Count));
        Assert.Equal(2, (await app.DoAsync(Marked(campaign), officer)).Total);

        var view = await app.DoAsync(new GetApplication(first.Application.Id), officer);
        var found = Assert.Single(view.Doubles);
        Assert.Equal(
            (second.Application.WorkingCode, (DoubleOutcome?)null, (LocalizedText?)null),
            (found.WorkingCode, found.Outcome, found.CampaignTitle)
        );
        Assert.Equal([DoubleSign.SamePhone], found.Signs);

        var answer = new DecideDouble(
            second.Application.Id,
            first.Application.Id,
            DoubleOutcome.DifferentPeople,
            Reason
        );
        await app.DoAsync(answer, officer);

        await app.RefusedAsync(ApplicationProblems.DoubleDecided, answer, officer);
        Assert.Equal(0, (await app.DoAsync(Marked(campaign), officer)).Total);
        foreach (var one in new[] { first, second })
        {
            var after = await app.DoAsync(new GetApplication(one.Application.Id), officer);
            Assert.Equal(Reason, Assert.Single(after.Doubles).Reason);
        }

        bulk = await app.DoAsync(new GetCleanApplications(campaign.Id, 0), officer);
        Assert.Equal(2, bulk.Rows.Count(row => row.IsClean));
        var line = Assert.Single(await app.AuditOfAsync(nameof(DecideDouble)));
        Assert.Equal(
            (nameof(LikelyDouble), AuditAction.Changed, nameof(DoubleOutcome.DifferentPeople)),
            (line.Entity, line.Action, line.Reason)
        );
        Assert.DoesNotContain("сестри", line.Changes, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task SamePerson_IsNeverAdmittedWithOthers(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var first = await app.ApplicantAsync(campaign, 1);
        var second = await SubmittedAsync(app, campaign, 2, phone: Phone);

        await app.DoAsync(
            new DecideDouble(
                first.Application.Id,
                second.Application.Id,
                DoubleOutcome.SamePerson,
                "Той самий паспорт на обох сканах"
            ),
            officer
        );

        var bulk = await app.DoAsync(new GetCleanApplications(campaign.Id, 0), officer);
        Assert.All(bulk.Rows, row => Assert.True(row.HasDouble && !row.IsClean));
        Assert.Equal(0, (await app.DoAsync(Marked(campaign), officer)).Total);
    }

    [Theory, EveryDatabase]
    public async Task Change_TakesALikenessAwayAndANewSignAsksAgain(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var first = await app.ApplicantAsync(campaign, 1);
        var second = await SubmittedAsync(app, campaign, 2, phone: Phone);
        async Task<IReadOnlyList<DoubleView>> FoundAsync() =>
            (await app.DoAsync(new GetApplication(first.Application.Id), officer)).Doubles;
        async Task ChangeAsync(string phone, string? document = null)
        {
            await app.DoAsync(new SaveDraftContact(campaign.Id, phone, null, null), second.Actor);
            if (document is not null)
            {
                using var file = new MemoryStream(TestData.Pdf(document));
                await app.DoAsync(
                    new SaveDraftDocument(campaign.Id, DocumentKind.Identity, "паспорт.pdf", file),
                    second.Actor
                );
            }

            await app.DoAsync(await app.SubmissionAsync(campaign, second.Actor), second.Actor);
        }

        await ChangeAsync("067 999 00 00");
        Assert.Empty(await FoundAsync());

        await ChangeAsync(Phone);
        await app.DoAsync(
            new DecideDouble(
                first.Application.Id,
                second.Application.Id,
                DoubleOutcome.DifferentPeople,
                Reason
            ),
            officer
        );
        await ChangeAsync(Phone);
        Assert.NotNull(Assert.Single(await FoundAsync()).Outcome);

        // the certificate of the first
        await ChangeAsync(Phone, "Certificate 1");
        var asked = await FoundAsync();
        Assert.Equal([null, DoubleOutcome.DifferentPeople], asked.Select(one => one.Outcome));
        Assert.Equal([DoubleSign.SameDocument, DoubleSign.SamePhone], asked[0].Signs);
    }

    [Theory, EveryDatabase]
    public async Task Double_OfAnotherCampaign_IsSeenByAnOfficerOfBothOnly(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var autumn = await app.AnnouncedCampaignAsync(code: "autumn");
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var both = await app.NewUserAsync(
            "both",
            (Role.Officer, campaign.Id),
            (Role.Officer, autumn.Id)
        );
        var here = await app.ApplicantAsync(campaign, 1);
        var there = await SubmittedAsync(app, autumn, 2, phone: Phone);
        var open = new GetApplication(here.Application.Id);
        var answer = new DecideDouble(
            here.Application.Id,
            there.Application.Id,
            DoubleOutcome.DifferentPeople,
            Reason
        );

        Assert.Empty((await app.DoAsync(open, officer)).Doubles);
        Assert.Equal(0, (await app.DoAsync(Marked(campaign), both)).Total);
        Assert.All(
            (await app.DoAsync(new GetCleanApplications(campaign.Id, 0), both)).Rows,
            row => Assert.True(row.IsClean)
        );
        await app.RefusedAsync(Problem.NotFound.Code, answer, officer);
        Assert.Equal("autumn", Assert.Single((await app.DoAsync(open, both)).Doubles).CampaignCode);
        await app.DoAsync(answer, both);
    }

    [Theory, EveryDatabase]
    public async Task Double_OfTheErasedOrTheWithdrawn_IsNoQuestionAnyMore(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var first = await app.ApplicantAsync(campaign, 1);
        var withdrawn = await SubmittedAsync(app, campaign, 2, phone: Phone);
        await app.DoAsync(
            new Web.Candidate.MyApplication.WithdrawApplication(withdrawn.Application.Id),
            withdrawn.Actor
        );
        Assert.Equal(0, (await app.DoAsync(Marked(campaign), officer)).Total);

        await SubmittedAsync(app, campaign, 3, phone: Phone);
        Assert.Equal(2, (await app.DoAsync(Marked(campaign), officer)).Total);
        var person = (await app.ApplicationAsync(first.Application.Id)).PersonId;
        await app.ArrangeAsync(async db =>
        {
            var personal = new PersonalData(
                db,
                app.Services.GetRequiredService<IDataProtectionProvider>(),
                app.Time
            );
            Assert.True((await personal.DestroyAsync(person, CancellationToken.None)).IsSuccess);
        });

        Assert.Equal(0, (await app.DoAsync(Marked(campaign), officer)).Total);
        Assert.Empty(await app.DbAsync(db => db.LikelyDoubles.ToListAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Decide_ByWhoeverIsNoOfficerOfIt_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var first = await app.ApplicantAsync(campaign, 1);
        var second = await SubmittedAsync(app, campaign, 2, phone: Phone);
        var answer = new DecideDouble(
            first.Application.Id,
            second.Application.Id,
            DoubleOutcome.SamePerson,
            Reason
        );
        var actors = new List<Actor> { first.Actor };
        foreach (var role in new[] { Role.PanelMember, Role.Approver, Role.Observer })
        {
            actors.Add(await app.NewUserAsync(role.ToString(), (role, campaign.Id)));
        }

        foreach (var actor in actors)
        {
            await app.RefusedAsync(Problem.Forbidden.Code, answer, actor);
            await app.RefusedAsync(Problem.Forbidden.Code, Marked(campaign), actor);
        }
    }

    private static async Task<Applicant> SubmittedAsync(
        TestApp app,
        Campaign campaign,
        int number,
        string phone
    )
    {
        var actor = await app.DraftAsync(campaign, number, "Бойко", "Олена");
        await app.DoAsync(new SaveDraftContact(campaign.Id, phone, null, null), actor);
        return new Applicant(
            actor,
            await app.DoAsync(await app.SubmissionAsync(campaign, actor), actor)
        );
    }

    private static ListApplications Marked(Campaign campaign) =>
        new(campaign.Id, null, null, null, null, ApplicationSort.Name, 0, 50, OnlyDoubles: true);
}
