using Microsoft.EntityFrameworkCore;
using StaffSelect.Data;
using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Web.Exchange.Items;
using StaffSelect.Web.Staff.Items;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Demo;

/// <summary>The demonstration's item bank: the items that come with the product, a pool to practise with, and an author's own work on its way.</summary>
/// <param name="folder">Of the seed.</param>
internal sealed class DemoBank(
    IServiceProvider services,
    IReadOnlyDictionary<string, Actor> actors,
    string folder
)
{
    private static readonly Actor Loader = Actor.System("demonstration");

    public async Task FillAsync(CancellationToken ct)
    {
        var author = actors["author"];
        var abilities = await DoAsync(
            new CreatePool(
                "ABILITY",
                new LocalizedText("Загальні здібності", "General abilities"),
                PoolPurpose.Live
            ),
            author,
            ct
        );
        foreach (var path in Directory.EnumerateFiles(Path.Combine(folder, "items"), "*.csv"))
        {
            await ImportAsync(abilities, path, Loader, ct);
        }

        var practice = await DoAsync(
            new CreatePool(
                "PRACTICE",
                new LocalizedText("Пробні завдання", "Practice items"),
                PoolPurpose.Practice
            ),
            author,
            ct
        );
        await ImportAsync(
            practice,
            Path.Combine(folder, "items", "practice", "practice.csv"),
            Loader,
            ct
        );
        await ImportAsync(abilities, Path.Combine(folder, "demo", "items.csv"), author, ct);
        await ReviewOneAsync(abilities, ct);
    }

    private async Task ReviewOneAsync(ItemPoolId pool, CancellationToken ct)
    {
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<AppDbContext>();
        var first = await (
            from version in db.PoolItemVersions.AsNoTracking()
            join item in db.PoolItems on version.Item equals item.Id
            where item.Pool == pool && version.State == ReviewState.Draft
            orderby item.Code
            select new { version.Id, version.Version }
        ).FirstAsync(ct);
        await DoAsync(
            new DecideItem(first.Id, first.Version, ItemStep.Review, null),
            actors["reviewer"],
            ct
        );
    }

    private async Task ImportAsync(
        ItemPoolId pool,
        string path,
        Actor actor,
        CancellationToken ct
    ) => await DoAsync(new ImportItems(pool, await File.ReadAllBytesAsync(path, ct)), actor, ct);

    private async Task<T> DoAsync<T>(IMessage<T> message, Actor actor, CancellationToken ct)
    {
        var done = await services
            .GetRequiredService<UseCases.UseCases>()
            .SendAsync(message, actor, ct);
        return done.Problem is { } problem
            ? throw new InvalidOperationException(
                $"{message.GetType().Name} of the demonstration: {problem.Code} {problem.Field}."
            )
            : done.Value;
    }
}
