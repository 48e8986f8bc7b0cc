using System.Text.RegularExpressions;
using MudBlazor;
using MudBlazor.Utilities;
using StaffSelect.Web.Shell;

namespace StaffSelect.Web.Tests.Shell;

/// <summary>MudBlazor's palette and the style sheet say the same, in light and in dark.</summary>
public partial class StaffSelectThemeTests
{
    private static readonly Dictionary<string, Func<Palette, MudColor>> Mapping = new()
    {
        ["Primary"] = p => p.Primary,
        ["Info"] = p => p.Info,
        ["PrimaryContrastText"] = p => p.PrimaryContrastText,
        ["InfoContrastText"] = p => p.InfoContrastText,
        ["Secondary"] = p => p.Secondary,
        ["SecondaryContrastText"] = p => p.SecondaryContrastText,
        ["Dark"] = p => p.Dark,
        ["DarkContrastText"] = p => p.DarkContrastText,
        ["Tertiary"] = p => p.Tertiary,
        ["TertiaryContrastText"] = p => p.TertiaryContrastText,
        ["Success"] = p => p.Success,
        ["Warning"] = p => p.Warning,
        ["Error"] = p => p.Error,
        ["SuccessContrastText"] = p => p.SuccessContrastText,
        ["WarningContrastText"] = p => p.WarningContrastText,
        ["ErrorContrastText"] = p => p.ErrorContrastText,
        ["LinesDefault"] = p => p.LinesDefault,
        ["TableLines"] = p => p.TableLines,
        ["Divider"] = p => p.Divider,
        ["DividerLight"] = p => p.DividerLight,
        ["TableHover"] = p => p.TableHover,
        ["TextPrimary"] = p => p.TextPrimary,
        ["TextSecondary"] = p => p.TextSecondary,
        ["TextDisabled"] = p => p.TextDisabled,
        ["ActionDefault"] = p => p.ActionDefault,
        ["ActionDisabled"] = p => p.ActionDisabled,
        ["ActionDisabledBackground"] = p => p.ActionDisabledBackground,
        ["Background"] = p => p.Background,
        ["BackgroundGray"] = p => p.BackgroundGray,
        ["Surface"] = p => p.Surface,
        ["AppbarBackground"] = p => p.AppbarBackground,
        ["AppbarText"] = p => p.AppbarText,
        ["DrawerBackground"] = p => p.DrawerBackground,
        ["DrawerText"] = p => p.DrawerText,
        ["DrawerIcon"] = p => p.DrawerIcon,
        ["LinesInputs"] = p => p.LinesInputs,
        ["Skeleton"] = p => p.Skeleton,
    };

    private static readonly string Css = File.ReadAllText(
        Sources.Path("src/StaffSelect.Web/wwwroot/css/tokens.css")
    );

    [Theory]
    [InlineData("Primary", "action")]
    [InlineData("Info", "action")]
    [InlineData("PrimaryContrastText", "on-action")]
    [InlineData("InfoContrastText", "on-action")]
    [InlineData("Secondary", "brand")]
    [InlineData("SecondaryContrastText", "on-brand")]
    [InlineData("Dark", "brand")]
    [InlineData("DarkContrastText", "on-brand")]
    [InlineData("Tertiary", "c2")]
    [InlineData("TertiaryContrastText", "surface")]
    [InlineData("Success", "ok")]
    [InlineData("Warning", "warn")]
    [InlineData("Error", "bad")]
    [InlineData("SuccessContrastText", "surface")]
    [InlineData("WarningContrastText", "surface")]
    [InlineData("ErrorContrastText", "surface")]
    [InlineData("LinesDefault", "line")]
    [InlineData("TableLines", "line")]
    [InlineData("Divider", "line")]
    [InlineData("DividerLight", "line")]
    [InlineData("TableHover", "canvas")]
    [InlineData("TextPrimary", "ink")]
    [InlineData("TextSecondary", "ink-2")]
    [InlineData("TextDisabled", "ink-3")]
    [InlineData("ActionDefault", "ink-2")]
    [InlineData("ActionDisabled", "ink-3")]
    [InlineData("ActionDisabledBackground", "mute-soft")]
    [InlineData("Background", "canvas")]
    [InlineData("BackgroundGray", "sunken")]
    [InlineData("Surface", "surface")]
    [InlineData("AppbarBackground", "brand")]
    [InlineData("AppbarText", "on-brand")]
    [InlineData("DrawerBackground", "canvas")]
    [InlineData("DrawerText", "ink")]
    [InlineData("DrawerIcon", "ink-2")]
    [InlineData("LinesInputs", "line-strong")]
    [InlineData("Skeleton", "mute-soft")]
    public void Palette_OfBothModes_HoldsTheToken(string member, string token)
    {
        var theme = StaffSelectTheme.Create();

        Assert.Equal(Light[token], Hex(Mapping[member](theme.PaletteLight)));
        Assert.Equal(Dark[token], Hex(Mapping[member](theme.PaletteDark)));
    }

    [Fact]
    public void PrimaryDarken_IsTheHoverOfActions()
    {
        var theme = StaffSelectTheme.Create();

        Assert.Equal(Light["action-hover"], Hex(new MudColor(theme.PaletteLight.PrimaryDarken)));
        Assert.Equal(Dark["action-hover"], Hex(new MudColor(theme.PaletteDark.PrimaryDarken)));
    }

    [Fact]
    public void DarkTokens_StandTwice_AndAgree()
    {
        var byDevice = Block("""@media \(prefers-color-scheme: dark\) \{\s*:root[^{]*""");

        Assert.Equal(Dark, byDevice);
    }

    [Fact]
    public void PrintTokens_AreTheLightOnes()
    {
        var print = Block("""@media print \{ :root[^{]*""");

        Assert.All(print, pair => Assert.Equal(Light[pair.Key], pair.Value));
        Assert.Equal(Light.Count, print.Count);
    }

    [Fact]
    public void FontFamily_IsThatOfTheStyleSheet()
    {
        var declared = FontPattern().Match(Css).Groups[1].Value;

        Assert.Equal(
            declared.Split(',').Select(name => name.Trim().Trim('"')),
            StaffSelectTheme.FontFamily
        );
    }

    private static Dictionary<string, string> Light => Block("""^:root """);

    private static Dictionary<string, string> Dark => Block("""^:root\[data-theme="dark"\] """);

    private static string Hex(MudColor color) =>
        color.ToString(MudColorOutputFormats.Hex).ToLowerInvariant();

    private static Dictionary<string, string> Block(string selector)
    {
        var match = Regex.Match(
            Css,
            selector + @"\{(?<body>[^}]*)\}",
            RegexOptions.Multiline | RegexOptions.CultureInvariant
        );
        Assert.True(match.Success, selector);
        return ColourPattern()
            .Matches(match.Groups["body"].Value)
            .ToDictionary(
                colour => colour.Groups[1].Value,
                colour => colour.Groups[2].Value.ToLowerInvariant()
            )
            .Where(pair => !pair.Key.StartsWith("focus", StringComparison.Ordinal))
            .ToDictionary();
    }

    [GeneratedRegex("--ss-([a-z0-9-]+): (#[0-9a-fA-F]{6});")]
    private static partial Regex ColourPattern();

    [GeneratedRegex("--ss-font: ([^;]+);")]
    private static partial Regex FontPattern();
}
