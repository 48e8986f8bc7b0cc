using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Competencies;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>One competency of the library in one of its versions.</summary>
/// <param name="Number">Null for the current one.</param>
[Requires(Permission.CampaignPrepare)]
public sealed record GetCompetency(
    [property: Required, StringLength(20)] string Code,
    [property: Range(1, 10_000)] int? Number
) : IQuery<CompetencyView>;

/// <param name="Versions">All versions, newest first.</param>
public sealed record CompetencyView(
    string Code,
    CampaignKind Kind,
    int Number,
    CompetencyContent Content,
    IReadOnlyList<CompetencyVersion> Versions
);

/// <param name="WrittenBy">Name, or null for what came with the product.</param>
public sealed record CompetencyVersion(int Number, DateTime WrittenAt, string? WrittenBy);

internal sealed class GetCompetencyHandler(AppDbContext db)
    : IHandler<GetCompetency, CompetencyView>
{
    public async Task<Result<CompetencyView>> HandleAsync(
        GetCompetency message,
        Actor actor,
        CancellationToken ct
    )
    {
        var versions = await db
            .LibraryCompetencies.AsNoTracking()
            .Where(one => one.Code == message.Code)
            .OrderByDescending(one => one.Number)
            .ToListAsync(ct);
        var shown = versions.FirstOrDefault(one =>
            message.Number is null || one.Number == message.Number
        );
        if (shown is null)
        {
            return Problem.NotFound;
        }

        var writers = versions
            .Where(one => one.WrittenBy is not null)
            .Select(one => one.WrittenBy!.Value.Value)
            .ToList();
        var names = await db
            .Users.Where(user => writers.Contains(user.Id))
            .ToDictionaryAsync(user => user.Id, user => user.DisplayName, ct);
        return new CompetencyView(
            shown.Code,
            shown.Kind,
            shown.Number,
            shown.Content,
            [
                .. versions.Select(one => new CompetencyVersion(
                    one.Number,
                    one.WrittenAt,
                    one.WrittenBy is { } writer ? names.GetValueOrDefault(writer.Value) : null
                )),
            ]
        );
    }
}
