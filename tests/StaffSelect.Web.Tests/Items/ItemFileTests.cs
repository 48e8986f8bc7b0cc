using System.Text;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Exchange.Items;
using StaffSelect.Web.Staff.Items;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Items;

public class ItemFileTests
{
    private const string Header =
        "code,kind,scale,difficulty,text_uk,text_en,option1_uk,option1_en,option1_mark,option1_why_uk,option1_why_en,option2_uk,option2_en,option2_mark,option2_why_uk,option2_why_en";

    private const string Row =
        "V-1,single,VER,easy,Завдання,Task,так,yes,right,бо так,because,ні,no,,бо ні,because not";

    private static readonly ItemFileRow[] Dangerous =
    [
        new(
            2,
            "V-1",
            "VER",
            new ItemContent(
                ItemKind.MultipleResponse,
                Difficulty.Hard,
                new LocalizedText("=SUM(A1)\nдва рядки; \"лапки\"", "+1 – a formula?"),
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect x=\"1\" y=\"1\" width=\"4\" height=\"4\"/></svg>",
                new LocalizedText("Квадрат", "A square"),
                [
                    new(
                        new LocalizedText("-5", "-5"),
                        null,
                        null,
                        OptionMark.Right,
                        new LocalizedText("@бо", "'quoted")
                    ),
                    new(
                        new LocalizedText("7", "7"),
                        null,
                        null,
                        OptionMark.None,
                        new LocalizedText("ні", "no")
                    ),
                    new(
                        new LocalizedText("9", "9"),
                        null,
                        null,
                        OptionMark.Right,
                        new LocalizedText("так", "yes")
                    ),
                ]
            )
        ),
        new(
            3,
            "S-1",
            "SJT",
            new ItemContent(
                ItemKind.SituationalJudgement,
                Difficulty.Easy,
                new LocalizedText("Що робити?", "What to do?"),
                null,
                null,
                [
                    .. new[] { OptionMark.None, OptionMark.Right, OptionMark.Next }.Select(
                        (mark, index) =>
                            new BankOption(
                                TestData.Both("act " + index),
                                null,
                                null,
                                mark,
                                TestData.Both("why " + index)
                            )
                    ),
                ]
            )
        ),
    ];

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Written_Items_AreReadAsTheyWere(bool asWorkbook)
    {
        var content = asWorkbook ? ItemFileWriter.Xlsx(Dangerous) : ItemFileWriter.Csv(Dangerous);

        var (rows, faults) = ItemFileReader.Read(content);

        Assert.Empty(faults);
        Assert.Equal(
            Dangerous.Select(row => (row.Line, row.Code, row.Scale)),
            rows.Select(row => (row.Line, row.Code, row.Scale))
        );
        Assert.Equal(Dangerous.Select(row => row.Content), rows.Select(row => row.Content));
    }

    [Fact]
    public void Csv_HasNoCellThatIsAFormula()
    {
        var text = Encoding.UTF8.GetString(ItemFileWriter.Csv(Dangerous)).TrimStart('\uFEFF');

        Assert.Contains("'=SUM(A1)", text, StringComparison.Ordinal);
        Assert.DoesNotMatch("(^|,|\n)\"?[=+@-]", text);
    }

    [Fact]
    public void Read_OfASpreadsheetWithSemicolons_Works()
    {
        var (rows, faults) = Read(Header.Replace(',', ';'), Row.Replace(',', ';'));

        Assert.Empty(faults);
        Assert.Equal("V-1", Assert.Single(rows).Code);
    }

    public static TheoryData<string, string, string> Faults =>
        new()
        {
            { "2:kind", CampaignFileProblems.NotOneOf, Row.Replace("single", "several") },
            { "2:difficulty", CampaignFileProblems.NotOneOf, Row.Replace("easy", "simple") },
            { "2:option1_mark", CampaignFileProblems.NotOneOf, Row.Replace("right", "true") },
            { "2:code", BankProblems.ItemCode, Row.Replace("V-1", "№1") },
            { "2:text_en", BankProblems.ItemTextMissing, Row.Replace("Task", " ") },
            { "2:option2_why_uk", BankProblems.ItemJustification, Row.Replace("бо ні", "") },
            { "2:option1_mark", BankProblems.ItemOneRight, Row.Replace("right", "") },
            { "2", ItemFileProblems.ItemRowLong, Row + ",more" },
            { "3:code", RuleProblems.CodeTwice, Row + "\n" + Row.Replace("V-1", "v-1") },
        };

    [Theory, MemberData(nameof(Faults))]
    public void Read_OfABadRow_NamesRowAndColumn(string place, string code, string rows)
    {
        var (_, faults) = Read(Header, rows);

        Assert.Contains(faults, fault => fault.Field == place && fault.Code == code);
    }

    [Fact]
    public void Read_OfABadHeader_NamesTheColumns()
    {
        var (_, faults) = Read(Header.Replace("scale", "shkala") + ",code", Row);

        Assert.Equal(
            [
                ("1:code", ItemFileProblems.ItemColumnTwice),
                ("1:scale", ItemFileProblems.ItemColumnMissing),
                ("1:shkala", ItemFileProblems.ItemColumnUnknown),
            ],
            faults.Select(fault => (fault.Field!, fault.Code)).Order()
        );
    }

    [Fact]
    public void Read_OfWhatIsNoTable_IsRefused()
    {
        foreach (
            var content in new byte[][] { [0xFF, 0xFE, 0x00], [(byte)'P', (byte)'K', 3, 4, 9] }
        )
        {
            Assert.Equal(
                ItemFileProblems.ItemFileUnreadable,
                Assert.Single(ItemFileReader.Read(content).Faults).Code
            );
        }

        Assert.Equal(CampaignFileProblems.FileEmpty, Assert.Single(Read(Header).Faults).Code);
    }

    [Theory, EveryDatabase]
    public async Task Import_IsPreviewedAndStoredWhole_AsDraftsOfTheSender(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        var file = ItemFileWriter.Xlsx(Dangerous);

        var preview = await app.DoAsync(new CheckItemFile(scene.Pool, file), scene.Author);
        Assert.Empty(preview.Faults);
        Assert.All(preview.Items, item => Assert.Equal(ItemRowOutcome.New, item.Outcome));
        Assert.Equal(0, await app.DbAsync(db => db.PoolItems.CountAsync()));

        var done = await app.DoAsync(new ImportItems(scene.Pool, file), scene.Author);
        Assert.Equal(new ImportedItems(2, 0, 0), done);
        var again = await app.DoAsync(new ImportItems(scene.Pool, file), scene.Author);
        Assert.Equal(new ImportedItems(0, 0, 2), again);
        var versions = await app.DbAsync(db => db.PoolItemVersions.ToListAsync());
        Assert.All(
            versions,
            version =>
                Assert.Equal(
                    (ReviewState.Draft, scene.Author.UserId),
                    (version.State, version.Author)
                )
        );
        Assert.Equal(4, (await app.AuditOfAsync(nameof(ImportItems))).Count);
    }

    [Theory, EveryDatabase]
    public async Task Import_WithOneBadRow_StoresNothing(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        var file = Bytes(Header, Row, Row.Replace("V-1", "V-2").Replace("right", ""));

        var refused = await app.RefusedAsync(
            BankProblems.ItemOneRight,
            new ImportItems(scene.Pool, file),
            scene.Author
        );

        Assert.Equal("3:option1_mark", refused.Field);
        Assert.Equal(0, await app.DbAsync(db => db.PoolItems.CountAsync()));
        Assert.Empty(await app.AuditOfAsync(nameof(ImportItems)));
    }

    [Theory, EveryDatabase]
    public async Task Import_ByTheOperator_ComesApprovedAndReplacesOlderVersions(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        var item = await app.ApprovedItemAsync(scene, "V-1", "VER");
        var changed = Bytes(Header, Row);

        var done = await app.DoAsync(
            new ImportItems(scene.Pool, changed),
            Actor.System("command line")
        );

        Assert.Equal(new ImportedItems(0, 1, 0), done);
        var states = await app.DbAsync(db =>
            db.PoolItemVersions.Where(version => version.Item == item)
                .OrderBy(version => version.Number)
                .Select(version => version.State)
                .ToListAsync()
        );
        Assert.Equal([ReviewState.Retired, ReviewState.Approved], states);
        // a version under work is never overtaken by a file
        await app.DoAsync(new StartItemVersion(item), scene.Author);
        await app.RefusedAsync(
            BankProblems.ItemVersionOpen,
            new ImportItems(scene.Pool, Bytes(Header, Row.Replace("Task", "Another"))),
            Actor.System("command line")
        );
        await app.RefusedAsync(
            ItemFileProblems.ItemScaleFixed,
            new ImportItems(scene.Pool, Bytes(Header, Row.Replace("VER", "MAT"))),
            scene.Author
        );
    }

    [Theory, EveryDatabase]
    public async Task Export_IsAuditedAndImportsAgainUnchanged(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        await app.DoAsync(new ImportItems(scene.Pool, ItemFileWriter.Csv(Dangerous)), scene.Author);
        foreach (var asWorkbook in new[] { false, true })
        {
            var file = await app.DoAsync(new ExportItems("live", asWorkbook), scene.Reviewer);
            var preview = await app.DoAsync(new CheckItemFile(scene.Pool, file), scene.Author);

            Assert.Empty(preview.Faults);
            Assert.Equal(2, preview.Items.Count);
            Assert.All(preview.Items, row => Assert.Equal(ItemRowOutcome.Unchanged, row.Outcome));
        }

        var lines = await app.AuditOfAsync(nameof(ExportItems));
        Assert.Equal(2, lines.Count);
        Assert.All(
            lines,
            line =>
                Assert.Equal(
                    (AuditAction.Read, "ItemExport", "LIVE"),
                    (line.Action, line.Entity, line.Key)
                )
        );
    }

    private static (IReadOnlyList<ItemFileRow> Rows, IReadOnlyList<Problem> Faults) Read(
        params string[] lines
    ) => ItemFileReader.Read(Bytes(lines));

    private static byte[] Bytes(params string[] lines) =>
        Encoding.UTF8.GetBytes(string.Join('\n', lines));
}
