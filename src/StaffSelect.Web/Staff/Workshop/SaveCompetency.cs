using System.ComponentModel.DataAnnotations;
using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Competencies;
using StaffSelect.Web.UseCases;
using StaffSelect.Web.Workshop;

namespace StaffSelect.Web.Staff.Workshop;

/// <summary>Writes the next version of a competency of the library, or the first of a new one; rules that use an older one keep it.</summary>
/// <param name="Seen">Number of the version that the writer began from; 0 for a new competency.</param>
/// <param name="Json">The competency as in the library's file.</param>
/// <returns>Number of the version written.</returns>
[Requires(Permission.CampaignPrepare)]
public sealed record SaveCompetency(
    [property: Required, StringLength(20)] string Code,
    [property: Range(0, 10_000)] int Seen,
    [property: Required, StringLength(200_000)] string Json
) : ICommand<int>;

internal sealed class SaveCompetencyHandler(AppDbContext db, TimeProvider time)
    : IHandler<SaveCompetency, int>
{
    public async Task<Result<int>> HandleAsync(
        SaveCompetency message,
        Actor actor,
        CancellationToken ct
    )
    {
        if (DraftDocument.Parse(message.Json) is not { } json)
        {
            return new Problem(CompetencyProblems.CompetencyMalformed);
        }

        var latest = await db
            .LibraryCompetencies.AsNoTracking()
            .Where(one => one.Code == message.Code)
            .OrderByDescending(one => one.Number)
            .FirstOrDefaultAsync(ct);
        if (latest is null && message.Seen > 0)
        {
            return Problem.NotFound;
        }

        json["code"] = message.Code;
        if (latest is not null)
        {
            json["kind"] = CompetencyFile.NameOf(latest.Kind);
        }

        var labels = await db.LevelsAsync(ct);
        var (read, faults) = CompetencyFile.Examine(json, labels);
        if (faults.Count > 0)
        {
            return Problem.Join(faults);
        }

        if (latest is not null && latest.Number != message.Seen)
        {
            return message.Seen == 0
                ? new Problem(RuleProblems.CodeTwice, message.Code).At("$.code")
                : await ChangedAsync(latest, ct);
        }

        if (latest?.Content.Equals(read.Content) == true)
        {
            return new Problem(CompetencyProblems.CompetencyUnchanged);
        }

        var written =
            latest?.Next(read.Content, actor.RequiredUserId, time.UtcNow())
            ?? LibraryCompetency.Create(
                read.Code,
                read.Kind,
                read.Content,
                actor.RequiredUserId,
                time.UtcNow()
            );
        db.LibraryCompetencies.Add(written);
        return written.Number;
    }

    private async Task<Problem> ChangedAsync(LibraryCompetency latest, CancellationToken ct)
    {
        var names = await db.NamesAsync(
            [.. latest.WrittenBy is { } by ? [by] : Array.Empty<UserId>()],
            ct
        );
        return new Problem(
            CompetencyProblems.CompetencyChanged,
            latest.Number,
            names.Values.FirstOrDefault() ?? "StaffSelect"
        );
    }
}

internal static class CompetencyLevels
{
    /// <summary>The names of the five levels: the same in all competencies.</summary>
    public static async Task<IReadOnlyList<LocalizedText>> LevelsAsync(
        this AppDbContext db,
        CancellationToken ct
    ) =>
        [
            .. (
                await db
                    .LibraryCompetencies.AsNoTracking()
                    .OrderBy(one => one.Code)
                    .ThenBy(one => one.Number)
                    .FirstAsync(ct)
            ).Content.Anchors.Select(anchor => anchor.Label),
        ];
}
