using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using SkiaSharp;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.Candidate.Applying;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Support;

/// <summary>Somebody who has applied.</summary>
public sealed record Applicant(Actor Actor, SubmittedApplication Application);

/// <summary>People who apply through the use cases.</summary>
public static partial class TestData
{
    /// <summary>Nobody shares it: number 1 was born on 8 May 1990, each next one a day earlier.</summary>
    public static DateOnly BirthDateOf(int number) => new DateOnly(1990, 5, 9).AddDays(-number);

    /// <summary>A valid РНОКПП of somebody born on <see cref="BirthDateOf"/>; another one for each number.</summary>
    public static string TaxNumberOf(int number)
    {
        var digits = string.Create(CultureInfo.InvariantCulture, $"{33001 - number:D5}{number:D4}");
        return digits + TaxNumber.CheckDigit(digits + "0").ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The smallest text that passes for a whole PDF.</summary>
    public static byte[] Pdf(string text = "Certificate") =>
        Encoding.ASCII.GetBytes(
            $"%PDF-1.4\n% {text}\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\nstartxref\n9\n%%EOF\n"
        );

    public static byte[] Picture(SKEncodedImageFormat format, int width = 60, int height = 40)
    {
        using var bitmap = new SKBitmap(width, height);
        bitmap.Erase(SKColors.Blue);
        bitmap.SetPixel(0, 0, SKColors.White);
        using var data = bitmap.Encode(format, 90);
        return data.ToArray();
    }

    /// <summary>Fills in everything but the submission.</summary>
    public static async Task<Actor> DraftAsync(
        this TestApp app,
        Campaign campaign,
        int number,
        string familyName = "Дем’янчук",
        string givenName = "Мар’яна",
        string? patronymic = "Олегівна",
        string group = "SG",
        params string[] posts
    )
    {
        var actor = await app.NewUserAsync($"applicant{number}-{Guid.NewGuid():N}");
        await app.DoAsync(
            new SaveDraftPerson(
                campaign.Id,
                familyName,
                givenName,
                patronymic,
                IdentityKind.TaxNumber,
                TaxNumberOf(number),
                BirthDateOf(number).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
                Citizenship.Ukraine
            ),
            actor
        );
        await app.DoAsync(
            new SaveDraftContact(campaign.Id, $"067 123 {number:D4}", null, null),
            actor
        );
        await app.DoAsync(
            new SaveDraftEducation(
                campaign.Id,
                null,
                EducationLevel.Bachelor,
                "Академія",
                "Право",
                "2012"
            ),
            actor
        );
        await app.DoAsync(new SaveDraftGroup(campaign.Id, group), actor);
        foreach (var post in posts.Length == 0 ? ["KRA", "LWO"] : posts)
        {
            await app.DoAsync(new ChangeDraftPosts(campaign.Id, PostsChange.Add, post), actor);
        }

        await app.DoAsync(new ChangeDraftPosts(campaign.Id, PostsChange.Confirm, null), actor);
        using var document = new MemoryStream(Pdf($"Certificate {number}"));
        await app.DoAsync(
            new SaveDraftDocument(campaign.Id, DocumentKind.GroupProof, "довідка.pdf", document),
            actor
        );
        return actor;
    }

    /// <summary>The submission of the sender's draft as it stands.</summary>
    public static async Task<SubmitApplication> SubmissionAsync(
        this TestApp app,
        Campaign campaign,
        Actor actor
    )
    {
        var form = await app.DoAsync(new GetApplicationForm(campaign.Code), actor);
        return new SubmitApplication(campaign.Id, form.Draft.Version, true);
    }

    public static async Task<Applicant> ApplicantAsync(
        this TestApp app,
        Campaign campaign,
        int number,
        string familyName = "Дем’янчук",
        string givenName = "Мар’яна",
        string? patronymic = "Олегівна",
        string group = "SG",
        params string[] posts
    )
    {
        var actor = await app.DraftAsync(
            campaign,
            number,
            familyName,
            givenName,
            patronymic,
            group,
            posts
        );
        return new Applicant(
            actor,
            await app.DoAsync(await app.SubmissionAsync(campaign, actor), actor)
        );
    }

    /// <summary>The first document that was submitted.</summary>
    public static async Task<ApplicationDocumentId> DocumentAsync(
        this TestApp app,
        ApplicationId id
    ) => (await app.ApplicationAsync(id)).Documents[0];

    /// <summary>The application as stored.</summary>
    public static Task<Application> ApplicationAsync(this TestApp app, ApplicationId id) =>
        app.DbAsync(db => db.Applications.AsNoTracking().SingleAsync(a => a.Id == id));
}
