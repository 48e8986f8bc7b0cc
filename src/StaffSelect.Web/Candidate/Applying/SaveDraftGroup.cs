using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>The applicant group.</summary>
[Requires(Permission.SignedIn)]
public sealed record SaveDraftGroup(
    CampaignId Campaign,
    [property: StringLength(40)] string? GroupCode
) : ICommand<Done>, IOfCampaign;

internal sealed class SaveDraftGroupHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<SaveDraftGroup, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SaveDraftGroup message,
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
        if (campaign.Rules.Groups.All(group => group.Code != message.GroupCode))
        {
            return new Problem(ApplicationProblems.GroupMissing).At(
                nameof(SaveDraftGroup.GroupCode)
            );
        }

        draft.SetGroup(message.GroupCode!, now);
        return Done.Value;
    }
}
