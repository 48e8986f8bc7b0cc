using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Grants;
using StaffSelect.Web.Staff.Accommodations;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Support;

/// <summary>Accommodations, decided by two people.</summary>
public static partial class TestData
{
    /// <summary>A proposal and the second reader who may answer it.</summary>
    public static async Task<(Guid Proposal, Actor Second)> ProposedAccommodationAsync(
        this TestApp app,
        Campaign campaign,
        ApplicationId application,
        int percent,
        int breaks = 0
    )
    {
        var first = await app.NewUserAsync("first", (Role.AccommodationDecider, campaign.Id));
        var second = await app.NewUserAsync("second", (Role.AccommodationDecider, campaign.Id));
        var proposal = await app.DoAsync(
            new ProposeAccommodation(
                application,
                new AccommodationMeasures(percent, breaks, breaks == 0 ? 0 : 10),
                "Довідка МСЕК"
            ),
            first
        );
        return (proposal, second);
    }

    /// <summary>Extra time that counts.</summary>
    public static async Task AccommodatedAsync(
        this TestApp app,
        Campaign campaign,
        ApplicationId application,
        int percent,
        int breaks = 0
    )
    {
        var (proposal, second) = await app.ProposedAccommodationAsync(
            campaign,
            application,
            percent,
            breaks
        );
        await app.DoAsync(new AnswerAccommodation(application, proposal, true, null), second);
    }
}
