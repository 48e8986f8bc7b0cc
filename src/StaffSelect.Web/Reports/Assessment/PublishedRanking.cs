using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Publication;
using StaffSelect.Domain.Ranking;

namespace StaffSelect.Web.Reports.Assessment;

/// <summary>A published version as reports read it: unpacked and checked once, each candidate found at once.</summary>
internal sealed class PublishedRanking
{
    private readonly FrozenDictionary<ApplicationId, CandidateRow> rows;
    private readonly FrozenDictionary<string, GroupMean?> groups;

    public PublishedRanking(ResultsPublication publication)
    {
        Publication = publication;
        Document = publication.Document();
        var ranking = publication.FullRanking();
        rows = ranking.Candidates.ToFrozenDictionary(row => row.Application);
        InOrder = [.. ranking.Candidates.OrderBy(row => row.Code, StringComparer.Ordinal)];
        groups = ranking
            .Candidates.SelectMany(row => row.Stages)
            .GroupBy(stage => stage.Stage)
            .ToFrozenDictionary(
                stages => stages.Key,
                stages => GroupMean.Of([.. stages.Select(stage => stage.Percent).OfType<decimal>()])
            );
    }

    public ResultsPublication Publication { get; }

    public PublishedDocument Document { get; }

    /// <summary>By publication code; a version is never changed, so neither is this order.</summary>
    public IReadOnlyList<CandidateRow> InOrder { get; }

    public CandidateRow? Find(ApplicationId application) => rows.GetValueOrDefault(application);

    /// <summary>Mean of everybody with a result in the stage; null of fewer than <see cref="GroupMean.Smallest"/>.</summary>
    public GroupMean? Group(string stage) => groups.GetValueOrDefault(stage);
}

/// <summary>Keeps the version of which reports are being made, so that a list of n reports is not unpacked n times.</summary>
/// <remarks>One version: lists are made one after another. It is let go when a sweep ends.</remarks>
internal sealed class PublishedRankings
{
    private PublishedRanking? kept;

    public async Task<PublishedRanking> GetAsync(
        AppDbContext db,
        PublicationId id,
        CancellationToken ct
    )
    {
        if (Volatile.Read(ref kept) is { } ranking && ranking.Publication.Id == id)
        {
            return ranking;
        }

        ranking = new PublishedRanking(
            await db.Set<ResultsPublication>().AsNoTracking().SingleAsync(one => one.Id == id, ct)
        );
        Volatile.Write(ref kept, ranking);
        return ranking;
    }

    public void Forget() => Volatile.Write(ref kept, null);
}
