using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Reports;
using StaffSelect.Web.Reports.Protocols;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Reports;

public class ProtocolTests
{
    private static readonly DateTime Now = new(2026, 2, 3, 13, 0, 0, DateTimeKind.Utc);

    [Theory, EveryDatabase]
    public async Task Admission_ByOfficer_IsAFileInTheJournalWithItsChecksum(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var message = new GetAdmissionProtocol(scene.Campaign.Id, "uk");

        var file = await app.DoAsync(message, scene.Officer);
        app.Time.Advance(TimeSpan.FromDays(1));
        await app.DoAsync(message with { Language = "en" }, scene.Officer);

        Assert.Equal("%PDF-", Encoding.ASCII.GetString(file.Content, 0, 5));
        var reads = await app.AuditOfAsync(nameof(GetAdmissionProtocol));
        Assert.Equal(2, reads.Count);
        Assert.All(
            reads,
            line =>
                Assert.Equal(
                    (AuditAction.Read, "AdmissionProtocol", scene.Officer.UserId),
                    (line.Action, line.Entity, line.User)
                )
        );
        // the same records, on another day and in another language
        Assert.StartsWith("SHA-256 ", Assert.Single(reads.Select(line => line.Reason).Distinct()));
        await app.RefusedAsync("Malformed", message with { Language = "de" }, scene.Officer);
        await app.RefusedAsync("Forbidden", message, scene.FirstApprover);
        await app.RefusedAsync("Forbidden", message, scene.Members[0]);
        await app.RefusedAsync("Forbidden", message, scene.Candidates["K222"].Actor);
    }

    [Theory, EveryDatabase]
    public async Task Ranking_OfADraft_IsForWhoReadsDraftsAndOfAPublishedOneForObserversToo(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var observer = await app.NewUserAsync("watcher", (Role.Observer, scene.Campaign.Id));
        var message = new GetRankingProtocol(scene.Campaign.Id, null, "uk");
        await app.RefusedAsync("NotFound", message, scene.Officer);
        await app.DoAsync(new Staff.Ranking.ComputeRanking(scene.Campaign.Id), scene.Officer);

        await app.DoAsync(message, scene.Officer);
        await app.DoAsync(message, scene.FirstApprover);
        await app.RefusedAsync("NotFound", message, observer);
        await app.RefusedAsync("Forbidden", message, scene.Members[0]);
        await app.RefusedAsync("Forbidden", message, scene.Candidates["K222"].Actor);
        await scene.PublishAsync();
        await app.DoAsync(message, observer);

        await using var scope = app.Services.CreateAsyncScope();
        var draft = await app.DbAsync(db =>
            db.RankingDrafts.Include(one => one.Approvals)
                .AsNoTracking()
                .SingleAsync(one => one.PublishedAt != null)
        );
        var coded = await ActivatorUtilities
            .CreateInstance<GetRankingProtocolHandler>(scope.ServiceProvider)
            .DataAsync(scene.Campaign.Rules, draft, isCoded: true, CancellationToken.None);
        Assert.All(
            coded.Signatures.Select(one => one.Name).Append(coded.DraftedBy),
            name => Assert.Matches("^U-[0-9A-F]{6}$", name)
        );
        // the points of who failed and the means that decided a tie are not public
        var head = new ProtocolHead("demo", Text("Відбір"), "Europe/Kyiv", Now, "abc", true);
        var words = scope.ServiceProvider.GetRequiredService<ProtocolWords>();
        var page = new List<string>();
        ProtocolWords.Draw(
            "uk",
            () =>
            {
                var document = RankingProtocol.Compose(head, coded, words);
                page.AddRange(ReportPdfTests.Pages(document).SelectMany(one => one));
                return document;
            }
        );
        Assert.Contains(
            page,
            text => text.Contains("Нижче прохідного бала", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(
            page,
            text => text.Contains("за прохідного бала", StringComparison.Ordinal)
        );
        Assert.Equal(
            [scene.Officer.UserId, scene.FirstApprover.UserId, observer.UserId],
            (await app.AuditOfAsync(nameof(GetRankingProtocol)))
                .Where(line => line.Action == AuditAction.Read)
                .Select(line => line.User)
        );
    }

    [Theory, EveryDatabase]
    public async Task Panel_WhileASheetIsAwaited_ShowsNoLevel(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.RankingSceneAsync();
        var panel = await app.DbAsync(db =>
            db.Set<Panel>().Include(one => one.Members).AsNoTracking().SingleAsync()
        );
        var closed = await DataAsync(app, scene.Campaign, panel);
        Assert.All(
            closed.Interviews,
            interview => Assert.All(interview.Parts, part => Assert.NotEmpty(part.Levels))
        );
        await app.ArrangeAsync(async db =>
        {
            var sheet = await db.Set<ScoreSheet>().FirstAsync();
            db.Entry(sheet).Property(one => one.SubmittedAt).CurrentValue = null;
        });

        var open = await DataAsync(app, scene.Campaign, panel);

        var awaited = Assert.Single(open.Interviews, interview => interview.QuorumMet is null);
        Assert.Null(awaited.Means);
        Assert.All(awaited.Parts, part => Assert.Empty(part.Levels));
        var own = await DataAsync(app, scene.Campaign, panel, scene.Members[0].UserId);
        Assert.Equal(open.Interviews.Count, own.Interviews.Count);
        await app.DoAsync(new GetOwnPanelProtocol(panel.Id, "uk"), scene.Members[0]);
        var stranger = await app.NewUserAsync("stranger", (Role.PanelMember, scene.Campaign.Id));
        await app.RefusedAsync("Forbidden", new GetOwnPanelProtocol(panel.Id, "uk"), stranger);
        await app.ArrangeAsync(async db =>
        {
            var interview = await db.Set<Interview>().Include(one => one.Declarations).FirstAsync();
            interview.Declare(
                scene.Members[0].RequiredUserId,
                true,
                new SealedText("x"),
                app.Time.GetUtcNow().UtcDateTime
            );
        });
        own = await DataAsync(app, scene.Campaign, panel, scene.Members[0].UserId);
        Assert.Equal(open.Interviews.Count - 1, own.Interviews.Count);
        var message = new GetPanelProtocol(panel.Id, "uk");
        await app.DoAsync(message, scene.Officer);
        await app.RefusedAsync("Forbidden", message, scene.FirstApprover);
        await app.RefusedAsync("Forbidden", message, scene.Members[0]);
        Assert.Equal(
            (AuditAction.Read, "PanelProtocol", panel.Id.ToString()),
            Assert.Single(
                (await app.AuditOfAsync(nameof(GetPanelProtocol)))
                    .Where(line => line.Action == AuditAction.Read)
                    .Select(line => (line.Action, line.Entity, line.Key))
            )
        );
    }

    [Theory]
    [InlineData("uk", "Сторінка {0} з {1}", "Підстава й умови")]
    [InlineData("en", "Page {0} of {1}", "Ground and conditions")]
    public async Task Admission_OfFiveHundred_RepeatsItsHeadAndCountsItsPages(
        string language,
        string format,
        string head
    )
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        using var scope = app.Services.CreateScope();
        var words = scope.ServiceProvider.GetRequiredService<ProtocolWords>();
        var pages = new List<string>();

        ProtocolWords.Draw(
            language,
            () =>
            {
                var document = AdmissionProtocol.Compose(
                    new ProtocolHead("demo", Text("Відбір"), "Europe/Kyiv", Now, "abc", true),
                    new AdmissionProtocolData(
                        1,
                        new string('a', 64),
                        [.. Enumerable.Range(1, 500).Select(Entry)]
                    ),
                    words
                );
                pages.AddRange(
                    ReportPdfTests.Pages(document).Select(page => string.Join(' ', page))
                );
                return document;
            }
        );

        Assert.InRange(pages.Count, 20, 80);
        for (var page = 1; page <= pages.Count; page++)
        {
            Assert.Contains(
                string.Format(null, format, page, pages.Count),
                pages[page - 1],
                StringComparison.Ordinal
            );
            if (page < pages.Count)
            {
                Assert.Contains(head, pages[page - 1], StringComparison.Ordinal);
            }
        }

        Assert.Equal(
            Enumerable.Range(1, 500).Select(number => $"K{number:000}"),
            pages
                .SelectMany(page => page.Split(' '))
                .Where(word => word is ['K', >= '0' and <= '9', ..])
        );
    }

    private static AdmissionEntry Entry(int number) =>
        new(
            $"K{number:000}",
            $"Прізвище{number} Ім’я По батькові",
            Text("Інші громадяни"),
            Now,
            number % 2 == 0 ? ApplicationStatus.Rejected : ApplicationStatus.Admitted,
            [
                new AdmissionLine(
                    number % 2 == 0 ? ApplicationStatus.Rejected : ApplicationStatus.Admitted,
                    number % 2 == 0 ? DecisionGround.ConditionNotMet : DecisionGround.ConditionsMet,
                    Now,
                    "Олена Яремчук",
                    null,
                    number % 2 == 0
                        ?
                        [
                            new AdmissionUnmet(
                                Text("Повна загальна середня освіта"),
                                "Немає документа."
                            ),
                        ]
                        : []
                ),
            ]
        );

    private static LocalizedText Text(string text) => new(text, text);

    private static async Task<PanelProtocolData> DataAsync(
        TestApp app,
        Domain.Campaigns.Campaign campaign,
        Panel panel,
        UserId? reader = null
    )
    {
        await using var scope = app.Services.CreateAsyncScope();
        return await ActivatorUtilities
            .CreateInstance<GetPanelProtocolHandler>(scope.ServiceProvider)
            .DataAsync(campaign, panel, reader, CancellationToken.None);
    }
}
