using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Reports;
using StaffSelect.Web.Files;
using StaffSelect.Web.Reports.Batches;
using StaffSelect.Web.Reports.Requests;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Reports;

public sealed class ReportBatchTests
{
    private static readonly Actor Job = Actor.System("reports");

    [Theory, EveryDatabase]
    public async Task Start_BothLanguages_MakesAReportOfEverybodyAndIsInTheJournal(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await SceneAsync(app, 3);

        await StartAsync(app, scene, BatchLanguages.Both);
        await RunJobAsync(app);

        var view = await ViewAsync(app, scene);
        Assert.Equal(
            (ReportBatchState.Done, 6, 6, 0),
            (view.State, view.Total, view.Made, view.Failed)
        );
        Assert.Equal(app.Time.GetUtcNow().UtcDateTime, view.FinishedAt);
        var reports = await app.DbAsync(db => db.Set<ReportRequest>().ToListAsync());
        Assert.Equal(
            6,
            reports.Select(report => (report.ApplicationId, report.Language)).Distinct().Count()
        );
        Assert.All(
            reports,
            report => Assert.Equal((ReportCopy.Coded, 1), (report.Copy, report.Attempts))
        );
        var started = Assert.Single(await app.AuditOfAsync(nameof(StartReportBatch)));
        Assert.Equal(
            (AuditAction.Added, nameof(ReportBatch), scene.Panel.Officer.UserId),
            (started.Action, started.Entity, started.User)
        );
    }

    [Theory, EveryDatabase]
    public async Task Start_MoreThanAPortion_AddsEachOnce(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await SceneAsync(app, (FillReportBatchHandler.Portion / 2) + 2);

        await StartAsync(app, scene, BatchLanguages.Both);
        var first = await app.DoAsync(new FillReportBatch(), Job);
        var second = await app.DoAsync(new FillReportBatch(), Job);
        var third = await app.DoAsync(new FillReportBatch(), Job);

        Assert.Equal((FillReportBatchHandler.Portion, 4, 0), (first, second, third));
        Assert.Equal(first + second, await app.DbAsync(db => db.Set<ReportRequest>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Start_ReportThatExists_IsCountedAndNotMadeAgain(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await SceneAsync(app, 2);
        var own = await app.DoAsync(
            new RequestMyReport(scene.Panel.Campaign.Code, "uk", ReportCopy.Coded),
            scene.Candidate
        );
        await RunJobAsync(app);
        var before = await LoadAsync(app, own);

        await StartAsync(app, scene, BatchLanguages.Ukrainian);
        await RunJobAsync(app);

        var after = await LoadAsync(app, own);
        Assert.Equal((before.FileId, before.FinishedAt), (after.FileId, after.FinishedAt));
        Assert.Equal(2, (await ViewAsync(app, scene)).Made);
    }

    [Theory, EveryDatabase]
    public async Task Pause_HoldsEverythingButWhatSomebodyAsksForSingly(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await SceneAsync(app, 2);
        await StartAsync(app, scene, BatchLanguages.Ukrainian);
        await app.DoAsync(new FillReportBatch(), Job);
        await app.DoAsync(new PauseReportBatch(scene.Panel.Campaign.Id), scene.Panel.Officer);

        await RunJobAsync(app);
        var held = await ViewAsync(app, scene);
        Assert.Equal((ReportBatchState.Paused, 0, null), (held.State, held.Made, held.Remaining));
        var other = await app.DbAsync(db =>
            db.Set<ReportRequest>().FirstAsync(one => one.ApplicationId != scene.Application.Id)
        );
        await app.RefusedAsync(ReportProblems.ReportBatchHeld, new TakeReport(other.Id), Job);

        await app.DoAsync(
            new RequestMyReport(scene.Panel.Campaign.Code, "uk", ReportCopy.Coded),
            scene.Candidate
        );
        await RunJobAsync(app);
        Assert.Equal(1, (await ViewAsync(app, scene)).Made);

        await app.DoAsync(new ResumeReportBatch(scene.Panel.Campaign.Id), scene.Panel.Officer);
        await RunJobAsync(app);
        Assert.Equal(ReportBatchState.Done, (await ViewAsync(app, scene)).State);
        foreach (var step in new[] { nameof(PauseReportBatch), nameof(ResumeReportBatch) })
        {
            Assert.Equal(
                (AuditAction.Changed, nameof(ReportBatch)),
                (await app.AuditOfAsync(step)).Select(line => (line.Action, line.Entity)).Single()
            );
        }
    }

    [Theory, EveryDatabase]
    public async Task Cancel_KeepsWhatIsMadeAndANewBatchMakesTheRest(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await SceneAsync(app, 3);
        await StartAsync(app, scene, BatchLanguages.Ukrainian);
        await app.RefusedAsync(
            ReportProblems.ReportBatchInWork,
            new StartReportBatch(scene.Panel.Campaign.Id, BatchLanguages.Both),
            scene.Panel.Officer
        );
        await app.DoAsync(new FillReportBatch(), Job);
        await MakeOneAsync(app);

        await app.DoAsync(new CancelReportBatch(scene.Panel.Campaign.Id), scene.Panel.Officer);
        await RunJobAsync(app);

        var cancelled = await ViewAsync(app, scene);
        Assert.Equal((ReportBatchState.Cancelled, 1), (cancelled.State, cancelled.Made));
        Assert.Equal(0, (await ListAsync(app, scene)).InWork);
        Assert.Contains(
            (await ListAsync(app, scene)).Reports,
            line => line.HeldBy == ReportBatchState.Cancelled
        );
        await app.RefusedAsync(
            ReportProblems.ReportBatchNotPaused,
            new ResumeReportBatch(scene.Panel.Campaign.Id),
            scene.Panel.Officer
        );
        await app.RefusedAsync(
            ReportProblems.ReportBatchOver,
            new CancelReportBatch(scene.Panel.Campaign.Id),
            scene.Panel.Officer
        );

        app.Time.Advance(TimeSpan.FromMinutes(1));
        await StartAsync(app, scene, BatchLanguages.Ukrainian);
        await RunJobAsync(app);
        var again = await ViewAsync(app, scene);
        Assert.Equal((ReportBatchState.Done, 3, 3), (again.State, again.Total, again.Made));
        Assert.Equal(3, await app.DbAsync(db => db.Set<ReportRequest>().CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Process_KilledInTheMiddle_LosesNothingAndRepeatsNothing(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await SceneAsync(app, 3);
        await StartAsync(app, scene, BatchLanguages.Ukrainian);
        await app.DoAsync(new FillReportBatch(), Job);
        var first = await MakeOneAsync(app);
        // the process dies with one report taken; another process goes on
        var due = await app.DoAsync(new GetDueReports(), Job);
        var dead = await app.DoAsync(new TakeReport(due[0]), Job);

        await RunJobAsync(app);
        var view = await ViewAsync(app, scene);
        Assert.Equal((ReportBatchState.Running, 2), (view.State, view.Made));
        app.Time.Advance(ReportRequest.LeaseLength);
        await RunJobAsync(app);

        view = await ViewAsync(app, scene);
        Assert.Equal((ReportBatchState.Done, 3, 0), (view.State, view.Made, view.Failed));
        await app.RefusedAsync(
            ReportProblems.ReportLeaseLost,
            new MakeReport(due[0], dead!.Value),
            Job
        );
        var made = await LoadAsync(app, first.Id);
        Assert.Equal((first.FileId, 1), (made.FileId, made.Attempts));
        // a PDF and its values each, nothing twice
        Assert.Equal(6, await app.DbAsync(db => db.StoredFiles.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Retry_OfTheFailed_MakesThemWithTheReasonShownBefore(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await SceneAsync(app, 2);
        await StartAsync(app, scene, BatchLanguages.Ukrainian);
        await app.DoAsync(new FillReportBatch(), Job);
        var due = await app.DoAsync(new GetDueReports(), Job);
        var lease = await app.DoAsync(new TakeReport(due[0]), Job);
        await app.DoAsync(
            new FailReport(due[0], lease!.Value, ReportProblems.ReportPersonErased, null),
            Job
        );
        await RunJobAsync(app);

        var view = await ViewAsync(app, scene);
        Assert.Equal((ReportBatchState.Done, 1, 1), (view.State, view.Made, view.Failed));
        var failure = Assert.Single(view.Failures);
        Assert.Equal(
            (due[0], ReportProblems.ReportPersonErased),
            (failure.Report, failure.ErrorCode)
        );

        var started = await app.DoAsync(
            new RetryFailedReports(scene.Panel.Campaign.Id),
            scene.Panel.Officer
        );
        Assert.Equal(1, started);
        Assert.Equal(ReportBatchState.Running, (await ViewAsync(app, scene)).State);
        await RunJobAsync(app);
        Assert.Equal(
            (2, 0),
            ((await ViewAsync(app, scene)).Made, (await ViewAsync(app, scene)).Failed)
        );
        Assert.Contains(
            await app.AuditOfAsync(nameof(RetryFailedReports)),
            line => line.Entity == nameof(ReportRequest) && line.Key == due[0].ToString()
        );
        await app.RefusedAsync(
            ReportProblems.ReportBatchNothingFailed,
            new RetryFailedReports(scene.Panel.Campaign.Id),
            scene.Panel.Officer
        );
    }

    [Theory, EveryDatabase]
    public async Task Remaining_IsMeasuredFromWhatIsMade(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await SceneAsync(app, 4);
        await StartAsync(app, scene, BatchLanguages.Ukrainian);
        await app.DoAsync(new FillReportBatch(), Job);
        await MakeOneAsync(app);
        Assert.Null((await ViewAsync(app, scene)).Remaining);

        app.Time.Advance(TimeSpan.FromSeconds(90));
        await MakeOneAsync(app);

        Assert.Equal(TimeSpan.FromSeconds(180), (await ViewAsync(app, scene)).Remaining);
    }

    [Fact]
    public async Task Everything_AnyRole_OnlyTheOfficerMay()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await SceneAsync(app, 1);
        var campaign = scene.Panel.Campaign.Id;
        await StartAsync(app, scene, BatchLanguages.Ukrainian);
        await RunJobAsync(app);
        // a keeper holds one gate only, which this campaign has not
        foreach (
            var role in Enum.GetValues<Role>()
                .Where(role => role is not (Role.Officer or Role.GateKeeper))
        )
        {
            var actor = await app.NewUserAsync(
                "role-" + role,
                (role, GrantRules.IsSystemWide(role) ? null : campaign)
            );

            await Forbidden(new StartReportBatch(campaign, BatchLanguages.Both));
            await Forbidden(new PauseReportBatch(campaign));
            await Forbidden(new ResumeReportBatch(campaign));
            await Forbidden(new CancelReportBatch(campaign));
            await Forbidden(new RetryFailedReports(campaign));
            await Forbidden(new GetReportBatch(campaign));
            await Forbidden(new OpenReportBatch(campaign));

            async Task Forbidden<T>(IMessage<T> message) =>
                await app.RefusedAsync(nameof(Problem.Forbidden), message, actor);
        }
    }

    [Fact]
    public async Task Zip_HasEveryReportByCodeAndNamesNobody()
    {
        await using var site = await TestSite.StartAsync();
        var app = site.App;
        var scene = await SceneAsync(app, 3);
        await StartAsync(app, scene, BatchLanguages.Both);
        await RunJobAsync(app);
        var reports = await app.DbAsync(db =>
            db.Set<ReportRequest>()
                .OrderBy(one => one.Code)
                .ThenBy(one => one.Language)
                .ToListAsync()
        );
        var address = $"/files/campaigns/{scene.Panel.Campaign.Id}/reports.zip";

        using var refused = await site.ClientFor(scene.Candidate).GetAsync(address);
        using var response = await site.ClientFor(scene.Panel.Officer)
            .GetAsync(address, HttpCompletionOption.ResponseHeadersRead);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("application/zip", response.Content.Headers.ContentType?.MediaType);
        Assert.Null(response.Content.Headers.ContentLength);
        Assert.Equal(
            "staffselect-spring-reports.zip",
            response.Content.Headers.ContentDisposition?.FileName
        );
        await using var body = await response.Content.ReadAsStreamAsync();
        using var zip = new ZipArchive(body);
        Assert.Equal(
            [.. reports.Select(one => $"staffselect-{one.Code}-{one.Language}.pdf"), "index.csv"],
            zip.Entries.Select(entry => entry.FullName)
        );
        foreach (var (report, entry) in reports.Zip(zip.Entries))
        {
            Assert.Equal(report.Sha256, Convert.ToHexStringLower(SHA256.HashData(Bytes(entry))));
        }

        var index = Encoding.UTF8.GetString(Bytes(zip.GetEntry("index.csv")!));
        Assert.Equal(7, index.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.DoesNotContain("Ґудзь", index, StringComparison.Ordinal);
        var read = Assert.Single(
            await app.AuditOfAsync(nameof(OpenReportBatch)),
            line => line.Action == AuditAction.Read
        );
        Assert.Equal((nameof(ReportBatch), scene.Panel.Officer.UserId), (read.Entity, read.User));
    }

    [Theory, EveryDatabase]
    public async Task Zip_LostFile_StandsInTheIndexWithoutAFile(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await SceneAsync(app, 2);
        await app.RefusedAsync(
            nameof(Problem.NotFound),
            new OpenReportBatch(scene.Panel.Campaign.Id),
            scene.Panel.Officer
        );
        await StartAsync(app, scene, BatchLanguages.Ukrainian);
        await app.RefusedAsync(
            ReportProblems.ReportBatchEmpty,
            new OpenReportBatch(scene.Panel.Campaign.Id),
            scene.Panel.Officer
        );
        await RunJobAsync(app);
        var archive = await app.DoAsync(
            new OpenReportBatch(scene.Panel.Campaign.Id),
            scene.Panel.Officer
        );
        app.Services.GetRequiredService<FileFolder>().Delete(archive.Reports[0].File);

        using var memory = new MemoryStream();
        await app
            .Services.GetRequiredService<ReportArchiveWriter>()
            .WriteAsync(archive, memory, TestContext.Current.CancellationToken);

        using var zip = new ZipArchive(memory);
        Assert.Equal(
            [archive.Reports[1].Entry, "index.csv"],
            zip.Entries.Select(one => one.FullName)
        );
        Assert.Contains(
            $"{archive.Reports[0].Code},uk,,{archive.Reports[0].Sha256}",
            Encoding.UTF8.GetString(Bytes(zip.Entries[1])),
            StringComparison.Ordinal
        );
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var memory = new MemoryStream();
        content.CopyTo(memory);
        return memory.ToArray();
    }

    /// <summary>A published list of so many candidates.</summary>
    private static async Task<PublishedScene> SceneAsync(TestApp app, int candidates)
    {
        var scene = await app.PublishedSceneAsync();
        var others = new List<Application>();
        for (var i = 1; i < candidates; i++)
        {
            others.Add(await app.AdmittedCandidateAsync(scene.Panel.Campaign, $"9Z{i:00}-9ZZZ"));
        }

        return others.Count == 0
            ? scene
            : scene with
            {
                Publication = await app.PublishAsync(scene.Panel, 11, scene.Publication, others),
            };
    }

    private static Task<ReportBatchId> StartAsync(
        TestApp app,
        PublishedScene scene,
        BatchLanguages languages
    ) => app.DoAsync(new StartReportBatch(scene.Panel.Campaign.Id, languages), scene.Panel.Officer);

    private static async Task<ReportRequest> MakeOneAsync(TestApp app)
    {
        var due = await app.DoAsync(new GetDueReports(), Job);
        await app.Services.GetRequiredService<ReportJob>().MakeAsync(due[0].Value, default);
        return await LoadAsync(app, due[0]);
    }

    private static Task RunJobAsync(TestApp app) =>
        app.Services.GetRequiredService<ReportJob>().RunAsync(CancellationToken.None);

    private static Task<ReportRequest> LoadAsync(TestApp app, ReportId id) =>
        app.DbAsync(db => db.Set<ReportRequest>().SingleAsync(report => report.Id == id));

    private static async Task<ReportBatchView> ViewAsync(TestApp app, PublishedScene scene) =>
        (await app.DoAsync(new GetReportBatch(scene.Panel.Campaign.Id), scene.Panel.Officer))!;

    private static Task<ReportList> ListAsync(TestApp app, PublishedScene scene) =>
        app.DoAsync(new GetReports(scene.Panel.Campaign.Id), scene.Panel.Officer);
}
