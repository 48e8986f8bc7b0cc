using System.Net;
using System.Net.Http.Headers;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Candidates;

/// <summary>The pages of applying as a browser without script uses them, and what bad input they survive.</summary>
public class ApplyPagesTests
{
    private const string Apply = "/my/spring/apply";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WholeApplication_WithoutScript_EndsWithTwoCodes()
    {
        await using var site = await TestSite.StartAsync();
        await site.App.AnnouncedCampaignAsync();
        var actor = await site.App.NewUserAsync("olena");
        using var client = site.ClientFor(actor);

        await DoneAsync(
            client,
            Apply,
            await client.SubmitAsync(
                Apply + "/person",
                new()
                {
                    ["Input.FamilyName"] = "Дем'янчук",
                    ["Input.GivenName"] = "Мар’яна",
                    ["Input.IdentityKind"] = "TaxNumber",
                    ["Input.IdentityNumber"] = TestData.TaxNumberOf(1),
                    ["Input.BirthDate"] = "8.5.1990",
                    ["Input.Citizenship"] = "Ukraine",
                }
            )
        );
        await DoneAsync(
            client,
            Apply,
            await client.SubmitAsync(
                Apply + "/contact",
                new() { ["Input.Phone"] = "(067) 123-45-67" }
            )
        );
        await DoneAsync(
            client,
            Apply + "/education",
            await client.SubmitAsync(
                Apply + "/education",
                new()
                {
                    ["Input.Level"] = "Secondary",
                    ["Input.Institution"] = "Ліцей № 7",
                    ["Input.Year"] = "2007",
                }
            )
        );
        await DoneAsync(
            client,
            Apply,
            await client.SubmitAsync(Apply + "/group", new() { ["Input.GroupCode"] = "SG" })
        );
        foreach (var step in new[] { "Add", "Add", "Up|LWO", "Confirm" })
        {
            using var moved = await client.SubmitAsync(
                Apply + "/posts",
                new() { ["Input.Step"] = step }
            );
            Assert.Equal(HttpStatusCode.Redirect, moved.StatusCode);
        }

        using (var uploaded = await UploadAsync(client, TestData.Pdf(), "скан.pdf"))
        {
            Assert.Equal(HttpStatusCode.Redirect, uploaded.StatusCode);
        }

        var check = await client.PageAsync(Apply + "/check");
        Assert.Contains("Дем’янчук Мар’яна", check.Body!.TextContent, StringComparison.Ordinal);
        using var submitted = await client.SubmitAsync(
            Apply + "/check",
            new() { ["Input.NoticeAccepted"] = "true" }
        );

        Assert.Equal(HttpStatusCode.Redirect, submitted.StatusCode);
        var status = await client.PageAsync(submitted.Headers.Location!.ToString());
        var codes = status.QuerySelectorAll(".codes dt + dd").Select(code => code.TextContent);
        Assert.Equal(2, codes.Count(code => CandidateCode.TryParse(code, out _)));
        var stored = await site.App.DbAsync(db => db.Applications.SingleAsync());
        Assert.Equal(["LWO", "KRA"], stored.Preferences);
        // while nothing is decided the sections are open for a change, afterwards they lead to the status
        using var open = await client.GetAsync(Apply + "/person", Ct);
        Assert.Equal(HttpStatusCode.OK, open.StatusCode);
        site.App.Time.Advance(TimeSpan.FromDays(40));
        using var again = await client.GetAsync(Apply + "/person", Ct);
        Assert.Equal(
            "/my/spring/status",
            new Uri(new Uri("https://x"), again.Headers.Location!).AbsolutePath
        );
    }

    [Fact]
    public async Task BadInput_OnEachForm_IsAnsweredWithASentenceAndKeptInTheFields()
    {
        await using var site = await TestSite.StartAsync();
        await site.App.AnnouncedCampaignAsync();
        var actor = await site.App.NewUserAsync("olena");
        using var client = site.ClientFor(actor);
        (string Page, string Field, string Value)[] table =
        [
            ("person", "Input.FamilyName", ""),
            ("person", "Input.FamilyName", new string('я', 10_000)),
            ("person", "Input.FamilyName", "<script>alert(1)</script>"),
            ("person", "Input.FamilyName", "'; DROP TABLE Applications; --"),
            ("person", "Input.FamilyName", "\ud83d\ude00"),
            ("person", "Input.IdentityNumber", new string('9', 10_000)),
            ("person", "Input.IdentityKind", "Nonsense"),
            ("person", "Input.BirthDate", "31.02.1990"),
            ("person", "Input.BirthDate", "01.01.1850"),
            ("person", "Input.Citizenship", "Mars"),
            ("contact", "Input.Phone", "12"),
            ("contact", "Input.Phone", new string('0', 10_000)),
            ("contact", "Input.PostalAddress", new string('я', 10_000)),
            ("education", "Input.Level", "Nonsense"),
            ("education", "Input.Year", "2999"),
            ("education", "Input.Row", "not-an-id"),
            ("accommodation", "Input.IsNeeded", "maybe"),
            ("accommodation", "Input.Percent", "not a number"),
            ("documents", "Input.Replaces", "not-an-id"),
            ("group", "Input.GroupCode", "no-such-group"),
            ("group", "Input.GroupCode", new string('x', 10_000)),
            ("posts", "Input.Step", "Add|no-such-post"),
            ("posts", "Input.Step", "Confirm"),
            ("posts", "Input.Step", new string('x', 10_000)),
            ("check", "Input.NoticeAccepted", "maybe"),
            ("check", "Input.DraftVersion", "not a number"),
            ("check", "Input.DraftVersion", "2147483647"),
        ];

        foreach (var (path, field, value) in table)
        {
            using var answer = await client.SubmitAsync(
                $"{Apply}/{path}",
                new() { [field] = value }
            );
            Assert.True(
                answer.StatusCode == HttpStatusCode.OK,
                $"{path} {field}: {answer.StatusCode}"
            );
            var page = await answer.PageAsync();
            Assert.NotNull(page.QuerySelector("[role=alert] li"));
            Assert.StartsWith("Помилка: ", page.Title, StringComparison.Ordinal);
            if (page.QuerySelector($"input[type=text][name='{field}']") is IHtmlInputElement kept)
            {
                Assert.Equal(value, kept.Value);
            }
        }

        Assert.Empty(await site.App.DbAsync(db => db.ApplicationDrafts.ToListAsync()));
        Assert.Empty(await site.App.DbAsync(db => db.Applications.ToListAsync()));
    }

    [Fact]
    public async Task BadFile_IsAnsweredWithASentenceBesideTheField()
    {
        await using var site = await TestSite.StartAsync();
        await site.App.AnnouncedCampaignAsync();
        var actor = await site.App.NewUserAsync("olena");
        using var client = site.ClientFor(actor);
        (byte[]? Content, string Name, string Sentence)[] table =
        [
            (null, "x.pdf", "Виберіть файл"),
            ([], "x.pdf", "Виберіть файл"),
            (new byte[11 * 1024 * 1024], "x.pdf", "до 10"),
            ("<html>"u8.ToArray(), "x.pdf", "Вміст цього файлу інший"),
            ([.. TestData.Pdf(), .. "<html>"u8], "x.pdf", "пошкоджено"),
            (TestData.Pdf(), new string('я', 400) + ".pdf", "Скоротіть"),
        ];

        foreach (var (content, name, sentence) in table)
        {
            using var answer = await UploadAsync(client, content, name);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            var page = await answer.PageAsync();
            Assert.Contains(
                sentence,
                page.QuerySelector("[role=alert]")!.TextContent,
                StringComparison.OrdinalIgnoreCase
            );
        }

        Assert.Empty(await site.App.DbAsync(db => db.StoredFiles.ToListAsync()));
    }

    [Fact]
    public async Task ExpiredForm_SaysSoAndSavesNothing()
    {
        await using var site = await TestSite.StartAsync();
        await site.App.AnnouncedCampaignAsync();
        var actor = await site.App.NewUserAsync("olena");
        using var client = site.ClientFor(actor);

        using var answer = await client.SubmitAsync(
            Apply + "/group",
            new() { ["Input.GroupCode"] = "SG", ["__RequestVerificationToken"] = "expired" }
        );

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.NotEmpty((await answer.PageAsync()).QuerySelector("h1")!.TextContent);
        Assert.Empty(await site.App.DbAsync(db => db.ApplicationDrafts.ToListAsync()));
    }

    [Fact]
    public async Task Deadline_PassedWhileTyping_IsSaidAndNothingIsLost()
    {
        await using var site = await TestSite.StartAsync();
        var campaign = await site.App.AnnouncedCampaignAsync();
        var actor = await site.App.DraftAsync(campaign, 1);
        using var client = site.ClientFor(actor);
        var page = await client.PageAsync(Apply + "/check");
        var fields = page.QuerySelectorAll("main form input[name]")
            .OfType<IHtmlInputElement>()
            .GroupBy(field => field.Name!)
            .ToDictionary(group => group.Key, group => group.Last().Value);
        fields["Input.NoticeAccepted"] = "true";
        site.App.Time.SetUtcNow(new DateTimeOffset(campaign.RegistrationUntilAt));

        using var content = new FormUrlEncodedContent(fields);
        using var answer = await client.PostAsync(
            new Uri(Apply + "/check", UriKind.Relative),
            content,
            Ct
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Contains(
            "Строк подання заяв завершився",
            (await answer.PageAsync()).QuerySelector("[role=alert]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(1, await site.App.DbAsync(db => db.ApplicationDrafts.CountAsync()));
    }

    [Fact]
    public async Task UnknownAndForeignThings_AreNotFoundOrRefused()
    {
        await using var site = await TestSite.StartAsync();
        var campaign = await site.App.AnnouncedCampaignAsync();
        var applicant = await site.App.ApplicantAsync(campaign, 1);
        var document = await site.App.DocumentAsync(applicant.Application.Id);
        var stranger = await site.App.NewUserAsync("stranger");
        using var client = site.ClientFor(stranger);
        using var anonymous = site.ClientFor();
        (string Path, HttpStatusCode Expected)[] table =
        [
            ("/my/no-such/apply", HttpStatusCode.NotFound),
            ("/my/no-such/status", HttpStatusCode.NotFound),
            ($"/my/{new string('x', 2_000)}/apply", HttpStatusCode.NotFound),
            ("/my/spring/status", HttpStatusCode.NotFound),
            ($"/files/my/spring/documents/{document}", HttpStatusCode.NotFound),
            (
                $"/files/applications/{applicant.Application.Id}/documents/{document}",
                HttpStatusCode.Forbidden
            ),
            (
                $"/files/applications/{applicant.Application.Id}/accommodation",
                HttpStatusCode.Forbidden
            ),
            ($"/files/applications/{Guid.NewGuid()}/documents/{document}", HttpStatusCode.NotFound),
            ("/files/applications/not-an-id", HttpStatusCode.NotFound),
            ("/my", HttpStatusCode.OK),
        ];

        foreach (var (path, expected) in table)
        {
            using var answer = await client.GetAsync(path, Ct);
            Assert.True(answer.StatusCode == expected, $"{path}: {answer.StatusCode}");
        }

        foreach (
            var path in new[]
            {
                "/my",
                Apply,
                Apply + "/person",
                "/my/spring/status",
                $"/files/my/spring/documents/{document}",
            }
        )
        {
            using var answer = await anonymous.GetAsync(path, Ct);
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Contains(
                "/account/sign-in",
                answer.Headers.Location!.ToString(),
                StringComparison.Ordinal
            );
        }
    }

    [Fact]
    public async Task Document_IsSentAsADownloadThatCanDoNothing()
    {
        await using var site = await TestSite.StartAsync();
        var campaign = await site.App.AnnouncedCampaignAsync();
        var applicant = await site.App.ApplicantAsync(campaign, 1);
        var officer = await site.App.NewUserAsync("officer", (Role.Officer, campaign.Id));
        using var client = site.ClientFor(officer);

        var document = await site.App.DocumentAsync(applicant.Application.Id);
        using var answer = await client.GetAsync(
            $"/files/applications/{applicant.Application.Id}/documents/{document}",
            Ct
        );

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(TestData.Pdf("Certificate 1"), await answer.Content.ReadAsByteArrayAsync(Ct));
        Assert.Equal("application/pdf", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        Assert.StartsWith(
            "sandbox",
            Assert.Single(answer.Headers.GetValues("Content-Security-Policy")),
            StringComparison.Ordinal
        );
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.True(answer.Headers.CacheControl!.NoStore);
        Assert.Single(await site.App.AuditOfAsync("OpenDocument"));
    }

    [Fact]
    public async Task Withdrawal_NeedsTheFormAndHappensOnce()
    {
        await using var site = await TestSite.StartAsync();
        var campaign = await site.App.AnnouncedCampaignAsync();
        var applicant = await site.App.ApplicantAsync(campaign, 1);
        using var client = site.ClientFor(applicant.Actor);
        var page = await client.PageAsync("/my/spring/status");
        var fields = page.QuerySelectorAll("main form input[name]")
            .OfType<IHtmlInputElement>()
            .ToDictionary(field => field.Name!, field => field.Value);

        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 2; i++)
        {
            using var content = new FormUrlEncodedContent(fields);
            using var answer = await client.PostAsync(
                new Uri("/my/spring/status", UriKind.Relative),
                content,
                Ct
            );
            answers.Add(answer.StatusCode);
        }

        Assert.Equal(HttpStatusCode.Redirect, answers[0]);
        Assert.True((int)answers[1] < 500, answers[1].ToString());
        Assert.Equal(
            ApplicationStatus.Withdrawn,
            (await site.App.ApplicationAsync(applicant.Application.Id)).Status
        );
        Assert.Equal(2, await site.App.DbAsync(db => db.ApplicationNotices.CountAsync()));
    }

    private static async Task DoneAsync(HttpClient client, string next, HttpResponseMessage answer)
    {
        using (answer)
        {
            Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
            Assert.Equal(
                next,
                new Uri(new Uri("https://x"), answer.Headers.Location!).AbsolutePath
            );
            using var page = await client.GetAsync(next, Ct);
            Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        }
    }

    private static async Task<HttpResponseMessage> UploadAsync(
        HttpClient client,
        byte[]? file,
        string name
    )
    {
        var page = await client.PageAsync(Apply + "/documents");
        var form = page.QuerySelectorAll("main form")
            .Single(form => form.QuerySelector("input[type=file]") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var hidden in form.QuerySelectorAll("input[type=hidden]"))
        {
            content.Add(
                new StringContent(hidden.GetAttribute("value") ?? ""),
                hidden.GetAttribute("name")!
            );
        }

        content.Add(new StringContent("GroupProof"), "Input.Kind");
        if (file is not null)
        {
            var part = new ByteArrayContent(file);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
            part.Headers.TryAddWithoutValidation(
                "Content-Disposition",
                $"form-data; name=\"Input.Content\"; filename*=UTF-8''{Uri.EscapeDataString(name)}"
            );
            content.Add(part);
        }

        return await client.PostAsync(new Uri(Apply + "/documents", UriKind.Relative), content, Ct);
    }
}
