using System.IO.Compression;
using System.Net;
using System.Security.Cryptography;
using System.Text.Json;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Staff.CompleteFile;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Candidates;

public class CompleteFileTests
{
    [Theory, EveryDatabase]
    public async Task Get_PublishedCandidate_HoldsEveryPartAndIsWrittenInTheJournal(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PublishedSceneAsync();

        var file = await app.DoAsync(
            new GetCompleteFile(scene.Application.Id),
            scene.Panel.Officer
        );

        Assert.Equal($"staffselect-spring-{scene.Application.WorkingCode}.zip", file.Name);
        var parts = file.Parts.ToDictionary(
            part => part.Entry,
            part => JsonDocument.Parse(part.Content).RootElement
        );
        Assert.Equal(12, parts.Count);
        var interview = Assert.Single(parts["06-interviews.json"].EnumerateArray().ToList());
        Assert.Equal(
            [4, 4, 3],
            interview
                .GetProperty("members")
                .EnumerateArray()
                .Select(member => member.GetProperty("entries")[0].GetProperty("level").GetInt32())
        );
        var version = Assert.Single(parts["07-result.json"].EnumerateArray().ToList());
        Assert.Equal(
            scene.Application.PublicationCode,
            version.GetProperty("row").GetProperty("code").GetString()
        );
        Assert.NotEmpty(parts["09-journal.json"].EnumerateArray());
        var read = Assert.Single(
            await app.AuditOfAsync(nameof(GetCompleteFile)),
            line => line.Action == AuditAction.Read
        );
        Assert.Equal(
            ("CompleteFile", scene.Application.Id.ToString(), scene.Panel.Officer.UserId),
            (read.Entity, read.Key, read.User)
        );
    }

    [Theory, EveryDatabase]
    public async Task Get_WhilePanelAwaitsASheet_HoldsNoLevel(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.PanelSceneAsync();
        await app.ScoreWithNotesAsync(scene, scene.Members[0], 5);

        var file = await app.DoAsync(new GetCompleteFile(scene.Candidate.Id), scene.Officer);

        var interviews = JsonDocument
            .Parse(file.Parts.Single(part => part.Entry == "06-interviews.json").Content)
            .RootElement;
        Assert.DoesNotContain("level", interviews.GetRawText(), StringComparison.Ordinal);
        Assert.DoesNotContain("outcome", interviews.GetRawText(), StringComparison.Ordinal);
    }

    [Theory, EveryDatabase]
    public async Task Get_ByAnyOtherRoleOrOfAnotherCampaign_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var ask = new GetCompleteFile(applicant.Application.Id);
        await app.RefusedAsync(nameof(Problem.Forbidden), ask, applicant.Actor);
        foreach (
            var role in new[]
            {
                Role.Approver,
                Role.PanelMember,
                Role.Observer,
                Role.SystemAdministrator,
            }
        )
        {
            await app.RefusedAsync(
                nameof(Problem.Forbidden),
                ask,
                await app.NewUserAsync(
                    role.ToString(),
                    (role, GrantRules.IsSystemWide(role) ? null : campaign.Id)
                )
            );
        }
    }

    [Fact]
    public async Task Zip_HasDocumentsAndAManifestThatMatches()
    {
        await using var site = await TestSite.StartAsync();
        var campaign = await site.App.AnnouncedCampaignAsync();
        var applicant = await site.App.ApplicantAsync(campaign, 1);
        var officer = await site.App.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var address = $"/files/applications/{applicant.Application.Id}/complete.zip";

        using var refused = await site.ClientFor(applicant.Actor).GetAsync(address);
        using var response = await site.ClientFor(officer).GetAsync(address);

        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        using var zip = new ZipArchive(await response.Content.ReadAsStreamAsync());
        var manifest = JsonDocument
            .Parse(Bytes(zip.GetEntry("manifest.json")!))
            .RootElement.GetProperty("sha256");
        Assert.Contains(
            zip.Entries,
            entry => entry.FullName.StartsWith("documents/01-", StringComparison.Ordinal)
        );
        foreach (var entry in zip.Entries.Where(entry => entry.Name != "manifest.json"))
        {
            Assert.Equal(
                manifest.GetProperty(entry.FullName).GetString(),
                Convert.ToHexStringLower(SHA256.HashData(Bytes(entry)))
            );
        }

        Assert.DoesNotContain(zip.Entries, entry => entry.FullName.Any(letter => letter > '~'));
    }

    private static byte[] Bytes(ZipArchiveEntry entry)
    {
        using var content = entry.Open();
        using var bytes = new MemoryStream();
        content.CopyTo(bytes);
        return bytes.ToArray();
    }
}
