using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Candidate.MyApplication;
using StaffSelect.Web.Staff.Accommodations;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Candidates;

public class AccommodationTests
{
    private const string Ground = "Довідка МСЕК";

    [Theory, EveryDatabase]
    public async Task Proposal_CountsOnlyOnceAnotherPersonHasConfirmedIt(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var applicant = await app.ApplicantAsync(campaign, 1);
        var id = applicant.Application.Id;
        var first = await app.NewUserAsync("first", (Role.AccommodationDecider, campaign.Id));
        var second = await app.NewUserAsync("second", (Role.AccommodationDecider, campaign.Id));
        var officer = await app.NewUserAsync("officer", (Role.Officer, campaign.Id));
        var propose = new ProposeAccommodation(id, new AccommodationMeasures(50, 2, 10), Ground);

        await app.RefusedAsync(Problem.Forbidden.Code, propose, officer);
        await app.RefusedAsync(Problem.Forbidden.Code, new GetAccommodation(id), officer);
        var proposal = await app.DoAsync(propose, first);
        Assert.Equal(0, (await app.ApplicationAsync(id)).AccommodationPercent);
        await app.RefusedAsync(ApplicationProblems.AccommodationWaits, propose, second);
        var answer = new AnswerAccommodation(id, proposal, true, null);
        await app.RefusedAsync(ApplicationProblems.AccommodationOwnProposal, answer, first);
        await app.RefusedAsync(Problem.Forbidden.Code, answer, officer);
        await app.DoAsync(answer, second);

        var stored = await app.ApplicationAsync(id);
        Assert.Equal(
            (50, 2, 10),
            (
                stored.AccommodationPercent,
                stored.AccommodationBreaks,
                stored.AccommodationBreakMinutes
            )
        );
        var status = await app.DoAsync(new GetMyStatus(campaign.Code), applicant.Actor);
        Assert.Equal((50, 2), (status.AccommodationPercent, status.AccommodationBreaks));
        Assert.Equal(
            (ApplicationNoticeKind.Accommodation, "50"),
            (status.Notices[0].Kind, status.Notices[0].Detail)
        );
        await app.RefusedAsync(ApplicationProblems.AccommodationAnswered, answer, second);
        var lines = (await app.AuditOfAsync(nameof(ProposeAccommodation)))
            .Concat(await app.AuditOfAsync(nameof(AnswerAccommodation)))
            .ToList();
        Assert.Contains(
            lines,
            line =>
                line.Entity == nameof(AccommodationDecision)
                && line.Action == AuditAction.Changed
                && line.User == second.UserId
                && line.Reason == "Extra time 50 %, breaks 2 x 10 min"
        );
        Assert.All(
            lines,
            line =>
            {
                Assert.DoesNotContain("МСЕК", line.Changes ?? "", StringComparison.Ordinal);
                Assert.DoesNotContain("МСЕК", line.Reason ?? "", StringComparison.Ordinal);
            }
        );
    }

    [Theory, EveryDatabase]
    public async Task Proposals_MadeAtTheSameMoment_OneWaitsAndTheOtherIsTold(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var id = (await app.ApplicantAsync(campaign, 1)).Application.Id;
        var first = await app.NewUserAsync("first", (Role.AccommodationDecider, campaign.Id));
        var second = await app.NewUserAsync("second", (Role.AccommodationDecider, campaign.Id));
        var propose = new ProposeAccommodation(id, new AccommodationMeasures(25, 0, 0), Ground);

        var sent = await Task.WhenAll(
            Task.Run(() => app.SendAsync(propose, first)),
            Task.Run(() => app.SendAsync(propose, second))
        );

        Assert.Single(sent, one => one.IsSuccess);
        Assert.Equal(
            ApplicationProblems.AccommodationWaits,
            sent.Single(one => !one.IsSuccess).Problem?.Code
        );
    }

    [Theory, EveryDatabase]
    public async Task Proposal_Returned_ChangesNothingAndAnotherMayFollow(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var campaign = await app.AnnouncedCampaignAsync();
        var id = (await app.ApplicantAsync(campaign, 1)).Application.Id;
        await app.ApplicantAsync(campaign, 2);
        var (proposal, second) = await app.ProposedAccommodationAsync(campaign, id, 100);
        var answer = new AnswerAccommodation(id, proposal, false, " ");

        var missing = await app.RefusedAsync(ApplicationProblems.ReasonMissing, answer, second);
        Assert.Equal(nameof(AnswerAccommodation.Reason), missing.Field);
        await app.DoAsync(answer with { Reason = "Довідка прострочена" }, second);

        Assert.Equal(0, (await app.ApplicationAsync(id)).AccommodationPercent);
        var view = await app.DoAsync(new GetAccommodation(id), second);
        Assert.Equal(
            (AccommodationState.Returned, Ground, "Довідка прострочена"),
            (view.Decisions[0].State, view.Decisions[0].Reason, view.Decisions[0].AnswerReason)
        );
        Assert.Equal(
            AuditAction.Read,
            Assert.Single(await app.AuditOfAsync(nameof(GetAccommodation))).Action
        );
        // who asked for nothing is not in the list
        var list = await app.DoAsync(new ListAccommodations(campaign.Id, 0, 10), second);
        Assert.Equal((id, AccommodationState.Returned), (list.Rows[0].Id, list.Rows[0].State));
        Assert.Equal(1, list.Total);
        app.Time.Advance(TimeSpan.FromMinutes(1));
        await app.DoAsync(
            new ProposeAccommodation(id, new AccommodationMeasures(25, 0, 0), Ground),
            second
        );
    }

    [Theory]
    [InlineData(33, 0, 0, ApplicationProblems.AccommodationPercent)]
    [InlineData(25, 6, 30, null)]
    [InlineData(25, 7, 30, ApplicationProblems.AccommodationBreaks)]
    [InlineData(25, 6, 31, ApplicationProblems.AccommodationBreaks)]
    [InlineData(0, 1, 0, ApplicationProblems.AccommodationBreaks)]
    [InlineData(0, 0, 5, ApplicationProblems.AccommodationBreaks)]
    [InlineData(0, -1, 5, ApplicationProblems.AccommodationBreaks)]
    public void Measures_OutOfBounds_AreAProblem(
        int percent,
        int breaks,
        int minutes,
        string? expected
    ) => Assert.Equal(expected, new AccommodationMeasures(percent, breaks, minutes).Check()?.Code);
}
