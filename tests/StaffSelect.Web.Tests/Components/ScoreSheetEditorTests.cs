using Bunit;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Components;

public class ScoreSheetEditorTests
{
    [Fact]
    public async Task ChoosingALevel_SavesAtOnceAndSaysWhen()
    {
        await using var desk = await DeskAsync();
        var page = desk.Open();

        await page.Find("input[value='4']").ChangeAsync(new() { Value = "4" });

        await page.WaitForAssertionAsync(() =>
            Assert.Contains(
                "Чернетку збережено о 10:00:00",
                page.Markup.Replace('\u00a0', ' '),
                StringComparison.Ordinal
            )
        );
        Assert.Equal((4, ""), await desk.StoredAsync(0));
        Assert.Contains("готово 1 з 2", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Typing_SavesAfterAPauseAndOnlyTheLastText()
    {
        await using var desk = await DeskAsync();
        var page = desk.Open();

        var first = page.Find("textarea").InputAsync(new() { Value = "Від" });
        var second = page.Find("textarea").InputAsync(new() { Value = "Відмовився" });
        Assert.Equal((null, ""), await desk.StoredAsync(0));
        desk.App.Time.Advance(TimeSpan.FromSeconds(2));
        await Task.WhenAll(first, second);

        Assert.Equal((null, "Відмовився"), await desk.StoredAsync(0));
        Assert.Contains("10 з 1", page.Markup, StringComparison.Ordinal);
        Assert.Equal(
            1,
            (await desk.App.AuditOfAsync(nameof(SaveScore))).Count(entry =>
                entry.Entity == "ScoreSheet"
            )
        );
    }

    [Fact]
    public async Task LeavingThePage_SavesWhatWasTypedLast()
    {
        await using var desk = await DeskAsync();
        var page = desk.Open();
        var typing = page.Find("textarea").InputAsync(new() { Value = "Назвав підставу" });

        await desk.Context.DisposeComponentsAsync();
        await typing;

        Assert.Equal((null, "Назвав підставу"), await desk.StoredAsync(0));
    }

    [Fact]
    public async Task AnotherTab_ChangedTheSameCompetency_BothAreShownAndTheOwnTextIsKept()
    {
        await using var desk = await DeskAsync();
        var page = desk.Open();
        await desk.App.DoAsync(
            new SaveScore(desk.Scene.Interview, "C1", 2, "з іншої вкладки", 0),
            desk.Member
        );

        var typing = page.Find("textarea").InputAsync(new() { Value = "мій текст" });
        await page.Find("textarea").BlurAsync(new());
        await typing;

        await page.WaitForAssertionAsync(() =>
        {
            var notice = page.Find(".elsewhere").TextContent;
            Assert.Contains("з іншої вкладки", notice, StringComparison.Ordinal);
            Assert.Contains("мій текст", notice, StringComparison.Ordinal);
        });
        Assert.Equal((2, "з іншої вкладки"), await desk.StoredAsync(0));

        await page.Find(".elsewhere button").ClickAsync(new());

        await page.WaitForAssertionAsync(() => Assert.Empty(page.FindAll(".elsewhere")));
        Assert.Equal((null, "мій текст"), await desk.StoredAsync(0));
    }

    [Fact]
    public async Task AnotherTab_ChangedAnotherCompetency_ItIsTakenOverSilently()
    {
        await using var desk = await DeskAsync();
        var page = desk.Open();
        await desk.App.DoAsync(
            new SaveScore(desk.Scene.Interview, "C2", 3, "друга", 0),
            desk.Member
        );

        await page.Find("input[value='4']").ChangeAsync(new() { Value = "4" });

        await page.WaitForAssertionAsync(() =>
            Assert.Contains("Чернетку збережено", page.Markup, StringComparison.Ordinal)
        );
        Assert.Contains("готово 2 з 2", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".elsewhere"));
        Assert.Equal((4, ""), await desk.StoredAsync(0));
        Assert.Equal((3, "друга"), await desk.StoredAsync(1));
    }

    [Fact]
    public async Task TextThatALostConnectionLeftInTheBrowser_IsTakenOverAndSaved()
    {
        await using var desk = await DeskAsync();
        desk.Kept["C1"] = new("з браузера", 0);

        var page = desk.Open();

        await page.WaitForAssertionAsync(() =>
            Assert.Contains("Чернетку збережено", page.Markup, StringComparison.Ordinal)
        );
        Assert.Equal((null, "з браузера"), await desk.StoredAsync(0));
    }

    [Fact]
    public async Task TextKeptFromBeforeALaterSave_IsShownBesideTheSavedOne()
    {
        await using var desk = await DeskAsync();
        await desk.App.DoAsync(
            new SaveScore(desk.Scene.Interview, "C1", 3, "новіше", 0),
            desk.Member
        );
        desk.Kept["C1"] = new("старіше", 0);

        var page = desk.Open();

        await page.WaitForAssertionAsync(() =>
            Assert.Contains(
                "старіше",
                page.Find(".elsewhere").TextContent,
                StringComparison.Ordinal
            )
        );
        Assert.Equal((3, "новіше"), await desk.StoredAsync(0));
    }

    [Fact]
    public async Task SubmittingTooEarly_SaysWhatIsLeftAndGoesThere()
    {
        await using var desk = await DeskAsync();
        var page = desk.Open();
        await page.Find("input[value='5']").ChangeAsync(new() { Value = "5" });

        var submit = page.Find(".send button");
        Assert.Equal("true", submit.GetAttribute("aria-disabled"));
        Assert.Contains(
            "Ще потрібно: 1 рівень, 1 обґрунтування",
            page.Find("#why").TextContent.Replace('\u00a0', ' '),
            StringComparison.Ordinal
        );
        await submit.ClickAsync(new());

        await page.WaitForAssertionAsync(() =>
            Assert.Equal("true", page.Find("textarea").GetAttribute("aria-invalid"))
        );
        Assert.Contains("Компетентність 1 з 2", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TheControls_AreNativeRadiosWithTheAnchorBeside()
    {
        await using var desk = await DeskAsync();

        var page = desk.Open();

        var levels = page.FindAll("fieldset label.lv input[type=radio][name='level-C1']");
        Assert.Equal(["1", "2", "3", "4", "5"], levels.Select(one => one.GetAttribute("value")));
        Assert.Contains(
            "Anchor 3 укр",
            levels[2].ParentElement!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("1500", page.Find("textarea").GetAttribute("maxlength"));
        Assert.Contains(
            "Оцінки колег відкриються",
            page.Find(".blind").TextContent,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task OpeningTheSheet_LeavesOneAuditLine()
    {
        await using var desk = await DeskAsync();

        var page = desk.Context.Render<ScoreSheetPage>(parameters =>
            parameters.Add(one => one.Code, "spring").Add(one => one.Id, desk.Scene.Interview.Value)
        );

        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll(".sheet")));
        Assert.Single(await desk.App.AuditOfAsync(nameof(GetScoreSheet)));
    }

    [Fact]
    public async Task BeforeTheDeclaration_ThePageKnowsTheCodeOnly()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.PanelSceneAsync();
        await using var context = StaffComponents.For(app, scene.Members[1]);

        var page = context.Render<ScoreSheetPage>(parameters =>
            parameters.Add(one => one.Code, "spring").Add(one => one.Id, scene.Interview.Value)
        );

        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll(".conflict")));
        Assert.Contains("4QD8-R7FN", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("textarea"));
        await page.FindAll(".conflict button")[0].ClickAsync(new());
        await page.WaitForAssertionAsync(() => Assert.NotEmpty(page.FindAll(".sheet")));
    }

    private static async Task<Desk> DeskAsync()
    {
        var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.PanelSceneAsync();
        await app.DeclareNoneAsync(scene, scene.Members[0]);
        return new Desk(app, scene, StaffComponents.For(app, scene.Members[0]));
    }

    /// <summary>A member in front of the sheet.</summary>
    private sealed record Desk(TestApp App, PanelScene Scene, BunitContext Context)
        : IAsyncDisposable
    {
        public Dictionary<string, ScoreSheetEditor.KeptDraft> Kept { get; } = [];

        public Actor Member => Scene.Members[0];

        public IRenderedComponent<ScoreSheetEditor> Open()
        {
            var module = Context.JSInterop.SetupModule("/js/score-sheet.js");
            module.Mode = JSRuntimeMode.Loose;
            module
                .Setup<Dictionary<string, ScoreSheetEditor.KeptDraft>?>("attach", _ => true)
                .SetResult(Kept);
            var sheet = App.DoAsync(new GetScoreSheet(Scene.Interview), Member)
                .GetAwaiter()
                .GetResult();
            return Context.Render<ScoreSheetEditor>(parameters =>
                parameters.Add(one => one.Sheet, sheet)
            );
        }

        public async Task<(int? Level, string Note)> StoredAsync(int line)
        {
            var stored = (await App.DoAsync(new GetScoreSheet(Scene.Interview), Member)).Lines[
                line
            ];
            return (stored.Level, stored.Note);
        }

        public async ValueTask DisposeAsync()
        {
            await Context.DisposeAsync();
            await App.DisposeAsync();
        }
    }
}
