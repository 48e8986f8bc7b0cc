using System.Text.RegularExpressions;
using StaffSelect.Web.Shell;
using StaffSelect.Web.Shell.Parts;

namespace StaffSelect.Web.Tests.Shell;

/// <summary>An icon that does not exist breaks its page when it is drawn, the menu's breaks all of them.</summary>
public partial class IconTests
{
    [Fact]
    public void Icons_NamedInComponents_Exist()
    {
        var named = Directory
            .EnumerateFiles(Sources.Path("src"), "*.razor", SearchOption.AllDirectories)
            .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/"))
            .SelectMany(path => Attribute().Matches(File.ReadAllText(path)))
            .SelectMany(attribute =>
                attribute.Groups["literal"].Success
                    ? [attribute.Groups["literal"].Value]
                    : Choice().Matches(attribute.Groups["choice"].Value).Select(Word)
            )
            .Distinct()
            .ToList();

        Assert.Contains("check-c", named);
        Assert.All(named, name => Assert.NotEmpty(IconPaths.Of(name)));
    }

    [Fact]
    public void Icons_OfTheMenu_Exist() =>
        Assert.All(StaffNavigation.Entries, entry => Assert.NotEmpty(IconPaths.Of(entry.Icon)));

    private static string Word(Match match) => match.Groups[1].Value;

    /// <summary>The name of an icon as a word, or an expression that chooses between words.</summary>
    [GeneratedRegex(
        """(?:<Icon\s[^>]*?\bName|\bIcon)="(?:(?<literal>[a-z][a-z-]*)"|@\((?<choice>[^\n]*?)\)"\s)"""
    )]
    private static partial Regex Attribute();

    /// <summary>A word behind a question mark or a colon.</summary>
    [GeneratedRegex("""[?:]\s*"([a-z-]+)"(?=\s*(?::|$))""")]
    private static partial Regex Choice();
}
