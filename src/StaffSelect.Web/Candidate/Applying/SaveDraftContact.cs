using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>Phone, messenger and address, as typed.</summary>
[Requires(Permission.SignedIn)]
public sealed record SaveDraftContact(
    CampaignId Campaign,
    [property: StringLength(40)] string? Phone,
    [property: StringLength(ContactDetails.MaximumMessenger)] string? Messenger,
    [property: StringLength(ContactDetails.MaximumAddress)] string? PostalAddress
) : ICommand<Done>, IOfCampaign;

internal sealed class SaveDraftContactHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<SaveDraftContact, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SaveDraftContact message,
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

        var contact = ContactDetails.Parse(message.Phone, message.Messenger, message.PostalAddress);
        if (!contact.IsSuccess)
        {
            return contact.Problem;
        }

        await Drafts.ChangeDetailsAsync(
            personal,
            opened.Value.Draft,
            details => details with { Contact = contact.Value },
            now,
            ct
        );
        return Done.Value;
    }
}
