using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>Names, identity number, birth date and citizenship, as typed.</summary>
[Requires(Permission.SignedIn)]
public sealed record SaveDraftPerson(
    CampaignId Campaign,
    [property: StringLength(PersonName.MaximumLength)] string? FamilyName,
    [property: StringLength(PersonName.MaximumLength)] string? GivenName,
    [property: StringLength(PersonName.MaximumLength)] string? Patronymic,
    IdentityKind? IdentityKind,
    [property: StringLength(30)] string? IdentityNumber,
    [property: StringLength(20)] string? BirthDate,
    Citizenship? Citizenship
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

        var (campaign, draft, _) = opened.Value;
        var name = PersonName.Parse(message.FamilyName, message.GivenName, message.Patronymic);
        var number = Domain.Candidates.IdentityNumber.Parse(
            message.IdentityKind,
            message.IdentityNumber,
            Drafts.Today(campaign, now)
        );
        var born = Domain.Candidates.BirthDate.Parse(
            message.BirthDate,
            Drafts.Today(campaign, now)
        );
        Problem[] faults =
        [
            .. name.Problem?.All() ?? [],
            .. number.Problem?.All() ?? [],
            .. born.Problem?.All() ?? [],
            .. message.Citizenship is null ? Faults(ApplicationProblems.CitizenshipMissing) : [],
        ];
        if (faults.Length > 0)
        {
            return Problem.Join(faults);
        }

        draft.SetPerson(
            await personal.SealAsync(draft.PersonId, name.Value.FamilyName, ct),
            await personal.SealAsync(draft.PersonId, name.Value.GivenName, ct),
            await personal.SealOptionalAsync(draft.PersonId, name.Value.Patronymic, ct),
            number.Value.Kind,
            await personal.SealAsync(draft.PersonId, number.Value.Number, ct),
            now
        );
        await Drafts.ChangeDetailsAsync(
            personal,
            draft,
            details => details with { BirthDate = born.Value, Citizenship = message.Citizenship },
            now,
            ct
        );
        return Done.Value;
    }

    private static Problem[] Faults(string code) =>
        [new Problem(code).At(nameof(SaveDraftPerson.Citizenship))];
}
