using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Files;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Candidate.Applying;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Candidates;

public class ApplyingTests
{
    [Theory, EveryDatabase]
    public async Task Apply_WhoeverWorksInTheCampaign_CanApplyOnlyElsewhere(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var elsewhere = await app.AnnouncedCampaignAsync(code: "autumn");
        var member = await app.NewUserAsync("member", (Role.PanelMember, campaign.Id));

        await app.RefusedAsync(
            ApplicationProblems.StaffCannotApply,
            new SaveDraftGroup(campaign.Id, "SG"),
            member
        );
        await app.DoAsync(new SaveDraftGroup(elsewhere.Id, "SG"), member);
    }

    [Theory, EveryDatabase]
    public async Task Submit_WholeDraft_GivesCodesRoleNoticeAndReceipt(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();

        var applicant = await app.ApplicantAsync(campaign, 1);

        var stored = await app.ApplicationAsync(applicant.Application.Id);
        Assert.Equal(ApplicationStatus.Submitted, stored.Status);
        Assert.Equal(["KRA", "LWO"], stored.Preferences);
        Assert.Equal("KRA", stored.FirstPostCode);
        Assert.Equal(app.Time.GetUtcNow().UtcDateTime, stored.SubmittedAt);
        Assert.NotEqual(stored.WorkingCode, stored.PublicationCode);
        Assert.True(CandidateCode.TryParse(stored.WorkingCode, out _));
        Assert.True(CandidateCode.TryParse(stored.PublicationCode, out _));
        Assert.DoesNotContain("янчук", stored.FamilyName.Value, StringComparison.Ordinal);
        Assert.Empty(await app.DbAsync(db => db.ApplicationDrafts.ToListAsync()));
        var grant = Assert.Single(await app.DbAsync(db => db.RoleGrants.ToListAsync()));
        Assert.Equal(
            (applicant.Actor.RequiredUserId, Role.Candidate, (CampaignId?)campaign.Id),
            (grant.User, grant.Role, grant.Campaign)
        );

        var status = await app.DoAsync(new GetMyStatus(campaign.Code), applicant.Actor);
        Assert.Equal("Дем’янчук Мар’яна Олегівна", status.FullName);
        Assert.Equal(NextStep.AwaitDecision, status.Next);
        Assert.Equal(ApplicationNoticeKind.Submitted, Assert.Single(status.Notices).Kind);
        var (_, receipt) = Assert.Single(await MailsOfAsync(app, applicant));
        Assert.Contains(
            "https://staffselect.test/my/spring/status",
            receipt.Body,
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(stored.WorkingCode, receipt.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(stored.PublicationCode, receipt.Body, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Submit_Always_LeavesAuditLinesWithoutAReadableValue(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();

        var applicant = await app.ApplicantAsync(campaign, 1);

        var lines = await app.AuditOfAsync(nameof(SubmitApplication));
        var added = Assert.Single(lines, line => line.Entity == nameof(Application));
        Assert.Equal(AuditAction.Added, added.Action);
        Assert.Equal(applicant.Application.Id.ToString(), added.Key);
        Assert.Equal(applicant.Actor.UserId, added.User);
        Assert.Equal(campaign.Id, added.Campaign);
        Assert.Contains(lines, line => line.Entity == nameof(ApplicationSearch));
        Assert.Contains(
            lines,
            line => line is { Entity: nameof(ApplicationDraft), Action: AuditAction.Removed }
        );
        var all = await app.DbAsync(db => db.AuditEntries.ToListAsync());
        var hash = (await app.ApplicationAsync(applicant.Application.Id)).IdentityHash;
        Assert.All(
            all,
            line =>
            {
                Assert.DoesNotContain("янчук", line.Changes, StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain(
                    TestData.TaxNumberOf(1),
                    line.Changes,
                    StringComparison.Ordinal
                );
                Assert.DoesNotContain(hash, line.Changes, StringComparison.Ordinal);
                Assert.DoesNotContain("довідка", line.Changes, StringComparison.Ordinal);
            }
        );
    }

    [Theory, EveryDatabase]
    public async Task Submit_OnePersonByTwoAccountsAtOnce_IsAcceptedOnce(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var first = await app.DraftAsync(campaign, 7);
        var second = await app.DraftAsync(campaign, 7);
        var one = await app.SubmissionAsync(campaign, first);
        var other = await app.SubmissionAsync(campaign, second);

        var results = await Task.WhenAll(
            Task.Run(() => app.SendAsync(one, first)),
            Task.Run(() => app.SendAsync(other, second))
        );

        Assert.Single(results, result => result.IsSuccess);
        var refused = Assert.Single(results, result => !result.IsSuccess);
        Assert.Equal(ApplicationProblems.IdentityAlreadyUsed, refused.Problem!.Code);
        Assert.Equal(1, await app.DbAsync(db => db.Applications.CountAsync()));
        // the other's draft is whole: nothing was half-saved
        Assert.Equal(1, await app.DbAsync(db => db.ApplicationDrafts.CountAsync()));
        Assert.Equal(1, await app.DbAsync(db => db.RoleGrants.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Submit_OneAccountTwiceAtOnce_IsAcceptedOnce(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var actor = await app.DraftAsync(campaign, 7);
        var submission = await app.SubmissionAsync(campaign, actor);

        var results = await Task.WhenAll(
            Task.Run(() => app.SendAsync(submission, actor)),
            Task.Run(() => app.SendAsync(submission, actor))
        );

        Assert.Single(results, result => result.IsSuccess);
        Assert.Equal(
            ApplicationProblems.AlreadyApplied,
            Assert.Single(results, result => !result.IsSuccess).Problem!.Code
        );
        Assert.Equal(1, await app.DbAsync(db => db.Applications.CountAsync()));
        Assert.Equal(1, await app.DbAsync(db => db.ApplicationNotices.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Submit_AtTheDeadline_IsTooLateAndOneTickBeforeIsNot(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var late = await app.DraftAsync(campaign, 1);
        var intime = await app.DraftAsync(campaign, 2);
        var until = new DateTimeOffset(campaign.RegistrationUntilAt);

        // PostgreSQL keeps whole microseconds, the clock here ticks in them
        app.Time.SetUtcNow(until.AddMicroseconds(-1));
        await app.DoAsync(await app.SubmissionAsync(campaign, intime), intime);
        var submission = await app.SubmissionAsync(campaign, late);
        app.Time.SetUtcNow(until);
        await app.RefusedAsync(CampaignProblems.RegistrationOver, submission, late);

        Assert.Equal(1, await app.DbAsync(db => db.Applications.CountAsync()));
        Assert.Equal(
            RegistrationState.Over,
            (await app.DoAsync(new GetApplicationForm(campaign.Code), late)).Registration
        );
    }

    [Theory, EveryDatabase]
    public async Task Save_BeforeRegistrationOpens_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var open = TestApp.Start.UtcDateTime.AddDays(3);
        var campaign = await app.AnnouncedCampaignAsync(
            TestData.Rules() with
            {
                Registration = new Window(open, open.AddDays(10)),
            }
        );
        var actor = await app.NewUserAsync("early");

        await app.RefusedAsync(
            CampaignProblems.RegistrationNotOpen,
            new SaveDraftGroup(campaign.Id, "SG"),
            actor
        );

        Assert.Empty(await app.DbAsync(db => db.ApplicationDrafts.ToListAsync()));
        // nor is there a key for a person who does not exist: only the one of hashes
        Assert.Equal(1, await app.DbAsync(db => db.PersonKeys.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Submit_EmptyDraft_NamesEachSection(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var actor = await app.NewUserAsync("hasty");

        var problem = await app.RefusedAsync(
            ApplicationProblems.PersonIncomplete,
            new SubmitApplication(campaign.Id, 0, false),
            actor
        );

        Assert.Equal(
            ["Person", "Contact", "Education", "Group", "Posts", "Documents", "NoticeAccepted"],
            problem.All().Select(one => one.Field)
        );
        Assert.Empty(await app.DbAsync(db => db.ApplicationDrafts.ToListAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Submit_DraftChangedElsewhere_IsAConflict(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var actor = await app.DraftAsync(campaign, 1);
        var submission = await app.SubmissionAsync(campaign, actor);
        await app.DoAsync(new SaveDraftGroup(campaign.Id, "OT"), actor);

        await app.RefusedAsync(Problem.Conflict.Code, submission, actor);

        Assert.Empty(await app.DbAsync(db => db.Applications.ToListAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Draft_Values_ComeBackAndPostsMove(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var actor = await app.DraftAsync(campaign, 1);

        await app.DoAsync(new ChangeDraftPosts(campaign.Id, PostsChange.Up, "LWO"), actor);
        var draft = (await app.DoAsync(new GetApplicationForm(campaign.Code), actor)).Draft;

        Assert.Equal("Дем’янчук Мар’яна Олегівна", draft.FullName);
        Assert.Equal(TestData.TaxNumberOf(1), draft.IdentityNumber);
        Assert.Equal(["LWO", "KRA"], draft.Preferences);
        // a new order must be confirmed again
        Assert.False(draft.PreferencesConfirmed);
        Assert.Equal(
            ("довідка.pdf", "application/pdf"),
            (draft.Documents[0].Name, draft.Documents[0].ContentType)
        );
        await app.RefusedAsync(
            ApplicationProblems.PreferencesTooMany,
            new ChangeDraftPosts(campaign.Id, PostsChange.Add, "XXX"),
            actor
        );
        await app.DoAsync(new ChangeDraftPosts(campaign.Id, PostsChange.Remove, "KRA"), actor);
        await app.RefusedAsync(
            ApplicationProblems.PreferencesUnknownPost,
            new ChangeDraftPosts(campaign.Id, PostsChange.Add, "XXX"),
            actor
        );
    }

    [Theory, EveryDatabase]
    public async Task Document_NewVersion_KeepsTheOlderAndRemovalBeforeSubmissionForgetsBoth(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var actor = await app.DraftAsync(campaign, 1);
        var first = (await FormAsync(app, campaign, actor)).Draft.Documents[0].Id;

        using var picture = new MemoryStream(TestData.Picture(SkiaSharp.SKEncodedImageFormat.Png));
        await app.DoAsync(
            new SaveDraftDocument(campaign.Id, null, @"C:\фото\скан.png", picture, first),
            actor
        );
        var kept = Assert.Single((await FormAsync(app, campaign, actor)).Draft.Documents);
        Assert.Equal(
            ("скан.png", "image/png", 2, DocumentKind.GroupProof),
            (kept.Name, kept.ContentType, kept.Number, kept.Kind)
        );
        Assert.Equal(2, await app.DbAsync(db => db.StoredFiles.CountAsync()));
        // the first is not in force any more: nothing can be put in its place
        using var other = new MemoryStream(TestData.Pdf("other"));
        await app.RefusedAsync(
            Problem.Conflict.Code,
            new SaveDraftDocument(campaign.Id, null, "x.pdf", other, first),
            actor
        );

        await app.DoAsync(new RemoveDraftDocument(campaign.Id, kept.Id), actor);
        Assert.Empty(await app.DbAsync(db => db.StoredFiles.ToListAsync()));
        Assert.Empty(await app.DbAsync(db => db.ApplicationDocuments.ToListAsync()));
        Assert.Empty((await FormAsync(app, campaign, actor)).Draft.Documents);
    }

    [Theory, EveryDatabase]
    public async Task Document_TheSameFileForTheSamePurpose_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var actor = await app.DraftAsync(campaign, 1);

        using var again = new MemoryStream(TestData.Pdf("Certificate 1"));
        await app.RefusedAsync(
            ApplicationProblems.DocumentAlreadyThere,
            new SaveDraftDocument(campaign.Id, DocumentKind.GroupProof, "2.pdf", again),
            actor
        );
        await app.DoAsync(
            new SaveDraftDocument(campaign.Id, DocumentKind.Identity, "2.pdf", again),
            actor
        );

        Assert.Equal(2, (await FormAsync(app, campaign, actor)).Draft.Documents.Count);
    }

    [Theory, EveryDatabase]
    public async Task Document_BadContent_IsRefusedAndNothingIsKept(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var actor = await app.NewUserAsync("uploader");
        (byte[]? Content, string Code)[] table =
        [
            (null, FileProblems.FileMissing),
            ([], FileProblems.FileMissing),
            (new byte[10 * 1024 * 1024 + 1], FileProblems.FileTooLarge),
            ("<html><script>alert(1)</script>"u8.ToArray(), FileProblems.FileTypeUnknown),
            ("MZ this is a program"u8.ToArray(), FileProblems.FileTypeUnknown),
            ("%PDF-1.7 cut off"u8.ToArray(), FileProblems.FileDamaged),
        ];

        foreach (var (content, code) in table)
        {
            using var stream = content is null ? null : new MemoryStream(content);
            var problem = await app.RefusedAsync(
                code,
                new SaveDraftDocument(campaign.Id, DocumentKind.Other, "x.pdf", stream),
                actor
            );
            Assert.Equal(nameof(SaveDraftDocument.Content), problem.Field);
        }

        Assert.Empty(await app.DbAsync(db => db.StoredFiles.ToListAsync()));
        Assert.Empty(await app.DbAsync(db => db.ApplicationDrafts.ToListAsync()));
        var folder = Path.Combine(app.Folder, "files");
        Assert.True(
            !Directory.Exists(folder)
                || !Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Any()
        );
    }

    [Theory, EveryDatabase]
    public async Task Person_BadInput_IsRefusedBesideItsField(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var actor = await app.NewUserAsync("tester");
        var good = TestData.TaxNumberOf(1);
        (string? Family, string? Number, string Code, string Field)[] table =
        [
            ("", good, ApplicationProblems.NameMissing, "FamilyName"),
            (new string('а', 10_000), good, "TooLong", "FamilyName"),
            ("<b>Бойко</b>", good, ApplicationProblems.NameNotLetters, "FamilyName"),
            ("'; DROP TABLE x--", good, ApplicationProblems.NameNotLetters, "FamilyName"),
            ("Бойкo", good, ApplicationProblems.NameMixesScripts, "FamilyName"),
            ("Бойко\0", good, "Malformed", "FamilyName"),
            ("Бойко", "1234567890", ApplicationProblems.TaxNumberCheckDigit, "IdentityNumber"),
            ("Бойко", "", ApplicationProblems.TaxNumberNotTenDigits, "IdentityNumber"),
            ("Бойко", new string('1', 10_000), "TooLong", "IdentityNumber"),
        ];

        foreach (var (family, number, code, field) in table)
        {
            var problem = await app.RefusedAsync(
                code,
                new SaveDraftPerson(
                    campaign.Id,
                    family,
                    "Іван",
                    null,
                    IdentityKind.TaxNumber,
                    number,
                    "08.05.1990",
                    Citizenship.Ukraine
                ),
                actor
            );
            Assert.Contains(problem.All(), one => one.Code == code && one.Field == field);
        }

        Assert.Empty(await app.DbAsync(db => db.ApplicationDrafts.ToListAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Withdraw_Own_IsFinalAndTold(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);

        await app.DoAsync(new WithdrawApplication(applicant.Application.Id), applicant.Actor);

        var status = await app.DoAsync(new GetMyStatus(campaign.Code), applicant.Actor);
        Assert.Equal(ApplicationStatus.Withdrawn, status.Status);
        Assert.Equal((NextStep.None, false), (status.Next, status.CanWithdraw));
        Assert.Equal(ApplicationNoticeKind.Withdrawn, status.Notices[0].Kind);
        Assert.Equal(2, (await MailsOfAsync(app, applicant)).Count);
        var line = Assert.Single(
            await app.AuditOfAsync(nameof(WithdrawApplication)),
            line => line.Entity == nameof(Application)
        );
        Assert.Equal(AuditAction.Changed, line.Action);
        Assert.NotNull(line.Reason);
        await app.RefusedAsync(
            ApplicationProblems.AlreadyWithdrawn,
            new WithdrawApplication(applicant.Application.Id),
            applicant.Actor
        );
        await app.RefusedAsync(
            ApplicationProblems.ChangeAfterDecision,
            new SaveDraftGroup(campaign.Id, "SG"),
            applicant.Actor
        );
    }

    [Theory, EveryDatabase]
    public async Task Withdraw_AnotherPersons_FindsNothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var victim = await app.ApplicantAsync(campaign, 1);
        var other = await app.ApplicantAsync(campaign, 2, "Бойко", "Іван", null);

        await app.RefusedAsync(
            Problem.NotFound.Code,
            new WithdrawApplication(victim.Application.Id),
            other.Actor
        );
        await app.RefusedAsync(
            Problem.NotFound.Code,
            new WithdrawApplication(ApplicationId.New()),
            other.Actor
        );

        Assert.Equal(
            ApplicationStatus.Submitted,
            (await app.ApplicationAsync(victim.Application.Id)).Status
        );
    }

    private static Task<ApplicationForm> FormAsync(
        TestApp app,
        Campaign campaign,
        Web.UseCases.Actor actor
    ) => app.DoAsync(new GetApplicationForm(campaign.Code), actor);

    private static Task<
        List<(Domain.Mail.OutboxMail Mail, Web.Mail.RenderedMail Words)>
    > MailsOfAsync(TestApp app, Applicant applicant) =>
        MailsOfAsync(app, applicant.Actor.RequiredUserId);

    private static async Task<
        List<(Domain.Mail.OutboxMail Mail, Web.Mail.RenderedMail Words)>
    > MailsOfAsync(TestApp app, UserId user)
    {
        var email = await app.DbAsync(db =>
            db.Users.Where(account => account.Id == user.Value)
                .Select(account => account.Email)
                .SingleAsync()
        );
        return await app.MailsToAsync(email!);
    }
}
