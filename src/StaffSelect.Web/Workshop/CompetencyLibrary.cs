using StaffSelect.Domain;
using StaffSelect.Web.Hosting;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Workshop;

/// <summary>Fills the competency library at the program's start.</summary>
internal static class CompetencyLibrary
{
    /// <exception cref="StartRefusedException">The file that came with the product is broken.</exception>
    public static async Task EnsureAsync(IServiceProvider services, CancellationToken ct)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "seed", "competencies.json");
        var loaded = await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(
                new LoadCompetencies(await File.ReadAllBytesAsync(path, ct)),
                Actor.System("start"),
                ct
            );
        // another process of the same installation may have been faster
        if (loaded.Problem is { } problem && problem.Code != Problem.Duplicate.Code)
        {
            throw new StartRefusedException(
                $"seed/competencies.json is broken at {problem.Field}: {problem.Code}."
            );
        }
    }
}
