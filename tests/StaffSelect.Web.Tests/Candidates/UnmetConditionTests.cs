using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Staff.Applications;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Candidates;

/// <summary>Refusals that name conditions, and admission of those with whom nothing is left to judge.</summary>
public class UnmetConditionTests
{
    private static readonly EligibilityRule Adult = new(
        "ADULT",
        EligibilityKind.MinimumAge,
        TestData.Both("At least 18")
    )
    {
        Years = 18,
    };

    private static readonly EligibilityRule Licence = new(
        "LICENCE",
        EligibilityKind.Human,
        TestData.Both("A driving licence")
    )
    {
        Groups = ["OT"],
    };

    [Theory, EveryDatabase]
    public async Task Reject_ForAConditionWithoutNamingIt_IsRefusedAndNothingIsStored(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(Rules());
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var reject = Rejection(applicant);

        foreach (
            var (code, unmet) in new (string, UnmetCondition[])[]
            {
                (ApplicationProblems.ConditionMissing, []),
                // the condition of another group
                (ApplicationProblems.ConditionUnknown, [new("LICENCE", "No licence")]),
                (ApplicationProblems.ConditionUnknown, [new("ADULT", "a"), new("ADULT", "b")]),
                (ApplicationProblems.ConditionWords, [new("ADULT", "  ")]),
            }
        )
        {
            var refused = await app.RefusedAsync(code, reject with { Unmet = unmet }, officer);
            Assert.Equal(nameof(DecideApplication.Unmet), refused.Field);
        }

        Assert.Equal(
            ApplicationStatus.Submitted,
            (await app.ApplicationAsync(applicant.Application.Id)).Status
        );
        Assert.Equal(0, await app.DbAsync(db => db.AdmissionDecisions.CountAsync()));
    }

    [Theory, EveryDatabase]
    public async Task Reject_ForAConditionThenAdmit_KeepsBothDecisionsAndSealsTheWords(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(Rules());
        var applicant = await app.ApplicantAsync(campaign, 1);
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));

        await app.DoAsync(
            Rejection(applicant) with
            {
                Unmet = [new("ADULT", " За паспортом 17 років ")],
            },
            officer
        );

        var status = await app.DoAsync(new GetMyStatus(campaign.Code), applicant.Actor);
        var unmet = Assert.Single(status.Unmet);
        Assert.Equal((Adult.Text, "За паспортом 17 років"), (unmet.Text, unmet.Words));
        Assert.All(
            await app.AuditOfAsync(nameof(DecideApplication)),
            line => Assert.DoesNotContain("паспортом", line.Changes, StringComparison.Ordinal)
        );
        Assert.Contains(
            await app.AuditOfAsync(nameof(DecideApplication)),
            line =>
                line.Entity == nameof(AdmissionDecision)
                && line.Action == AuditAction.Added
                && line.Changes.Contains("ADULT", StringComparison.Ordinal)
        );
        await app.DoAsync(
            new DecideApplication(
                applicant.Application.Id,
                1,
                true,
                DecisionGround.ComplaintUpheld,
                null
            ),
            officer
        );
        var view = await app.DoAsync(new GetApplication(applicant.Application.Id), officer);
        Assert.Equal(
            [ApplicationStatus.Admitted, ApplicationStatus.Rejected],
            view.Decisions.Select(decision => decision.Status)
        );
        Assert.Equal("За паспортом 17 років", view.Decisions[1].Unmet[0].Words);
    }

    [Theory, EveryDatabase]
    public async Task AdmitClean_OneOfThemDecidedMeanwhile_AdmitsTheRestAndNamesHim(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync(Rules());
        var first = await app.ApplicantAsync(campaign, 1);
        var second = await app.ApplicantAsync(campaign, 2);
        var forHuman = await app.ApplicantAsync(campaign, 3, group: "OT");
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var approver = await app.NewUserAsync("approver", (Role.Approver, campaign.Id));
        var preview = await app.DoAsync(new GetCleanApplications(campaign.Id, 0), officer);
        Assert.Equal([false, true, true], preview.Rows.Select(row => row.IsClean).Order());
        Assert.Equal(Licence.Text, Assert.Single(preview.Rows.Single(row => !row.IsClean).Lacking));
        await app.DoAsync(
            Rejection(second) with
            {
                Unmet = [new("ADULT", "Вік не підтверджено")],
            },
            officer
        );

        // the third is sent although the preview did not offer him
        var chosen = new AdmitCleanApplications(
            campaign.Id,
            [.. preview.Rows.Select(row => new ChosenApplication(row.Id, row.Version))]
        );
        await app.RefusedAsync(Domain.Problem.Forbidden.Code, chosen, approver);
        var done = await app.DoAsync(chosen, officer);

        Assert.Equal(1, done.Admitted);
        Assert.Equal(
            new[] { second.Application.WorkingCode, forHuman.Application.WorkingCode }.Order(),
            done.LeftOut.Order()
        );
        Assert.Equal(
            ApplicationStatus.Rejected,
            (await app.ApplicationAsync(second.Application.Id)).Status
        );
        var line = Assert.Single(
            await app.AuditOfAsync(nameof(AdmitCleanApplications)),
            line => line.Entity == nameof(Application)
        );
        Assert.Equal(
            (first.Application.Id.ToString(), nameof(DecisionGround.ConditionsMet)),
            (line.Key, line.Reason)
        );
    }

    private static RuleSet Rules() => TestData.Rules() with { Eligibility = [Adult, Licence] };

    private static DecideApplication Rejection(Applicant applicant) =>
        new(applicant.Application.Id, 0, false, DecisionGround.ConditionNotMet, null);
}
