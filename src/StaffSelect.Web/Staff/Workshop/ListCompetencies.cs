using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Competencies;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>The competency library: the current version of each, by code.</summary>
[Requires(Permission.CampaignPrepare)]
public sealed record ListCompetencies : IQuery<IReadOnlyList<CompetencyRow>>;

/// <param name="Number">Number of the current version.</param>
public sealed record CompetencyRow(
    string Code,
    CampaignKind Kind,
    int Number,
    DateTime WrittenAt,
    CompetencyContent Content
)
{
    /// <summary>The competency as a draft's document holds it.</summary>
    internal JsonNode ForDraft() => CampaignFileWriter.Competency(Code, Content);
}

internal sealed class ListCompetenciesHandler(AppDbContext db)
    : IHandler<ListCompetencies, IReadOnlyList<CompetencyRow>>
{
    public async Task<Result<IReadOnlyList<CompetencyRow>>> HandleAsync(
        ListCompetencies message,
        Actor actor,
        CancellationToken ct
    )
    {
        var rows = await db
            .LibraryCompetencies.AsNoTracking()
            .Where(one =>
                !db.LibraryCompetencies.Any(later =>
                    later.Code == one.Code && later.Number > one.Number
                )
            )
            .OrderBy(one => one.Code)
            .Select(one => new CompetencyRow(
                one.Code,
                one.Kind,
                one.Number,
                one.WrittenAt,
                one.Content
            ))
            .ToListAsync(ct);
        return Result<IReadOnlyList<CompetencyRow>>.Success(rows);
    }
}
