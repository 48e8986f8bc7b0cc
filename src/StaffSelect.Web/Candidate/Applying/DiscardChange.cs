using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>Gives up a change that was not submitted; the application stays as submitted.</summary>
[Requires(Permission.SignedIn)]
public sealed record DiscardChange(CampaignId Campaign) : ICommand<Done>, IOfCampaign;

internal sealed class DiscardChangeHandler(AppDbContext db) : IHandler<DiscardChange, Done>
{
    public async Task<Result<Done>> HandleAsync(
        DiscardChange message,
        Actor actor,
        CancellationToken ct
    )
    {
        var user = actor.RequiredUserId;
        var draft = await db.ApplicationDrafts.SingleOrDefaultAsync(
            d => d.CampaignId == message.Campaign && d.UserId == user,
            ct
        );
        if (draft is null || !await db.Applications.AnyAsync(a => a.Id == draft.Id, ct))
        {
            return new Problem(ApplicationProblems.NothingChanged);
        }

        db.ApplicationDrafts.Remove(draft);
        await Drafts.ForgetAsync(db, await Drafts.NeverSubmittedAsync(db, draft.Id, ct), ct);
        return Done.Value;
    }
}
