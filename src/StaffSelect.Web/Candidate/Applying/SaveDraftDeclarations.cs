using System.ComponentModel.DataAnnotations;
using StaffSelect.Data;
using StaffSelect.Data.Personal;
using StaffSelect.Domain;
using StaffSelect.Domain.Candidates;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.Applying;

/// <summary>Which declarations the candidate confirms.</summary>
/// <param name="Campaign">The campaign.</param>
/// <param name="Given">Codes; all that the rules name must be among them, others are ignored.</param>
[Requires(Permission.SignedIn)]
public sealed record SaveDraftDeclarations(CampaignId Campaign, IReadOnlyList<string> Given)
    : ICommand<Done>,
        IOfCampaign;

internal sealed class SaveDraftDeclarationsHandler(
    AppDbContext db,
    PersonalData personal,
    TimeProvider time
) : IHandler<SaveDraftDeclarations, Done>
{
    public async Task<Result<Done>> HandleAsync(
        SaveDraftDeclarations message,
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
        var known = campaign.Rules.Declarations.Select(declaration => declaration.Code).ToList();
        if (!known.All(message.Given.Contains))
        {
            return new Problem(ApplicationProblems.DeclarationsIncomplete).At(
                nameof(SaveDraftDeclarations.Given)
            );
        }

        await Drafts.ChangeDetailsAsync(
            personal,
            draft,
            details => details with { Declarations = known },
            now,
            ct
        );
        return Done.Value;
    }
}
