using System.Globalization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.DependencyInjection;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Panels;
using StaffSelect.Web.Staff.Panels;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Support;

/// <summary>A campaign with an officer, a panel of three and one planned interview.</summary>
public sealed record PanelScene(
    Campaign Campaign,
    Actor Officer,
    IReadOnlyList<Actor> Members,
    PanelId Panel,
    Application Candidate,
    InterviewId Interview
);

public static partial class TestData
{
    /// <summary>An admitted candidate with a key of his own, added past the use cases.</summary>
    public static async Task<Application> AdmittedCandidateAsync(
        this TestApp app,
        Campaign campaign,
        string workingCode
    )
    {
        var actor = await app.NewUserAsync("candidate-" + workingCode);
        Application application = null!;
        await app.ArrangeAsync(async db =>
        {
            var personal = new PersonalData(
                db,
                app.Services.GetRequiredService<IDataProtectionProvider>(),
                app.Time
            );
            var person = personal.NewPerson();
            application = Application.Submit(
                new Submission
                {
                    Id = ApplicationId.New(),
                    Campaign = campaign.Id,
                    Person = person,
                    User = actor.RequiredUserId,
                    FamilyName = await personal.SealAsync(person, "Ґудзь", default),
                    GivenName = await personal.SealAsync(person, "Їржина", default),
                    IdentityKind = IdentityKind.TaxNumber,
                    IdentityNumber = await personal.SealAsync(person, workingCode, default),
                    IdentityHash = workingCode
                        .GetHashCode(StringComparison.Ordinal)
                        .ToString("x8", CultureInfo.InvariantCulture),
                    Group = "SG",
                    Preferences = ["KRA"],
                    WorkingCode = workingCode,
                    PublicationCode = "P-" + workingCode[..4],
                },
                app.Time.GetUtcNow().UtcDateTime
            );
            Assert.True(
                application
                    .Admit(
                        null,
                        DecisionGround.ConditionsMet,
                        null,
                        app.Time.GetUtcNow().UtcDateTime
                    )
                    .IsSuccess
            );
            db.Add(application);
        });
        return application;
    }

    /// <summary>Three members with their panel, and one interview an hour from now.</summary>
    public static async Task<PanelScene> PanelSceneAsync(this TestApp app)
    {
        var campaign = await app.AnnouncedCampaignAsync();
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var members = new List<Actor>();
        foreach (var name in new[] { "Олена", "Петро", "Ганна" })
        {
            members.Add(await app.NewUserAsync(name, (Role.PanelMember, campaign.Id)));
        }

        var candidate = await app.AdmittedCandidateAsync(campaign, "4QD8-R7FN");
        var panel = await app.DoAsync(
            new CreatePanel(
                campaign.Id,
                "Комісія 1",
                "Panel 1",
                [.. members.Select(member => member.RequiredUserId)],
                members[0].RequiredUserId
            ),
            officer
        );
        await app.DoAsync(
            new PlanInterviews(
                panel,
                [
                    new InterviewSlot(
                        candidate.Id,
                        app.Time.GetUtcNow().UtcDateTime.AddHours(1),
                        "каб. 214"
                    ),
                ]
            ),
            officer
        );
        var mine = await app.DoAsync(new ListMyInterviews(campaign.Id), members[0]);
        return new PanelScene(
            campaign,
            officer,
            members,
            panel,
            candidate,
            Assert.Single(mine.Rows).Interview
        );
    }

    /// <summary>Declares no conflict.</summary>
    public static Task DeclareNoneAsync(this TestApp app, PanelScene scene, Actor member) =>
        app.DoAsync(new DeclareConflict(scene.Interview, HasConflict: false, null), member);

    /// <summary>Declares no conflict and scores every competency alike; does not submit.</summary>
    /// <returns>The revision of the sheet.</returns>
    public static async Task<int> ScoreAllAsync(
        this TestApp app,
        PanelScene scene,
        Actor member,
        int level
    )
    {
        await app.DeclareNoneAsync(scene, member);
        var revision = 0;
        foreach (var competency in new[] { "C1", "C2" })
        {
            var saved = await app.DoAsync(
                new SaveScore(
                    scene.Interview,
                    competency,
                    level,
                    ScoreEntry.IsNoteRequired(level) ? "Навів приклад." : null,
                    revision
                ),
                member
            );
            revision = saved.Revision;
        }

        return revision;
    }

    public static async Task SubmitAllAsync(
        this TestApp app,
        PanelScene scene,
        Actor member,
        int level
    ) =>
        await app.DoAsync(
            new SubmitSheet(scene.Interview, await app.ScoreAllAsync(scene, member, level)),
            member
        );
}
