using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Panels;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Files;
using StaffSelect.Web.Reports.Assessment;
using StaffSelect.Web.Reports.Requests;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Reports;

public sealed class ReportUseCaseTests
{
    private static readonly Actor Job = Actor.System("reports");

    [Theory, EveryDatabase]
    public async Task Request_ByOfficer_IsMadeByTheJobAndEveryStepIsInTheJournal(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();

        var id = await RequestAsync(app, scene);
        await RunJobAsync(app);

        var report = await LoadAsync(app, id);
        Assert.Equal(ReportState.Done, report.State);
        var (name, bytes) = await OpenAsync(app, new OpenReport(id), scene.Panel.Officer);
        Assert.Equal($"staffselect-{scene.Application.PublicationCode}-uk.pdf", name);
        Assert.Equal("%PDF-", Encoding.ASCII.GetString(bytes, 0, 5));
        Assert.Equal(report.Sha256, Convert.ToHexStringLower(SHA256.HashData(bytes)));

        var request = Assert.Single(await app.AuditOfAsync(nameof(RequestReport)));
        Assert.Equal(
            (AuditAction.Added, nameof(ReportRequest), scene.Panel.Officer.UserId),
            (request.Action, request.Entity, request.User)
        );
        Assert.Equal(scene.Panel.Campaign.Id, request.Campaign);
        var taken = Assert.Single(await app.AuditOfAsync(nameof(TakeReport)));
        Assert.Equal("reports", taken.Job);
        Assert.Contains(
            await app.AuditOfAsync(nameof(MakeReport)),
            line => line.Entity == nameof(ReportRequest) && line.Action == AuditAction.Changed
        );
        var read = Assert.Single(await app.AuditOfAsync(nameof(OpenReport)));
        Assert.Equal(
            (AuditAction.Read, nameof(ReportRequest), id.ToString()),
            (read.Action, read.Entity, read.Key)
        );
    }

    [Theory, EveryDatabase]
    public async Task Request_Twice_IsOneReport(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();

        var first = await RequestAsync(app, scene);
        var second = await RequestAsync(app, scene);
        await RunJobAsync(app);
        var third = await app.DoAsync(
            new RequestMyReport(scene.Panel.Campaign.Code, "uk", ReportCopy.Coded),
            scene.Candidate
        );

        Assert.Equal((first, first), (second, third));
        Assert.Equal(ReportState.Done, (await LoadAsync(app, first)).State);
        Assert.Equal(1, await app.DbAsync(db => db.Set<ReportRequest>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Request_AtTheSameMoment_IsOneReport(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();

        var ids = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => RequestAsync(app, scene)))
        );

        Assert.Single(ids.Distinct());
    }

    [Theory, EveryDatabase]
    public async Task Request_OtherLanguageOrCopyOrVersion_IsAnotherReport(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var ids = new List<ReportId>
        {
            await RequestAsync(app, scene),
            await RequestAsync(app, scene, "en"),
            await RequestAsync(app, scene, "uk", ReportCopy.Personal),
        };

        await app.PublishAsync(scene.Panel, 12, scene.Publication);
        ids.Add(await RequestAsync(app, scene));

        Assert.Equal(4, ids.Distinct().Count());
    }

    [Theory, EveryDatabase]
    public async Task Job_KilledInTheMiddle_IsTakenOverAndItsLateResultIsRefused(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var id = await RequestAsync(app, scene);
        // the first process takes the report and dies
        var dead = (await app.DoAsync(new TakeReport(id), Job))!.Value;

        await RunJobAsync(app);
        Assert.Equal(ReportState.Running, (await LoadAsync(app, id)).State);

        app.Time.Advance(ReportRequest.LeaseLength);
        await RunJobAsync(app);
        var done = await LoadAsync(app, id);
        Assert.Equal((ReportState.Done, 2), (done.State, done.Attempts));

        await app.RefusedAsync(ReportProblems.ReportLeaseLost, new MakeReport(id, dead), Job);
        await app.RefusedAsync(
            ReportProblems.ReportLeaseLost,
            new FailReport(id, dead, "x", null),
            Job
        );
        var after = await LoadAsync(app, id);
        Assert.Equal(
            (done.FileId, done.Sha256, done.Version),
            (after.FileId, after.Sha256, after.Version)
        );
        // one PDF and one file of values, nothing twice
        Assert.Equal(2, await app.DbAsync(db => db.StoredFiles.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Job_KilledAgainAndAgain_GivesUpAndStaffSeeWhy(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var id = await RequestAsync(app, scene);
        for (var i = 0; i < ReportRequest.MaximumAttempts; i++)
        {
            Assert.NotNull(await app.DoAsync(new TakeReport(id), Job));
            app.Time.Advance(ReportRequest.LeaseLength);
        }

        await RunJobAsync(app);

        var line = Assert.Single((await ListAsync(app, scene)).Reports);
        Assert.Equal(
            (ReportState.Failed, ReportProblems.ReportInterrupted),
            (line.State, line.ErrorCode)
        );
        await app.DoAsync(new RestartReport(id), scene.Panel.Officer);
        await RunJobAsync(app);
        Assert.Equal(ReportState.Done, (await LoadAsync(app, id)).State);
    }

    [Theory, EveryDatabase]
    public async Task Job_ManyAtOnce_MakeOneFile(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var id = await RequestAsync(app, scene);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunJobAsync(app))));

        var report = await LoadAsync(app, id);
        Assert.Equal((ReportState.Done, 1), (report.State, report.Attempts));
        Assert.Equal(2, await app.DbAsync(db => db.StoredFiles.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Job_Fault_IsTriedAgainWithTheReasonVisible(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var id = await RequestAsync(app, scene);
        // bytes that do not fit their hash: reading them throws
        var good = scene.Publication.Detail;
        await SetDetailAsync(app, scene, [.. good.Reverse()]);

        await RunJobAsync(app);
        var first = Assert.Single((await app.DbAsync(db => db.Set<ReportRequest>().ToListAsync())));
        Assert.Equal(
            (ReportState.Pending, 1, ReportProblems.ReportUnexpected),
            (first.State, first.Attempts, first.ErrorCode)
        );
        Assert.Equal(nameof(InvalidOperationException), first.ErrorDetail);
        await RunJobAsync(app);
        Assert.Equal(1, (await LoadAsync(app, id)).Attempts);
        app.Time.Advance(TimeSpan.FromSeconds(15));
        await RunJobAsync(app);
        app.Time.Advance(TimeSpan.FromSeconds(60));
        await RunJobAsync(app);
        Assert.Equal(ReportState.Failed, (await LoadAsync(app, id)).State);
        Assert.Equal(3, (await app.AuditOfAsync(nameof(FailReport))).Count);

        await SetDetailAsync(app, scene, good);
        var line = Assert.Single((await ListAsync(app, scene)).Reports);
        Assert.Equal(ReportProblems.ReportUnexpected, line.ErrorCode);
        await app.DoAsync(new RestartReport(id), scene.Panel.Officer);
        await RunJobAsync(app);
        var done = await LoadAsync(app, id);
        Assert.Equal((ReportState.Done, null), (done.State, done.ErrorCode));
    }

    [Theory, EveryDatabase]
    public async Task Restart_LostFile_IsMadeAnewByteForByteAYearLater(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var id = await RequestAsync(app, scene);
        await RunJobAsync(app);
        var (_, first) = await OpenAsync(app, new OpenReport(id), scene.Panel.Officer);
        var report = await LoadAsync(app, id);
        app.Services.GetRequiredService<FileFolder>().Delete(report.FileId!.Value);
        await app.RefusedAsync(
            ReportProblems.ReportFileLost,
            new OpenReport(id),
            scene.Panel.Officer
        );

        app.Time.Advance(TimeSpan.FromDays(365));
        await app.DoAsync(new RestartReport(id), scene.Panel.Officer);
        await RunJobAsync(app);

        var (_, again) = await OpenAsync(app, new OpenReport(id), scene.Panel.Officer);
        Assert.Equal(first, again);
        Assert.Equal(report.Sha256, (await LoadAsync(app, id)).Sha256);
    }

    [Theory, EveryDatabase]
    public async Task Restart_AllFilesLost_ComesOutTheSameFromTheDatabase(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var id = await RequestAsync(app, scene);
        await RunJobAsync(app);
        var report = await LoadAsync(app, id);
        var folder = app.Services.GetRequiredService<FileFolder>();
        folder.Delete(report.FileId!.Value);
        folder.Delete(report.DataId!.Value);

        await app.DoAsync(new RestartReport(id), scene.Panel.Officer);
        await RunJobAsync(app);

        var again = await LoadAsync(app, id);
        Assert.Equal((ReportState.Done, report.Sha256), (again.State, again.Sha256));
    }

    [Theory, EveryDatabase]
    public async Task Job_ErasedPerson_FailsOnceAndForGood(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var id = await RequestAsync(app, scene);
        await app.ArrangeAsync(async db =>
            (
                await db.PersonKeys.SingleAsync(key => key.Person == scene.Application.PersonId)
            ).Destroy(app.Time.UtcNow())
        );

        await RunJobAsync(app);

        var report = await LoadAsync(app, id);
        Assert.Equal(
            (ReportState.Failed, 1, ReportProblems.ReportPersonErased),
            (report.State, report.Attempts, report.ErrorCode)
        );
    }

    [Theory, EveryDatabase]
    public async Task Open_AfterErasure_GivesNothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var id = await RequestAsync(app, scene);
        await RunJobAsync(app);

        await app.ArrangeAsync(async db =>
            (
                await db.PersonKeys.SingleAsync(key => key.Person == scene.Application.PersonId)
            ).Destroy(app.Time.UtcNow())
        );

        await app.RefusedAsync(
            ReportProblems.ReportFileLost,
            new OpenReport(id),
            scene.Panel.Officer
        );
    }

    [Theory, EveryDatabase]
    public async Task Candidate_OwnReport_OnlyAfterPublicationAndOnlyTheOwn(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var code = scene.Panel.Campaign.Code;
        var stranger = await app.NewUserAsync(
            "stranger",
            (Role.Candidate, scene.Panel.Campaign.Id)
        );

        var id = await app.DoAsync(
            new RequestMyReport(code, "uk", ReportCopy.Personal),
            scene.Candidate
        );
        await app.RefusedAsync(
            ReportProblems.ReportNotReady,
            new OpenMyReport(id),
            scene.Candidate
        );
        await RunJobAsync(app);

        var own = await app.DoAsync(new GetMyReports(code), scene.Candidate);
        Assert.Equal(ReportState.Done, Assert.Single(own.Reports).State);
        Assert.True(own.Reports[0].Size > 20_000);
        await OpenAsync(app, new OpenMyReport(id), scene.Candidate);
        Assert.Equal(
            scene.Candidate.UserId,
            Assert.Single(await app.AuditOfAsync(nameof(OpenMyReport))).User
        );
        await app.RefusedAsync(nameof(Problem.NotFound), new OpenMyReport(id), stranger);
        await app.RefusedAsync(nameof(Problem.NotFound), new GetMyReports(code), stranger);
        await app.RefusedAsync(
            nameof(Problem.NotFound),
            new RequestMyReport(code, "uk", ReportCopy.Coded),
            stranger
        );
        await app.RefusedAsync(
            nameof(Problem.NotFound),
            new GetMyReportContent(code, "uk"),
            stranger
        );
        await app.RefusedAsync(nameof(Problem.Forbidden), new OpenReport(id), scene.Candidate);
    }

    [Theory, EveryDatabase]
    public async Task Request_BeforePublication_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var panel = await app.PanelSceneAsync();

        await app.RefusedAsync(
            ReportProblems.ReportNotPublished,
            new RequestReport(panel.Candidate.Id, "uk", ReportCopy.Coded),
            panel.Officer
        );
        Assert.Null(
            (await app.DoAsync(new GetReports(panel.Campaign.Id), panel.Officer)).PublishedVersion
        );
    }

    [Theory, EveryDatabase]
    public async Task Request_CandidateOutsideTheList_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var other = await app.AdmittedCandidateAsync(scene.Panel.Campaign, "9ZZZ-9ZZZ");

        await app.RefusedAsync(
            ReportProblems.ReportNotInList,
            new RequestReport(other.Id, "uk", ReportCopy.Coded),
            scene.Panel.Officer
        );
    }

    [Theory]
    [InlineData("de")]
    [InlineData("")]
    [InlineData("../../uk")]
    public async Task Request_OtherLanguage_IsRefused(string language)
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.PublishedSceneAsync();

        var refused = await app.SendAsync(
            new RequestReport(scene.Application.Id, language, ReportCopy.Coded),
            scene.Panel.Officer
        );

        Assert.Equal("Language", refused.Problem?.Field);
    }

    [Fact]
    public async Task Request_AnyRole_OnlyTheOfficerMay()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.PublishedSceneAsync();
        foreach (var role in Enum.GetValues<Role>())
        {
            var campaign = GrantRules.IsSystemWide(role)
                ? (CampaignId?)null
                : scene.Panel.Campaign.Id;
            var actor = await app.NewUserAsync("role-" + role, (role, campaign));

            var sent = await app.SendAsync(
                new RequestReport(scene.Application.Id, "uk", ReportCopy.Coded),
                actor
            );

            Assert.Equal(role == Role.Officer, sent.IsSuccess);
        }
    }

    [Theory, EveryDatabase]
    public async Task Data_OfScoredCandidate_HasFiguresAndNotesButNoMember(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        // what happens to a sheet later is not part of this version
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.ArrangeAsync(async db =>
        {
            var sheet = await db.Set<ScoreSheet>().FirstAsync();
            sheet.Void(app.Time.UtcNow());
        });

        var coded = await ReadAsync(app, scene, ReportCopy.Coded);
        var named = await ReadAsync(app, scene, ReportCopy.Personal);

        Assert.Null(coded.Name);
        Assert.Equal("Ґудзь Їржина", named.Name);
        Assert.Equal(scene.Publication.Sha256, coded.ListHash);
        Assert.Equal(scene.Publication.PublishedAt, coded.PublishedAt);
        Assert.Equal(
            (8m, 9m, 6m),
            (coded.Stages[0].Value, coded.Stages[0].Maximum, coded.Stages[0].Minimum)
        );
        // one candidate: no mean of the group
        Assert.All(coded.Stages, stage => Assert.Null(stage.Group));
        var competency = coded.Competencies[0];
        Assert.Equal((3, 1, 3), (competency.Sheets, competency.Spread, competency.Reached.Level));
        Assert.Equal(
            ["Ґрунтовна відповідь на рівень 3", "Ґрунтовна відповідь на рівень 4"],
            competency.Notes
        );
        var text = AssessmentReportTests.Everything(coded, "uk");
        foreach (var member in new[] { "Олена", "Петро", "Ганна", "Ґудзь", "Їржина" })
        {
            Assert.DoesNotContain(member, text, StringComparison.Ordinal);
        }
    }

    [Theory, EveryDatabase]
    public async Task Content_AsPage_IsTheSameAsOnPaperAndIsInTheJournal(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();

        var page = await app.DoAsync(
            new GetMyReportContent(scene.Panel.Campaign.Code, "en"),
            scene.Candidate
        );

        var paper = AssessmentReport.Compose(
            await ReadAsync(app, scene, ReportCopy.Personal),
            "en"
        );
        Assert.Equal(ReportPdfTests.Pages(paper), ReportPdfTests.Pages(page));
        var read = Assert.Single(await app.AuditOfAsync(nameof(GetMyReportContent)));
        Assert.Equal(AuditAction.Read, read.Action);
    }

    private static Task<ReportId> RequestAsync(
        TestApp app,
        PublishedScene scene,
        string language = "uk",
        ReportCopy copy = ReportCopy.Coded
    ) => app.DoAsync(new RequestReport(scene.Application.Id, language, copy), scene.Panel.Officer);

    private static Task RunJobAsync(TestApp app) =>
        app.Services.GetRequiredService<ReportJob>().RunAsync(CancellationToken.None);

    private static Task<ReportRequest> LoadAsync(TestApp app, ReportId id) =>
        app.DbAsync(db => db.Set<ReportRequest>().SingleAsync(report => report.Id == id));

    private static Task<ReportList> ListAsync(TestApp app, PublishedScene scene) =>
        app.DoAsync(new GetReports(scene.Panel.Campaign.Id), scene.Panel.Officer);

    private static async Task<(string Name, byte[] Bytes)> OpenAsync(
        TestApp app,
        IMessage<ReportFile> message,
        Actor actor
    )
    {
        var opened = await app.DoAsync(message, actor);
        await using var content = opened.Content;
        using var memory = new MemoryStream();
        await content.CopyToAsync(memory);
        return (opened.Name, memory.ToArray());
    }

    private static async Task<AssessmentData> ReadAsync(
        TestApp app,
        PublishedScene scene,
        ReportCopy copy
    )
    {
        await using var scope = app.Services.CreateAsyncScope();
        return (
            await scope
                .ServiceProvider.GetRequiredService<AssessmentReader>()
                .ReadAsync(scene.Application.Id, scene.Publication.Id, copy, CancellationToken.None)
        ).Value;
    }

    private static Task<int> SetDetailAsync(TestApp app, PublishedScene scene, byte[] detail) =>
        app.DbAsync(db =>
            db.Publications.Where(publication => publication.Id == scene.Publication.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(one => one.Detail, detail))
        );
}
