using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Personal;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Files;
using StaffSelect.Web.Staff.Accommodations;
using StaffSelect.Web.Staff.Applications;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Candidates;

public class AdmissionTests
{
    [Theory, EveryDatabase]
    public async Task Admit_Submitted_IsToldWithoutVerdictInTheMail(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));

        await app.DoAsync(
            new DecideApplication(
                applicant.Application.Id,
                0,
                true,
                DecisionGround.ConditionsMet,
                null
            ),
            officer
        );

        var stored = await app.ApplicationAsync(applicant.Application.Id);
        Assert.Equal(
            (ApplicationStatus.Admitted, officer.UserId),
            (stored.Status, stored.DecidedBy)
        );
        var status = await app.DoAsync(new GetMyStatus(campaign.Code), applicant.Actor);
        Assert.Equal(ApplicationNoticeKind.Admitted, status.Notices[0].Kind);
        Assert.Equal(NextStep.TakeTest, status.Next);
        Assert.Equal(campaign.Rules.Testing.UntilAt, status.NextAt);
        var mail = (await MailsAsync(app, applicant)).Last();
        Assert.Equal("ApplicationNews", mail.Mail.Template);
        Assert.DoesNotContain(
            "допу",
            mail.Words.Subject + mail.Words.Body,
            StringComparison.Ordinal
        );
        var line = Assert.Single(
            await app.AuditOfAsync(nameof(DecideApplication)),
            line => line.Entity == nameof(Application)
        );
        Assert.Equal(
            (AuditAction.Changed, officer.UserId, nameof(DecisionGround.ConditionsMet)),
            (line.Action, line.User, line.Reason)
        );
    }

    [Theory, EveryDatabase]
    public async Task Reject_WithReason_IsShownToTheCandidateAndSealedInTheJournal(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var decision = new DecideApplication(
            applicant.Application.Id,
            0,
            false,
            DecisionGround.GroupNotProved,
            " "
        );

        var missing = await app.RefusedAsync(ApplicationProblems.ReasonMissing, decision, officer);
        Assert.Equal(nameof(DecideApplication.Reason), missing.Field);
        await app.DoAsync(decision with { Reason = "Освіту не підтверджено (умова 3)" }, officer);

        var status = await app.DoAsync(new GetMyStatus(campaign.Code), applicant.Actor);
        Assert.Equal("Освіту не підтверджено (умова 3)", status.DecisionReason);
        Assert.Equal(NextStep.None, status.Next);
        Assert.All(
            await app.AuditOfAsync(nameof(DecideApplication)),
            line =>
            {
                Assert.Equal(nameof(DecisionGround.GroupNotProved), line.Reason);
                Assert.DoesNotContain("Освіту", line.Changes, StringComparison.Ordinal);
            }
        );
        var mail = (await MailsAsync(app, applicant)).Last();
        Assert.DoesNotContain("Освіту", mail.Words.Body, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Decide_WhenSomebodyElseWasFirst_IsAConflict(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var first = await app.NewUserAsync("first", (Role.Officer, campaign.Id));
        var second = await app.NewUserAsync("second", (Role.Officer, campaign.Id));
        var admit = new DecideApplication(
            applicant.Application.Id,
            0,
            true,
            DecisionGround.ConditionsMet,
            null
        );
        var reject = admit with
        {
            Admit = false,
            Ground = DecisionGround.DocumentUnusable,
            Reason = "Файл не читається",
        };

        var results = await Task.WhenAll(
            Task.Run(() => app.SendAsync(admit, first)),
            Task.Run(() => app.SendAsync(reject, second))
        );

        Assert.Single(results, result => result.IsSuccess);
        Assert.Equal(Problem.Conflict, Assert.Single(results, result => !result.IsSuccess).Problem);
        Assert.Equal(2, await app.DbAsync(db => db.ApplicationNotices.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task List_OfNames_FollowsTheUkrainianAlphabetPageByPage(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        string[] names = ["Їжак", "Гайовий", "Ґудзоватий", "Дем’янчук", "Єлисєєнко", "Андрусяк"];
        for (var i = 0; i < names.Length; i++)
        {
            await app.ApplicantAsync(campaign, i, names[i], "Іван", null);
        }

        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var first = await app.DoAsync(List(campaign.Id) with { Take = 4 }, officer);
        var second = await app.DoAsync(List(campaign.Id) with { Take = 4, Skip = 4 }, officer);

        Assert.Equal(
            ["Андрусяк", "Гайовий", "Ґудзоватий", "Дем’янчук", "Єлисєєнко", "Їжак"],
            first.Rows.Concat(second.Rows).Select(row => row.Name!.Split(' ')[0])
        );
        Assert.Equal((6, 4, 2), (first.Total, first.Rows.Count, second.Rows.Count));
        Assert.Equal(6, first.ByStatus[ApplicationStatus.Submitted]);
        var newest = await app.DoAsync(
            List(campaign.Id) with
            {
                Sort = ApplicationSort.NameDescending,
                Take = 1,
            },
            officer
        );
        Assert.StartsWith("Їжак", newest.Rows[0].Name, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task List_OfManyPeople_NeedsAsManyStatementsAsOfOne(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider, QueryCount.WithoutPool);
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        async Task<int> StatementsAsync()
        {
            using var count = QueryCount.Start();
            await app.DoAsync(List(campaign.Id), officer);
            return count.Value;
        }

        await app.ApplicantAsync(campaign, 0);
        await StatementsAsync();
        var ofOne = await StatementsAsync();
        for (var i = 1; i < 6; i++)
        {
            await app.ApplicantAsync(campaign, i);
        }

        Assert.InRange(ofOne, 1, 8);
        Assert.Equal(ofOne, await StatementsAsync());
    }

    [Theory, EveryDatabase]
    public async Task List_Search_FindsPartsOfNamesAndCodes(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var wanted = await app.ApplicantAsync(campaign, 1, "Дем’янчук-Ґудзь", "Мар’яна");
        await app.ApplicantAsync(campaign, 2, "Бойко", "Іван", null, "OT", "LWO");
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        async Task<string> FoundAsync(ListApplications query) =>
            string.Join(
                ' ',
                (await app.DoAsync(query, officer)).Rows.Select(row => row.Name!.Split(' ')[0])
            );

        foreach (
            var search in new[]
            {
                "дем'ян",
                "ДЕМ’ЯН",
                "демянч",
                "ґудзь мар'яна",
                wanted.Application.WorkingCode,
                wanted.Application.WorkingCode[..3].ToLowerInvariant(),
                wanted.Application.WorkingCode.Replace("-", "", StringComparison.Ordinal),
            }
        )
        {
            Assert.Contains(
                "Дем’янчук-Ґудзь",
                await FoundAsync(List(campaign.Id) with { Search = search }),
                StringComparison.Ordinal
            );
        }

        // the publication code is the candidate's own
        Assert.Equal(
            "",
            await FoundAsync(List(campaign.Id) with { Search = wanted.Application.PublicationCode })
        );
        Assert.Equal("", await FoundAsync(List(campaign.Id) with { Search = "%" }));
        Assert.Equal("", await FoundAsync(List(campaign.Id) with { Search = "' OR 1=1 --" }));
        Assert.Equal("Бойко", await FoundAsync(List(campaign.Id) with { Group = "OT" }));
        Assert.Equal("Бойко", await FoundAsync(List(campaign.Id) with { FirstPost = "LWO" }));
        Assert.Equal(
            "",
            await FoundAsync(List(campaign.Id) with { Status = ApplicationStatus.Admitted })
        );
    }

    [Theory, EveryDatabase]
    public async Task Open_Application_IsWrittenInTheJournalOnce(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));

        var view = await app.DoAsync(new GetApplication(applicant.Application.Id), officer);

        Assert.Equal("Дем’янчук Мар’яна Олегівна", view.Name!.Full);
        Assert.Equal(TestData.TaxNumberOf(1), view.IdentityNumber);
        var line = Assert.Single(await app.AuditOfAsync(nameof(GetApplication)));
        Assert.Equal(
            (AuditAction.Read, applicant.Application.Id.ToString(), officer.UserId),
            (line.Action, line.Key, line.User)
        );
    }

    [Theory, EveryDatabase]
    public async Task Open_Document_GivesTheBytesAndIsWrittenInTheJournalOnce(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));

        var document = await app.DocumentAsync(applicant.Application.Id);
        var opened = await app.DoAsync(
            new OpenDocument(applicant.Application.Id, document),
            officer
        );

        await using var content = opened.Content;
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory, TestContext.Current.CancellationToken);
        Assert.Equal(TestData.Pdf("Certificate 1"), memory.ToArray());
        Assert.Equal(
            AuditAction.Read,
            Assert.Single(await app.AuditOfAsync(nameof(OpenDocument))).Action
        );
        // at rest there is nothing to read
        var stored = Assert.Single(
            Directory.EnumerateFiles(
                Path.Combine(app.Folder, "files"),
                "*",
                SearchOption.AllDirectories
            )
        );
        Assert.DoesNotContain(
            "%PDF",
            await File.ReadAllTextAsync(stored, TestContext.Current.CancellationToken),
            StringComparison.Ordinal
        );
    }

    [Theory, EveryDatabase]
    public async Task Erased_Person_LeavesAnApplicationWithoutNameAndDocument(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var person = (await app.ApplicationAsync(applicant.Application.Id)).PersonId;
        await app.ArrangeAsync(async db =>
        {
            var personal = new PersonalData(
                db,
                app.Services.GetRequiredService<IDataProtectionProvider>(),
                app.Time
            );
            Assert.True((await personal.DestroyAsync(person, CancellationToken.None)).IsSuccess);
        });

        var list = await app.DoAsync(List(campaign.Id), officer);
        var view = await app.DoAsync(new GetApplication(applicant.Application.Id), officer);

        Assert.Null(Assert.Single(list.Rows).Name);
        Assert.Null(view.Name);
        Assert.Null(view.IdentityNumber);
        Assert.Equal(applicant.Application.WorkingCode, view.WorkingCode);
        await app.RefusedAsync(
            Problem.NotFound.Code,
            new OpenDocument(
                applicant.Application.Id,
                await app.DocumentAsync(applicant.Application.Id)
            ),
            officer
        );
    }

    [Theory, EveryDatabase]
    public async Task Everybody_WithoutTheRight_IsRefusedAndRecorded(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var elsewhere = await app.AnnouncedCampaignAsync(code: "autumn");
        var applicant = await app.ApplicantAsync(campaign, 1);
        var id = applicant.Application.Id;
        var document = await app.DocumentAsync(id);
        var decision = new DecideApplication(id, 0, true, DecisionGround.ConditionsMet, null);
        var actors = new List<Web.UseCases.Actor>
        {
            applicant.Actor,
            await app.NewUserAsync("nobody"),
            await app.NewUserAsync("officer-elsewhere", (Role.Officer, elsewhere.Id)),
            await app.NewUserAsync("decider-elsewhere", (Role.AccommodationDecider, elsewhere.Id)),
            await app.NewUserAsync("administrator", (Role.SystemAdministrator, null)),
        };
        foreach (var role in new[] { Role.PanelMember, Role.Approver, Role.Observer })
        {
            actors.Add(await app.NewUserAsync(role.ToString(), (role, campaign.Id)));
        }

        foreach (var actor in actors)
        {
            await app.RefusedAsync(Problem.Forbidden.Code, new GetApplication(id), actor);
            await app.RefusedAsync(Problem.Forbidden.Code, new OpenDocument(id, document), actor);
            await app.RefusedAsync(
                Problem.Forbidden.Code,
                new OpenAccommodationDocument(id),
                actor
            );
            await app.RefusedAsync(Problem.Forbidden.Code, new GetAccommodationRequest(id), actor);
            await app.RefusedAsync(Problem.Forbidden.Code, List(campaign.Id), actor);
            await app.RefusedAsync(Problem.Forbidden.Code, decision, actor);
            await app.RefusedAsync(
                Problem.Forbidden.Code,
                new ProposeAccommodation(id, new AccommodationMeasures(25, 0, 0), "x"),
                actor
            );
        }

        Assert.All(
            await app.AuditOfAsync(nameof(OpenDocument)),
            line => Assert.Equal(AuditAction.Refused, line.Action)
        );
        Assert.Equal(0, (await app.ApplicationAsync(id)).Version);
    }

    [Theory, EveryDatabase]
    public async Task StrayFiles_OlderThanADay_AreRemovedAndKnownOnesAreKept(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var folder = Path.Combine(app.Folder, "files");
        var known = Assert.Single(
            Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        );
        var stray = Path.Combine(folder, "00", Guid.NewGuid().ToString("N"));
        var unfinished = stray + ".tmp";
        var young = Path.Combine(folder, "00", Guid.NewGuid().ToString("N"));
        Directory.CreateDirectory(Path.GetDirectoryName(stray)!);
        foreach (var path in new[] { stray, unfinished, young })
        {
            await File.WriteAllTextAsync(path, "x", TestContext.Current.CancellationToken);
        }

        foreach (var path in new[] { known, stray, unfinished })
        {
            File.SetLastWriteTimeUtc(path, TestApp.Start.UtcDateTime.AddDays(-2));
        }

        File.SetLastWriteTimeUtc(young, TestApp.Start.UtcDateTime.AddHours(-23));
        var removed = await app.DoAsync(
            new RemoveStrayFiles(),
            Web.UseCases.Actor.System("stray-files")
        );

        Assert.Equal(2, removed);
        Assert.True(File.Exists(known) && File.Exists(young));
        Assert.False(File.Exists(stray) || File.Exists(unfinished));
        Assert.NotNull(applicant);
    }

    private static ListApplications List(CampaignId campaign) =>
        new(campaign, null, null, null, null, ApplicationSort.Name, 0, 50);

    private static async Task<
        List<(Domain.Mail.OutboxMail Mail, Web.Mail.RenderedMail Words)>
    > MailsAsync(TestApp app, Applicant applicant)
    {
        var user = applicant.Actor.RequiredUserId;
        var email = await app.DbAsync(db =>
            db.Users.Where(account => account.Id == user.Value)
                .Select(account => account.Email)
                .SingleAsync()
        );
        return await app.MailsToAsync(email!);
    }
}
