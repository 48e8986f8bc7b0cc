using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Web.Exchange.Items.Generation;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Exchange.Items;

/// <summary>The commands of the item bank; they call the use cases that a page would call.</summary>
internal static class ItemCommands
{
    private static readonly Actor Operator = Actor.System("command line");

    /// <summary><c>import-items POOL FILE</c>; what the operator brings is approved.</summary>
    /// <returns>0 when the items are stored, 1 with every fault printed.</returns>
    public static async Task<int> ImportAsync(
        IServiceProvider services,
        IReadOnlyList<string> arguments,
        TextWriter output,
        CancellationToken ct
    )
    {
        var text = services.GetRequiredService<IStringLocalizer<ExchangeText>>();
        if (arguments is not [var code, var path])
        {
            await output.WriteLineAsync(text["UsageItems"]);
            return 1;
        }

        if (!File.Exists(path) || new FileInfo(path).Length > ItemTable.MaximumBytes)
        {
            await output.WriteLineAsync(text["FileNotFound", path]);
            return 1;
        }

        if (await PoolAsync(services, code, ct) is not { } pool)
        {
            await output.WriteLineAsync(text["NoPool", code]);
            return 1;
        }

        var imported = await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(new ImportItems(pool, await File.ReadAllBytesAsync(path, ct)), Operator, ct);
        if (imported.Problem is { } faults)
        {
            await output.WriteLineAsync(text["Faults"]);
            await WriteAsync(services, faults, output);
            return 1;
        }

        var (added, versions, unchanged) = imported.Value;
        await output.WriteLineAsync(text["ItemsImported", added, versions, unchanged]);
        return 0;
    }

    /// <summary><c>generate-items FOLDER SEED</c>: writes number series, syllogisms and matrices for the import.</summary>
    public static async Task<int> GenerateAsync(
        IServiceProvider services,
        IReadOnlyList<string> arguments,
        TextWriter output,
        CancellationToken ct
    )
    {
        var text = services.GetRequiredService<IStringLocalizer<ExchangeText>>();
        if (arguments is not [var folder, var number] || !ulong.TryParse(number, out var seed))
        {
            await output.WriteLineAsync(text["UsageGenerate"]);
            return 1;
        }

        Directory.CreateDirectory(folder);
        foreach (var (name, content) in GeneratedItems.Files(seed))
        {
            var path = Path.Combine(folder, name);
            await File.WriteAllBytesAsync(path, content, ct);
            await output.WriteLineAsync(path);
        }

        return 0;
    }

    private static async Task<ItemPoolId?> PoolAsync(
        IServiceProvider services,
        string code,
        CancellationToken ct
    )
    {
        await using var scope = services.CreateAsyncScope();
        var stored = code.ToUpperInvariant();
        var found = await scope
            .ServiceProvider.GetRequiredService<AppDbContext>()
            .ItemPools.Where(pool => pool.Code == stored)
            .Select(pool => new { pool.Id })
            .SingleOrDefaultAsync(ct);
        return found?.Id;
    }

    private static async Task WriteAsync(
        IServiceProvider services,
        Problem problem,
        TextWriter output
    )
    {
        await using var scope = services.CreateAsyncScope();
        var wording = scope.ServiceProvider.GetRequiredService<ProblemWording>();
        foreach (var fault in problem.All())
        {
            await output.WriteLineAsync($"  {fault.Field}: {wording.Text(fault)}");
        }
    }
}
