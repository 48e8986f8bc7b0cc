using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Exchange.Items;
using StaffSelect.Web.Exchange.Items.Generation;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Items;

/// <summary>The items that come with the product.</summary>
public class SeedItemTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "seed", "items");

    private static IReadOnlyList<ItemFileRow> All =>
        [
            .. Directory
                .EnumerateFiles(Folder, "*.csv")
                .Order(StringComparer.Ordinal)
                .SelectMany(path =>
                {
                    var (rows, faults) = ItemFileReader.Read(File.ReadAllBytes(path));
                    Assert.Equal(
                        "",
                        string.Join(
                            "; ",
                            faults.Select(fault => $"{path} {fault.Field} {fault.Code}")
                        )
                    );
                    return rows;
                }),
        ];

    [Fact]
    public void GeneratedFiles_AreWhatTheGeneratorMakesOfTheirSeed()
    {
        foreach (var (name, content) in GeneratedItems.Files(GeneratedItems.Seed))
        {
            Assert.True(
                content.AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(Folder, name))),
                $"{name}: run -- generate-items seed/items {GeneratedItems.Seed}"
            );
        }
    }

    [Fact]
    public void Items_FillABankOfTwentyFourteenSixForEachScale()
    {
        var all = All;

        Assert.Distinct(all.Select(row => row.Code));
        Assert.Distinct(
            all.Select(row =>
                row.Content.Text.Uk
                + row.Content.PictureSvg
                + string.Concat(row.Content.Options.Select(option => option.Text.Uk).Order())
            )
        );
        var cells = all.GroupBy(row => row.Scale)
            .ToDictionary(
                scale => scale.Key,
                scale =>
                    string.Join(
                        "/",
                        Enum.GetValues<Difficulty>()
                            .Select(difficulty =>
                                scale.Count(row => row.Content.Difficulty == difficulty)
                            )
                    )
            );
        Assert.All(cells, cell => Assert.Equal("20/14/6", cell.Value));
        Assert.Equal(["ABS", "MAT", "VER"], cells.Keys.Order());
    }

    [Fact]
    public void Keys_AreSpreadOverThePlaces()
    {
        var places = All.GroupBy(row => row.Scale)
            .SelectMany(scale =>
                scale
                    .CountBy(row =>
                        row.Content.Options.ToList()
                            .FindIndex(option => option.Mark == OptionMark.Right)
                    )
                    .Select(place => place.Value)
            );

        Assert.All(places, count => Assert.InRange(count, 4, 18));
    }

    [Fact]
    public void WordsOfPictures_NeverTellTheRule()
    {
        string[] telling = ["правил", "кожн", "зроста", "змінює", "rule", "each", "grow", "change"];
        var words = All.SelectMany(row =>
            row.Content.Options.Select(option => option.PictureAlternative)
                .Append(row.Content.PictureAlternative)
                .OfType<Domain.LocalizedText>()
        );

        Assert.All(
            words,
            text =>
                Assert.DoesNotContain(
                    telling,
                    sign =>
                        $"{text.Uk} {text.En}".Contains(sign, StringComparison.OrdinalIgnoreCase)
                )
        );
    }

    [Theory, EveryDatabase]
    public async Task Import_OfTheSeeds_FillsThePool(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        foreach (var path in Directory.EnumerateFiles(Folder, "*.csv"))
        {
            await app.DoAsync(
                new ImportItems(
                    scene.Pool,
                    await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)
                ),
                Actor.System("test")
            );
        }

        Assert.Equal(
            120,
            await app.DbAsync(db =>
                db.PoolItemVersions.CountAsync(version => version.State == ReviewState.Approved)
            )
        );
    }
}
