using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using MudBlazor;
using StaffSelect.Domain;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.Tests.Shell;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Text;

/// <summary>Every text exists in both languages, with the same placeholders, and every refusal is worded.</summary>
public partial class ResourcePairTests
{
    public static TheoryData<string> Resources =>
        [
            .. Directory
                .EnumerateFiles(Sources.Path("src"), "*.resx", SearchOption.AllDirectories)
                .Where(path => !path.EndsWith(".en.resx", StringComparison.Ordinal))
                .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/"))
                .Select(path => Path.GetRelativePath(Sources.Root, path))
                .Order(StringComparer.Ordinal),
        ];

    [Theory]
    [MemberData(nameof(Resources))]
    public void Texts_OfBothLanguages_HaveTheSameKeysAndPlaceholders(string path)
    {
        var ukrainian = Read(path);
        var english = Read(Path.ChangeExtension(path, ".en.resx"));

        Assert.Equal(ukrainian.Keys.Order(), english.Keys.Order());
        Assert.All(
            ukrainian,
            pair => Assert.Equal(Placeholders(pair.Value), Placeholders(english[pair.Key]))
        );
        Assert.DoesNotContain(ukrainian.Values, string.IsNullOrWhiteSpace);
        Assert.DoesNotContain(english.Values, string.IsNullOrWhiteSpace);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void UkrainianTexts_UseTheTypographicApostropheAndQuotes(string path)
    {
        var offenders = Read(path)
            .Where(pair => StraightPattern().IsMatch(pair.Value))
            .Select(pair => pair.Key);

        Assert.Empty(offenders);
    }

    [Theory]
    [MemberData(nameof(Resources))]
    public void EnglishTexts_AreMoreLatinThanCyrillic(string path)
    {
        var offenders = Read(Path.ChangeExtension(path, ".en.resx"))
            // the one line that speaks to readers of the other language
            .Where(pair => pair.Key != "LanguageNote")
            .Where(pair => CyrillicPattern().Count(pair.Value) > LatinPattern().Count(pair.Value))
            .Select(pair => pair.Key);

        Assert.Empty(offenders);
    }

    [Fact]
    public void Codes_OfEveryRefusal_AreWorded()
    {
        var codes = new[] { typeof(Problem).Assembly, typeof(Door).Assembly }
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Name.EndsWith("Problems", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(field => field is { IsLiteral: true } && field.FieldType == typeof(string))
            .Select(field => (string)field.GetRawConstantValue()!)
            .Concat([
                Problem.NotFound.Code,
                Problem.Forbidden.Code,
                Problem.Conflict.Code,
                Problem.Duplicate.Code,
                Problem.Busy.Code,
            ])
            .Distinct();

        Assert.Empty(codes.Except(Read("src/StaffSelect.Web/UseCases/ProblemText.resx").Keys));
    }

    [Fact]
    public void Words_OfMudBlazor_AreAllTranslated()
    {
        using var stream = typeof(MudLocalizer).Assembly.GetManifestResourceStream(
            "MudBlazor.Resources.LanguageResource.resources"
        );
        using var reader = new System.Resources.ResourceReader(stream!);
        var theirs = reader
            .Cast<System.Collections.DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
        var ours = Read("src/StaffSelect.Web/Shell/Ui.resx");

        Assert.Equal(theirs.Keys.Order(), ours.Keys.Order());
        Assert.All(
            theirs,
            pair => Assert.Equal(Placeholders(pair.Value), Placeholders(ours[pair.Key]))
        );
    }

    [Theory]
    [InlineData("/my", true)]
    [InlineData("/", true)]
    [InlineData("/culture/en?returnUrl=/", true)]
    [InlineData("//evil.example", false)]
    [InlineData("/\\evil.example", false)]
    [InlineData("https://evil.example", false)]
    [InlineData("/a\r\nSet-Cookie: x", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void LocalPath_FollowsOnlyPathsOfThisSite(string? path, bool expected) =>
        Assert.Equal(expected, LocalPath.Is(path));

    private static Dictionary<string, string> Read(string path) =>
        XDocument
            .Load(Sources.Path(path))
            .Root!.Elements("data")
            .ToDictionary(
                data => data.Attribute("name")!.Value,
                data => data.Element("value")!.Value
            );

    private static IEnumerable<string> Placeholders(string text) =>
        PlaceholderPattern()
            .Matches(text)
            .Select(match => match.Groups[1].Value)
            .Distinct()
            .Order();

    [GeneratedRegex(@"\{(\d+)[^}]*\}")]
    private static partial Regex PlaceholderPattern();

    // straight quotes are right inside what is typed or shown as code
    [GeneratedRegex(@"\p{IsCyrillic}['ʼ""]\p{IsCyrillic}|(^|\s)""\p{IsCyrillic}")]
    private static partial Regex StraightPattern();

    [GeneratedRegex(@"\p{IsCyrillic}")]
    private static partial Regex CyrillicPattern();

    [GeneratedRegex("[A-Za-z]")]
    private static partial Regex LatinPattern();
}
