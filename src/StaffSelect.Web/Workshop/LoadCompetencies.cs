using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Competencies;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Workshop;

/// <summary>Puts the competencies that came with the product into the library; a code that is there already stays as it is.</summary>
[Requires(Permission.SystemManage)]
public sealed record LoadCompetencies([property: Required] byte[] Content) : ICommand<int>;

internal sealed class LoadCompetenciesHandler(AppDbContext db, TimeProvider time)
    : IHandler<LoadCompetencies, int>
{
    public async Task<Result<int>> HandleAsync(
        LoadCompetencies message,
        Actor actor,
        CancellationToken ct
    )
    {
        var known = await db
            .LibraryCompetencies.Select(competency => competency.Code)
            .ToListAsync(ct);
        var read = CompetencyFile.Read(message.Content);
        if (read.Problem is { } faults)
        {
            return faults;
        }

        var added = read
            .Value.Where(competency => !known.Contains(competency.Code))
            .Select(competency =>
                LibraryCompetency.Create(
                    competency.Code,
                    competency.Kind,
                    competency.Content,
                    actor.UserId,
                    time.UtcNow()
                )
            )
            .ToList();
        db.LibraryCompetencies.AddRange(added);
        return added.Count;
    }
}
