using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Auditing;
using StaffSelect.Web.Account.MyData;
using StaffSelect.Web.Tests.Shell;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Account;

/// <summary>The copy of one's own data.</summary>
public class MyDataTests
{
    [Theory, EveryDatabase]
    public async Task Export_PublishedCandidate_HoldsOwnRecordsAndNobodyElses(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();
        var owner = scene.Candidate;

        var file = await app.DoAsync(new ExportMyData(Ticket(app, owner), "json", "uk"), owner);

        var data = JsonNode.Parse(file.Content)!;
        Assert.Equal("staffselect.my-data/1", data["format"]!.GetValue<string>());
        var own = Assert.Single(data["applications"]!.AsArray())!;
        Assert.Equal(scene.Application.WorkingCode, own["workingCode"]!.GetValue<string>());
        Assert.NotNull(own["result"]!["total"]);
        var text = Encoding.UTF8.GetString(file.Content);
        Assert.Contains("Ґрунтовна відповідь на рівень 4", text, StringComparison.Ordinal);
        foreach (var member in scene.Panel.Members)
        {
            Assert.DoesNotContain(member.UserId.ToString()!, text, StringComparison.Ordinal);
        }

        var read = Assert.Single(
            await app.AuditOfAsync(nameof(ExportMyData)),
            line => line.Action == AuditAction.Read
        );
        Assert.Equal(
            ("MyData", owner.UserId.ToString(), owner.UserId),
            (read.Entity, read.Key, read.User)
        );
        Assert.StartsWith("json, SHA-256 ", read.Reason, StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Export_BeforePublication_HoldsNoScore(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.ScoreWithNotesAsync(scene, scene.Members[0], 5);
        var owner = await app.DbAsync(async db =>
            Actor.User(
                scene.Candidate.UserId,
                (
                    await db.Users.SingleAsync(user => user.Id == scene.Candidate.UserId.Value)
                ).SecurityStamp,
                null
            )
        );

        var file = await app.DoAsync(new ExportMyData(Ticket(app, owner), "json", "uk"), owner);

        var own = JsonNode.Parse(file.Content)!["applications"]![0]!.AsObject();
        Assert.False(own.ContainsKey("result"));
        Assert.Empty(own["stages"]!.AsArray());
        Assert.All(own["tests"]!.AsArray(), test => Assert.Null(test!["answers"]));
    }

    [Theory, EveryDatabase]
    public async Task Export_OtherOldOrNoTicket_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var account = await app.RegisteredAsync("olena@example.test");
        var other = await app.NewUserAsync("other");

        var wrong = await app.RefusedAsync(
            AccountProblems.PasswordNotTheOneChosen,
            new ConfirmMyDataExport("not the password"),
            account.As()
        );
        var ticket = await app.DoAsync(new ConfirmMyDataExport(TestData.Password), account.As());
        var ask = new ExportMyData(ticket, "json", "uk");
        await app.DoAsync(ask, account.As());

        Assert.Equal(nameof(ConfirmMyDataExport.Password), wrong.Field);
        await app.RefusedAsync(nameof(Problem.Forbidden), ask, other);
        await app.RefusedAsync(
            nameof(Problem.Forbidden),
            ask with
            {
                Ticket = "forged",
            },
            account.As()
        );
        app.Time.Advance(TimeSpan.FromMinutes(10));
        await app.RefusedAsync(nameof(Problem.Forbidden), ask, account.As());
        Assert.Single(
            await app.AuditOfAsync(nameof(ExportMyData)),
            line => line.Action == AuditAction.Read
        );
    }

    [Fact]
    public async Task Pdf_HasWordsForEachFieldInBothLanguages()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var applicant = await app.ApplicantAsync(await app.AnnouncedCampaignAsync(), 1);
        var ticket = Ticket(app, applicant.Actor);

        var json = await app.DoAsync(new ExportMyData(ticket, "json", "uk"), applicant.Actor);
        var pdf = await app.DoAsync(new ExportMyData(ticket, "pdf", "en"), applicant.Actor);

        Assert.Equal("%PDF", Encoding.ASCII.GetString(pdf.Content, 0, 4));
        var own = JsonNode.Parse(json.Content)!["applications"]![0]!;
        Assert.NotNull(own["versions"]![0]!["answers"]!["identity"]!["number"]);
        Assert.Equal(64, own["documents"]![0]!["sha256"]!.GetValue<string>().Length);
        var words = XDocument
            .Load(Sources.Path("src/StaffSelect.Web/Account/MyData/MyDataText.resx"))
            .Root!.Elements("data")
            .Select(element => element.Attribute("name")!.Value)
            .ToHashSet();
        string[] unread = ["format", "madeAt", "account", "applications", "id", "uk", "en"];
        Assert.Empty(
            Keys(JsonNode.Parse(json.Content))
                .Concat(
                    typeof(OwnData)
                        .Assembly.GetTypes()
                        .Where(type =>
                            type.Namespace == typeof(OwnData).Namespace
                            && type.Name.StartsWith("Own", StringComparison.Ordinal)
                            && type.GetMethod("<Clone>$") is not null
                        )
                        .SelectMany(type => type.GetProperties())
                        .Where(property => property.Name != "EqualityContract")
                        .Select(property => JsonNamingPolicy.CamelCase.ConvertName(property.Name))
                )
                .Distinct()
                .Except(unread)
                .Where(key => !words.Contains("Field_" + key))
        );
    }

    private static string Ticket(TestApp app, Actor owner) =>
        ((MyDataTickets)app.Services.GetService(typeof(MyDataTickets))!).Issue(owner.UserId!.Value);

    private static IEnumerable<string> Keys(JsonNode? node) =>
        node switch
        {
            JsonObject parts => parts.SelectMany(pair => Keys(pair.Value).Prepend(pair.Key)),
            JsonArray rows => rows.SelectMany(Keys),
            _ => [],
        };
}
