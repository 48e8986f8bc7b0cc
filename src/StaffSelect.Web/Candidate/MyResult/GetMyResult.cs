using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Candidates;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;
using StaffSelect.Web.Publishing;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Candidate.MyResult;

/// <summary>The reader's own result in a campaign.</summary>
[Requires(Permission.ResultOwn)]
public sealed record GetMyResult(CampaignId Campaign) : IQuery<OwnResult>, IOfCampaign;

/// <summary>A candidate's own result, from the valid published version.</summary>
public sealed record OwnResult
{
    public required string Code { get; init; }

    public required LocalizedText Title { get; init; }

    public required bool IsDemo { get; init; }

    public required RuleSet Rules { get; init; }

    /// <summary>The code under which the candidate is on the public list.</summary>
    public required string PublicationCode { get; init; }

    /// <summary>False when the application is not in the competition: refused or withdrawn.</summary>
    public required bool Competes { get; init; }

    public required ApplicationId Application { get; init; }

    /// <summary>Null before publication.</summary>
    public required OwnPublishedResult? Published { get; init; }
}

/// <summary>The published part.</summary>
/// <param name="Version">Number of the version.</param>
/// <param name="PublishedAt">UTC.</param>
/// <param name="AppealUntilAt">UTC, exclusive.</param>
/// <param name="CanAppeal">Whether the deadline lies ahead.</param>
/// <param name="Row">The candidate in the ranking; null when not part of it.</param>
public sealed record OwnPublishedResult(
    int Version,
    DateTime PublishedAt,
    DateTime AppealUntilAt,
    bool CanAppeal,
    CandidateRow? Row
);

internal sealed class GetMyResultHandler(AppDbContext db, TimeProvider time)
    : IHandler<GetMyResult, OwnResult>
{
    public async Task<Result<OwnResult>> HandleAsync(
        GetMyResult message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var application = await db
            .Applications.AsNoTracking()
            .SingleOrDefaultAsync(
                one => one.CampaignId == campaign.Id && one.UserId == actor.UserId,
                ct
            );
        if (application is null)
        {
            return Problem.NotFound;
        }

        var publication = await db.Publications.LatestAsync(campaign.Id, ct);
        return new OwnResult
        {
            Code = campaign.Code,
            Title = campaign.Title,
            IsDemo = campaign.IsDemo,
            Rules = campaign.Rules,
            PublicationCode = application.PublicationCode,
            Competes = application.Status == ApplicationStatus.Admitted,
            Application = application.Id,
            Published = publication is null
                ? null
                : new OwnPublishedResult(
                    publication.Number,
                    publication.PublishedAt,
                    publication.AppealUntilAt,
                    time.UtcNow() < publication.AppealUntilAt,
                    publication.FullRanking().Find(application.Id)
                ),
        };
    }
}
