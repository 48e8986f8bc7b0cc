using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>Names and identity number, as typed.</summary>
[Requires(Permission.SignedIn)]
public sealed record SaveDraftPerson(
    CampaignId Campaign,
    [property: StringLength(PersonName.MaximumLength)] string? FamilyName,
    [property: StringLength(PersonName.MaximumLength)] string? GivenName,
    [property: StringLength(PersonName.MaximumLength)] string? Patronymic,
    IdentityKind? IdentityKind,
    [property: StringLength(30)] string? IdentityNumber
) : ICommand<Done>, IOfCampaign;

internal sealed class SaveDraftPersonHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<SaveDraftPerson, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SaveDraftPerson message,
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

        var (campaign, draft) = opened.Value;
        var name = PersonName.Parse(message.FamilyName, message.GivenName, message.Patronymic);
        var number = Domain.Candidates.IdentityNumber.Parse(
            message.IdentityKind,
            message.IdentityNumber,
            Drafts.Today(campaign, now)
        );
        if (!name.IsSuccess || !number.IsSuccess)
        {
            return Problem.Join([.. name.Problem?.All() ?? [], .. number.Problem?.All() ?? []]);
        }

        draft.SetPerson(
            await personal.SealAsync(draft.PersonId, name.Value.FamilyName, ct),
            await personal.SealAsync(draft.PersonId, name.Value.GivenName, ct),
            await personal.SealOptionalAsync(draft.PersonId, name.Value.Patronymic, ct),
            number.Value.Kind,
            await personal.SealAsync(draft.PersonId, number.Value.Number, ct),
            now
        );
        return Done.Value;
    }
}
