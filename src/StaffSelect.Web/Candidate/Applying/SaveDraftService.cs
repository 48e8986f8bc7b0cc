using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>Service of an applicant whose group serves, as typed.</summary>
[Requires(Permission.SignedIn)]
public sealed record SaveDraftService(
    CampaignId Campaign,
    ServiceRank? Rank,
    [property: StringLength(ServiceDetails.MaximumPost)] string? Post,
    [property: StringLength(20)] string? ServesSince,
    [property: StringLength(20)] string? PostSince,
    [property: StringLength(10)] string? ServiceYears,
    [property: StringLength(10)] string? PostYears
) : ICommand<Done>, IOfCampaign;

internal sealed class SaveDraftServiceHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<SaveDraftService, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SaveDraftService message,
        Actor actor,
        CancellationToken ct
    )
    {
        var now = time.UtcNow();
        var opened = await Drafts.OpenAsync(db, personal, message.Campaign, actor, now, ct);
        if (!opened.IsSuccess)
        {
            return opened.Problem;
        }

        var (campaign, draft, _) = opened.Value;
        if (campaign.Rules.Groups.All(group => group.Code != draft.GroupCode || !group.HasService))
        {
            return new Problem(ApplicationProblems.GroupHasNoService);
        }

        var service = ServiceDetails.Parse(
            message.Rank,
            message.Post,
            message.ServesSince,
            message.PostSince,
            message.ServiceYears,
            message.PostYears,
            Drafts.Today(campaign, now)
        );
        if (!service.IsSuccess)
        {
            return service.Problem;
        }

        var details = await Drafts.DetailsAsync(personal, draft, ct);
        if (
            details.BirthDate is { } born
            && service.Value.ServesSince < born.AddYears(TaxNumber.MinimumAge)
        )
        {
            return new Problem(ApplicationProblems.ServiceTooEarly).At(
                nameof(SaveDraftService.ServesSince)
            );
        }

        await Drafts.ChangeDetailsAsync(
            personal,
            draft,
            known => known with { Service = service.Value },
            now,
            ct
        );
        return Done.Value;
    }
}
