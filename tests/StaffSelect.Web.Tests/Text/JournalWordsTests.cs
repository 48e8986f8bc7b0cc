using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore.Metadata;
using StaffSelect.Data.Auditing;
using StaffSelect.Data.Providers;
using StaffSelect.Web.Tests.Shell;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Text;

/// <summary>The journal speaks in words of both languages: each use case and each kind of record has one in AuditLogText.</summary>
public partial class JournalWordsTests
{
    private static readonly HashSet<string> Words =
    [
        .. XDocument
            .Load(Sources.Path("src/StaffSelect.Web/Staff/AuditLog/AuditLogText.resx"))
            .Root!.Elements("data")
            .Select(element => element.Attribute("name")!.Value),
    ];

    [Fact]
    public void EachUseCase_HasAWord() =>
        Assert.Empty(
            typeof(Door)
                .Assembly.GetTypes()
                .Where(type => type is { IsClass: true, IsAbstract: false })
                .Where(type =>
                    type.GetInterfaces()
                        .Any(contract =>
                            contract.IsGenericType
                            && contract.GetGenericTypeDefinition() == typeof(IMessage<>)
                        )
                )
                .Select(type => "UseCase" + type.Name)
                .Except(Words)
        );

    [Fact]
    public async Task EachKindOfRecord_HasAWord()
    {
        await using var db = TestDatabase.ContextOf(
            new DatabaseSettings(DatabaseProvider.Sqlite, "Data Source=:memory:")
        );
        var written = db
            .Model.GetEntityTypes()
            .Where(type => type.IsAudited() && !type.IsOwned())
            .Select(type => type.ShortName());
        var read = Directory
            .EnumerateFiles(
                Sources.Path("src/StaffSelect.Web"),
                "*.cs",
                SearchOption.AllDirectories
            )
            .SelectMany(path => ReadPattern().Matches(File.ReadAllText(path)))
            .Select(match => match.Groups["name"].Value);

        Assert.Empty(written.Concat(read).Distinct().Select(name => "Entity" + name).Except(Words));
    }

    [GeneratedRegex("""RecordRead\(\s*(nameof\(|")(?<name>\w+)""")]
    private static partial Regex ReadPattern();
}
