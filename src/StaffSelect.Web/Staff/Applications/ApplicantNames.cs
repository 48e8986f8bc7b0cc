using StaffSelect.Data.Personal;
using StaffSelect.Domain.Candidates;

namespace StaffSelect.Web.Staff.Applications;

internal static class ApplicantNames
{
    /// <summary>The applicant's name, or null when the person was erased.</summary>
    public static async Task<PersonName?> OpenAsync(
        PersonalData personal,
        Application application,
        CancellationToken ct
    )
    {
        var family = await personal.OpenAsync(application.PersonId, application.FamilyName, ct);
        var given = await personal.OpenAsync(application.PersonId, application.GivenName, ct);
        return family is null || given is null
            ? null
            : new PersonName(
                family,
                given,
                await personal.OpenAsync(application.PersonId, application.Patronymic, ct)
            );
    }
}
