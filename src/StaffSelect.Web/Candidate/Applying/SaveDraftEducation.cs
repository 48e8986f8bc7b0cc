using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>Adds one education or changes one.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Row">The row that is changed; null for a new one.</param>
/// <param name="Level">Level reached.</param>
/// <param name="Institution">As typed.</param>
/// <param name="Speciality">As typed.</param>
/// <param name="Year">As typed.</param>
[Requires(Permission.SignedIn)]
public sealed record SaveDraftEducation(
    CampaignId Campaign,
    Guid? Row,
    EducationLevel? Level,
    [property: StringLength(EducationEntry.MaximumName)] string? Institution,
    [property: StringLength(EducationEntry.MaximumName)] string? Speciality,
    [property: StringLength(10)] string? Year
) : ICommand<Done>, IOfCampaign;

internal sealed class SaveDraftEducationHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<SaveDraftEducation, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SaveDraftEducation message,
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
        var details = await Drafts.DetailsAsync(personal, draft, ct);
        var rows = details.Education.ToList();
        var place = rows.FindIndex(row => row.Id == message.Row);
        if (message.Row is not null && place < 0)
        {
            return Problem.Conflict;
        }

        if (place < 0 && rows.Count >= EducationEntry.MaximumRows)
        {
            return new Problem(ApplicationProblems.EducationTooMany, EducationEntry.MaximumRows);
        }

        var entry = EducationEntry.Parse(
            message.Row ?? Guid.CreateVersion7(),
            message.Level,
            message.Institution,
            message.Speciality,
            message.Year,
            Drafts.Today(campaign, now)
        );
        if (!entry.IsSuccess)
        {
            return entry.Problem;
        }

        if (place < 0)
        {
            rows.Add(entry.Value);
        }
        else
        {
            rows[place] = entry.Value;
        }

        await Drafts.ChangeDetailsAsync(
            personal,
            draft,
            known => known with { Education = rows },
            now,
            ct
        );
        return Done.Value;
    }
}

/// <summary>Takes one education out.</summary>
[Requires(Permission.SignedIn)]
public sealed record RemoveDraftEducation(CampaignId Campaign, Guid Row)
    : ICommand<Done>,
        IOfCampaign;

internal sealed class RemoveDraftEducationHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<RemoveDraftEducation, Done>
{
    public async Task<Result<Done>> HandleAsync(
        RemoveDraftEducation message,
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

        await Drafts.ChangeDetailsAsync(
            personal,
            opened.Value.Draft,
            details =>
                details with
                {
                    Education = [.. details.Education.Where(row => row.Id != message.Row)],
                },
            now,
            ct
        );
        return Done.Value;
    }
}
