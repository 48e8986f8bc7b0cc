using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Accounts;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>The first signature under a draft without faults; from here on nothing in it changes.</summary>
[Requires(Permission.CampaignPrepare)]
public sealed record SubmitDraft(CampaignDraftId Draft) : ICommand<Done>;

internal sealed class SubmitDraftHandler(AppDbContext db, TimeProvider time)
    : IHandler<SubmitDraft, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SubmitDraft message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (await db.DraftAsync(message.Draft, ct) is not { } draft)
        {
            return Problem.NotFound;
        }

        var now = time.UtcNow();
        var findings = await db.FindingsAsync(draft, now, ct);
        if (findings.Faults.Count > 0)
        {
            return Problem.Join(findings.Faults);
        }

        if (await SeatOfAsync(findings.File.Panel.Members, actor.RequiredUserId, ct) is { } seat)
        {
            return new Problem(CampaignDraftProblems.DraftSignerOnPanel).At(
                $"$.panel.members[{seat}].email"
            );
        }

        return draft.Submit(CanonicalRules.Hash(findings.File.Rules), actor.RequiredUserId, now);
    }

    /// <summary>Whoever signs first answers for the selection and may not score in it.</summary>
    private async Task<int?> SeatOfAsync(
        IReadOnlyList<Exchange.CampaignPanelMember> members,
        UserId user,
        CancellationToken ct
    )
    {
        var address = await db
            .Users.Where(account => account.Id == user.Value)
            .Select(account => account.NormalizedEmail)
            .SingleAsync(ct);
        for (var index = 0; index < members.Count; index++)
        {
            if (EmailAddress.Normalize(members[index].Email) == address)
            {
                return index;
            }
        }

        return null;
    }
}
