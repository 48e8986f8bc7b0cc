using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.TestResults;

/// <summary>Scores of all closed attempts of a campaign; reading them is audited.</summary>
[Requires(Permission.ResultsRead)]
public sealed record GetTestResults(CampaignId Campaign)
    : IQuery<IReadOnlyList<TestResult>>,
        IOfCampaign;

internal sealed class GetTestResultsHandler(AppDbContext db, UseCaseContext context)
    : IHandler<GetTestResults, IReadOnlyList<TestResult>>
{
    public async Task<Result<IReadOnlyList<TestResult>>> HandleAsync(
        GetTestResults message,
        Actor actor,
        CancellationToken ct
    )
    {
        context.RecordRead("TestResults", message.Campaign.ToString(), message.Campaign);
        return await db.Set<TestResult>()
            .AsNoTracking()
            .Where(result => result.Campaign == message.Campaign)
            .OrderBy(result => result.Application)
            .ToListAsync(ct);
    }
}
