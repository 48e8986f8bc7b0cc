using StaffSelect.Domain;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Staff.Items;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Support;

/// <summary>A pool and two item authors.</summary>
public sealed record BankScene(ItemPoolId Pool, Actor Author, Actor Reviewer);

public static partial class TestData
{
    public static async Task<BankScene> BankSceneAsync(
        this TestApp app,
        string pool = "LIVE",
        PoolPurpose purpose = PoolPurpose.Live
    )
    {
        var author = await app.NewUserAsync("author-" + pool, (Role.ItemAuthor, null));
        var reviewer = await app.NewUserAsync("reviewer-" + pool, (Role.ItemAuthor, null));
        var id = await app.DoAsync(new CreatePool(pool, Both("Pool " + pool), purpose), author);
        return new BankScene(id, author, reviewer);
    }

    /// <summary>A single choice whose second option is right.</summary>
    public static ItemContent Content(
        Difficulty difficulty = Difficulty.Easy,
        string text = "Which one?"
    ) =>
        new(
            ItemKind.SingleChoice,
            difficulty,
            Both(text),
            null,
            null,
            [
                .. Enumerable
                    .Range(1, 4)
                    .Select(number => new BankOption(
                        Both($"Choice {number}"),
                        null,
                        null,
                        number == 2 ? OptionMark.Right : OptionMark.None,
                        Both($"JUSTIFIED-{number}")
                    )),
            ]
        );

    /// <summary>An item that two people have taken to approval.</summary>
    public static async Task<PoolItemId> ApprovedItemAsync(
        this TestApp app,
        BankScene scene,
        string code,
        string scale = "V",
        ItemContent? content = null
    )
    {
        var item = await app.DoAsync(
            new CreateItem(scene.Pool, code, scale, content ?? Content()),
            scene.Author
        );
        await app.ApproveNewestAsync(scene, item);
        return item;
    }

    public static async Task ApproveNewestAsync(this TestApp app, BankScene scene, PoolItemId item)
    {
        foreach (var step in new[] { ItemStep.Review, ItemStep.Approve })
        {
            var shown = (await app.DoAsync(new GetItem(item, null), scene.Reviewer)).Shown;
            await app.DoAsync(new DecideItem(shown.Id, shown.Version, step, null), scene.Reviewer);
        }
    }
}
