using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Files;

/// <summary>Removes bytes that no row knows: what a failed use case or an interrupted write left behind.</summary>
[Requires(Permission.SystemManage)]
public sealed record RemoveStrayFiles : ICommand<int>;

internal sealed class RemoveStrayFilesHandler(AppDbContext db, FileFolder folder, TimeProvider time)
    : IHandler<RemoveStrayFiles, int>
{
    /// <summary>Younger files may belong to a use case that has not saved yet.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    public async Task<Result<int>> HandleAsync(
        RemoveStrayFiles message,
        Actor actor,
        CancellationToken ct
    )
    {
        var removed = 0;
        foreach (var batch in folder.OlderThan(time.UtcNow() - Grace).Chunk(500))
        {
            var ids = batch
                .Where(file => file.Id is not null)
                .Select(file => file.Id!.Value)
                .ToList();
            var known = await db
                .StoredFiles.Where(file => ids.Contains(file.Id))
                .Select(file => file.Id)
                .ToListAsync(ct);
            foreach (
                var stray in batch.Where(file => file.Id is null || !known.Contains(file.Id.Value))
            )
            {
                File.Delete(stray.Path);
                removed++;
            }
        }

        return removed;
    }
}
