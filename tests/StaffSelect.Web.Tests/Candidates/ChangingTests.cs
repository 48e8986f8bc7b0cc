using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Candidate.Applying;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Files;
using StaffSelect.Web.Staff.Accommodations;
using StaffSelect.Web.Staff.Applications;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Candidates;

/// <summary>A submitted application that is changed, and what stands beside it.</summary>
public class ChangingTests
{
    [Theory, EveryDatabase]
    public async Task Change_Submitted_KeepsCodesAndEveryEdition(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var before = await app.ApplicationAsync(applicant.Application.Id);
        app.Time.Advance(TimeSpan.FromHours(2));

        await app.DoAsync(new SaveDraftGroup(campaign.Id, "OT"), applicant.Actor);
        await AddVersionAsync(app, campaign, applicant);
        // nothing counts before it is submitted
        var prepared = await app.ApplicationAsync(before.Id);
        Assert.Equal(("SG", 1), (prepared.GroupCode, prepared.Edition));
        await app.DoAsync(await app.SubmissionAsync(campaign, applicant.Actor), applicant.Actor);

        var after = await app.ApplicationAsync(before.Id);
        Assert.Equal(("OT", 2), (after.GroupCode, after.Edition));
        Assert.Equal(
            (before.WorkingCode, before.PublicationCode, before.SubmittedAt),
            (after.WorkingCode, after.PublicationCode, after.SubmittedAt)
        );
        Assert.Equal(app.Time.GetUtcNow().UtcDateTime, after.ChangedAt);
        var editions = await app.DbAsync(db =>
            db.ApplicationEditions.OrderBy(edition => edition.Number).ToListAsync()
        );
        Assert.Equal([1, 2], editions.Select(edition => edition.Number));
        Assert.All(
            editions,
            edition =>
            {
                Assert.Equal(applicant.Actor.RequiredUserId, edition.SubmittedBy);
                Assert.Equal(campaign.RulesHash, edition.RulesHash);
                Assert.DoesNotContain("янчук", edition.Content.Value, StringComparison.Ordinal);
            }
        );
        Assert.Empty(await app.DbAsync(db => db.ApplicationDrafts.ToListAsync()));
        Assert.Contains(
            await app.AuditOfAsync(nameof(SubmitApplication)),
            line =>
                line is { Entity: nameof(Application), Action: AuditAction.Changed }
                && line.User == applicant.Actor.UserId
        );
        // the officer sees both versions of the document
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var view = await app.DoAsync(new GetApplication(before.Id), officer);
        Assert.Equal(
            [(1, DocumentState.Replaced), (2, DocumentState.InForce)],
            view.Documents.Select(document => (document.Number, document.State))
        );
        foreach (var document in view.Documents)
        {
            var opened = await app.DoAsync(new OpenDocument(before.Id, document.Id), officer);
            await opened.Content.DisposeAsync();
        }
    }

    [Theory, EveryDatabase]
    public async Task Change_OnceAnOfficerHasDecided_IsRefused(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        await app.DoAsync(new SaveDraftGroup(campaign.Id, "OT"), applicant.Actor);
        var submission = await app.SubmissionAsync(campaign, applicant.Actor);
        var stored = await app.ApplicationAsync(applicant.Application.Id);

        await app.DoAsync(
            new DecideApplication(
                stored.Id,
                stored.Version,
                true,
                DecisionGround.ConditionsMet,
                null
            ),
            officer
        );

        await app.RefusedAsync(
            ApplicationProblems.ChangeAfterDecision,
            submission,
            applicant.Actor
        );
        await app.RefusedAsync(
            ApplicationProblems.ChangeAfterDecision,
            new SaveDraftGroup(campaign.Id, "OT"),
            applicant.Actor
        );
        var after = await app.ApplicationAsync(stored.Id);
        Assert.Equal(("SG", 1), (after.GroupCode, after.Edition));
        Assert.Equal(
            ChangeState.Closed,
            (await app.DoAsync(new GetMyStatus(campaign.Code), applicant.Actor)).Change
        );
    }

    [Theory, EveryDatabase]
    public async Task Decision_OnAnApplicationChangedMeanwhile_IsAConflict(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var seen = await app.ApplicationAsync(applicant.Application.Id);
        await app.DoAsync(new SaveDraftGroup(campaign.Id, "OT"), applicant.Actor);
        await app.DoAsync(await app.SubmissionAsync(campaign, applicant.Actor), applicant.Actor);

        await app.RefusedAsync(
            Problem.Conflict.Code,
            new DecideApplication(seen.Id, seen.Version, true, DecisionGround.ConditionsMet, null),
            officer
        );
    }

    [Theory, EveryDatabase]
    public async Task Change_Discarded_LeavesTheApplicationAndForgetsNewFiles(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        await AddVersionAsync(app, campaign, applicant);

        await app.DoAsync(new DiscardChange(campaign.Id), applicant.Actor);

        var form = await app.DoAsync(new GetApplicationForm(campaign.Code), applicant.Actor);
        Assert.False(form.Submitted!.HasChange);
        Assert.Equal(1, Assert.Single(form.Draft.Documents).Number);
        Assert.Equal(1, await app.DbAsync(db => db.StoredFiles.CountAsync()));
        await app.RefusedAsync(
            ApplicationProblems.NothingChanged,
            new DiscardChange(campaign.Id),
            applicant.Actor
        );
    }

    [Theory, EveryDatabase]
    public async Task Document_RemovedAfterSubmission_StaysForTheOfficer(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var document = await app.DocumentAsync(applicant.Application.Id);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));

        await app.DoAsync(new RemoveDraftDocument(campaign.Id, document), applicant.Actor);

        Assert.Equal(1, await app.DbAsync(db => db.StoredFiles.CountAsync()));
        var opened = await app.DoAsync(
            new OpenDocument(applicant.Application.Id, document),
            officer
        );
        await opened.Content.DisposeAsync();
        // a group that must be proved cannot be submitted without the proof
        var problem = await app.RefusedAsync(
            ApplicationProblems.DocumentMissing,
            await app.SubmissionAsync(campaign, applicant.Actor),
            applicant.Actor
        );
        Assert.Equal("Documents", problem.Field);
    }

    [Theory, EveryDatabase]
    public async Task Document_NotYetSubmitted_IsNotForOfficers(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        await AddVersionAsync(app, campaign, applicant);
        var prepared = (await app.DoAsync(new GetApplicationForm(campaign.Code), applicant.Actor))
            .Draft
            .Documents[0]
            .Id;

        await app.RefusedAsync(
            Problem.NotFound.Code,
            new OpenDocument(applicant.Application.Id, prepared),
            officer
        );
    }

    [Theory, EveryDatabase]
    public async Task Accommodation_Request_IsReadOnlyByThoseWhoDecideAndEachReadingIsRecorded(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var decider = await app.NewUserAsync("decider", (Role.AccommodationDecider, campaign.Id));
        using var file = new MemoryStream(TestData.Pdf("medical"));

        await app.DoAsync(
            new SaveAccommodationRequest(
                campaign.Id,
                true,
                50,
                true,
                "Порушення зору",
                "висновок.pdf",
                file
            ),
            applicant.Actor
        );

        // it opens no change of the application
        Assert.Empty(await app.DbAsync(db => db.ApplicationDrafts.ToListAsync()));
        var id = applicant.Application.Id;
        var request = await app.DoAsync(new GetAccommodationRequest(id), decider);
        Assert.Equal(
            (true, 50, true, "Порушення зору", true),
            (request.IsNeeded, request.Percent, request.Breaks, request.Ground, request.HasDocument)
        );
        var opened = await app.DoAsync(new OpenAccommodationDocument(id), decider);
        await opened.Content.DisposeAsync();
        Assert.Equal(
            AuditAction.Read,
            Assert.Single(await app.AuditOfAsync(nameof(GetAccommodationRequest))).Action
        );
        Assert.Equal(
            AuditAction.Read,
            Assert.Single(await app.AuditOfAsync(nameof(OpenAccommodationDocument))).Action
        );
        await app.RefusedAsync(Problem.Forbidden.Code, new GetAccommodationRequest(id), officer);
        await app.RefusedAsync(Problem.Forbidden.Code, new OpenAccommodationDocument(id), officer);
        // neither the ground nor the name of the file is readable anywhere
        var lines = await app.AuditOfAsync(nameof(SaveAccommodationRequest));
        Assert.Contains(lines, line => line.Entity == nameof(AccommodationRequest));
        Assert.All(
            lines,
            line =>
            {
                Assert.DoesNotContain("зору", line.Changes, StringComparison.Ordinal);
                Assert.DoesNotContain("висновок", line.Changes, StringComparison.Ordinal);
            }
        );
        var stored = await app.DbAsync(db => db.AccommodationRequests.SingleAsync());
        Assert.DoesNotContain("зору", stored.Ground!.Value.Value, StringComparison.Ordinal);
        // the document is none of the application's
        var view = await app.DoAsync(new GetApplication(id), officer);
        Assert.Single(view.Documents);
    }

    [Theory, EveryDatabase]
    public async Task Accommodation_WithoutGroundOrWish_IsRefusedAndNothingIsKept(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var actor = await app.NewUserAsync("asker");
        (SaveAccommodationRequest Message, string Code)[] table =
        [
            (new(campaign.Id, null, 0, false, null), ApplicationProblems.AccommodationUnanswered),
            (new(campaign.Id, true, 25, false, " "), ApplicationProblems.LineMissing),
            (new(campaign.Id, true, 0, false, "x"), ApplicationProblems.AccommodationNothingAsked),
            (new(campaign.Id, true, 30, false, "x"), ApplicationProblems.AccommodationNothingAsked),
        ];

        foreach (var (message, code) in table)
        {
            await app.RefusedAsync(code, message, actor);
        }

        Assert.Empty(await app.DbAsync(db => db.AccommodationRequests.ToListAsync()));
        Assert.Empty(await app.DbAsync(db => db.ApplicationDrafts.ToListAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Service_AndDeclarations_AreAskedAsTheRulesSay(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var rules = TestData.Rules();
        var campaign = await app.AnnouncedCampaignAsync(
            rules with
            {
                Groups =
                [
                    rules.Groups[0] with
                    {
                        HasService = true,
                    },
                    rules.Groups[1] with
                    {
                        ProofRequired = false,
                    },
                ],
                Declarations = [new("TRUTH", TestData.Both("True"))],
                Eligibility =
                [
                    new("S", EligibilityKind.ServiceYearsAtLeast, TestData.Both("Service"))
                    {
                        Years = 10,
                        Groups = ["SG"],
                    },
                ],
            }
        );
        var actor = await app.DraftAsync(campaign, 1);
        var problem = await app.RefusedAsync(
            ApplicationProblems.SectionIncomplete,
            await app.SubmissionAsync(campaign, actor),
            actor
        );
        Assert.Equal(["Service", "Declaration"], problem.All().Select(one => one.Field));

        await app.RefusedAsync(
            ApplicationProblems.DeclarationsIncomplete,
            new SaveDraftDeclarations(campaign.Id, ["OTHER"]),
            actor
        );
        await app.DoAsync(new SaveDraftDeclarations(campaign.Id, ["TRUTH"]), actor);
        await app.RefusedAsync(
            ApplicationProblems.ServiceTooEarly,
            Service(campaign, "01.01.2003"),
            actor
        );
        await app.DoAsync(Service(campaign, "01.09.2012"), actor);
        await app.DoAsync(await app.SubmissionAsync(campaign, actor), actor);

        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var id = await app.DbAsync(db => db.Applications.Select(a => a.Id).SingleAsync());
        var view = await app.DoAsync(new GetApplication(id), officer);
        Assert.Equal(ServiceRank.Captain, view.Details!.Service!.Rank);
        Assert.Equal(EligibilityResult.Met, Assert.Single(view.Findings).Result);
    }

    private static SaveDraftService Service(Campaign campaign, string since) =>
        new(campaign.Id, ServiceRank.Captain, "Інспектор", since, "01.02.2020", "12", "5");

    private static async Task AddVersionAsync(TestApp app, Campaign campaign, Applicant applicant)
    {
        using var file = new MemoryStream(TestData.Pdf("newer"));
        var form = await app.DoAsync(new GetApplicationForm(campaign.Code), applicant.Actor);
        await app.DoAsync(
            new SaveDraftDocument(campaign.Id, null, "нова.pdf", file, form.Draft.Documents[0].Id),
            applicant.Actor
        );
    }
}
