using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Sessions;

/// <summary>How the candidates without a session would be distributed; nothing is stored.</summary>
/// <param name="Stage">Code of the test.</param>
[Requires(Permission.SessionsManage)]
public sealed record PreviewDraw(
    CampaignId Campaign,
    [property: Required, StringLength(20)] string Stage
) : IQuery<DrawPreview>, IOfCampaign;

/// <summary>A draw that can be confirmed.</summary>
/// <param name="Number">Number it will have.</param>
/// <param name="Seed">Made of the published number, so it is the same at every look.</param>
/// <param name="Hash">SHA-256 of the list; what is confirmed.</param>
/// <param name="Candidates">How many get a session.</param>
/// <param name="Posts">Posts of first choice that occur.</param>
/// <param name="Sessions">By time.</param>
public sealed record DrawPreview(
    int Number,
    string Seed,
    string Hash,
    int Candidates,
    IReadOnlyList<LocalizedText> Posts,
    IReadOnlyList<DrawShare> Sessions
);

/// <summary>What one session gets.</summary>
/// <param name="Free">Places left before.</param>
/// <param name="Counts">Candidates by post, in the order of the preview's posts.</param>
public sealed record DrawShare(
    string Title,
    DateTime StartsAt,
    int Free,
    IReadOnlyList<int> Counts
);

internal sealed class PreviewDrawHandler(AppDbContext db, TimeProvider time)
    : IHandler<PreviewDraw, DrawPreview>
{
    public async Task<Result<DrawPreview>> HandleAsync(
        PreviewDraw message,
        Actor actor,
        CancellationToken ct
    )
    {
        var campaign = await db
            .Campaigns.AsNoTracking()
            .SingleAsync(one => one.Id == message.Campaign, ct);
        var drawn = await db.ReadDrawAsync(campaign, message.Stage, time.UtcNow(), ct);
        if (!drawn.IsSuccess)
        {
            return drawn.Problem;
        }

        var document = drawn.Value;
        var posts = document
            .Places.Select(place => place.Post)
            .Distinct()
            .Order(StringComparer.Ordinal)
            .ToList();
        var counts = document.Places.CountBy(place => (place.Session, place.Post)).ToDictionary();
        return new DrawPreview(
            document.Number,
            document.Seed,
            CanonicalJson.Hash(document),
            document.Places.Count,
            [.. posts.Select(post => campaign.Rules.Post(post).Place)],
            [
                .. document.Sessions.Select(session => new DrawShare(
                    session.Title,
                    session.StartsAt,
                    session.Free,
                    [.. posts.Select(post => counts.GetValueOrDefault((session.Id, post)))]
                )),
            ]
        );
    }
}
