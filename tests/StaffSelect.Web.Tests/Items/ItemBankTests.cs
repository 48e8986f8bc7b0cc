using Microsoft.EntityFrameworkCore;
using StaffSelect.Data.Providers;
using StaffSelect.Domain;
using StaffSelect.Domain.Auditing;
using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Grants;
using StaffSelect.Domain.Testing;
using StaffSelect.Web.Exchange.Items;
using StaffSelect.Web.Staff.Items;
using StaffSelect.Web.Tests.Support;
using StaffSelect.Web.UseCases;

namespace StaffSelect.Web.Tests.Items;

public class ItemBankTests
{
    [Theory, EveryDatabase]
    public async Task Approve_WhatTheOtherSideHas_IsRefusedInWhateverOrder(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var live = await app.BankSceneAsync();
        var practice = await app.BankSceneAsync("PRACTICE", PoolPurpose.Practice);
        await app.ApprovedItemAsync(live, "L-1");
        var turned = TestData.Content() with
        {
            Options = [.. TestData.Content().Options.Reverse()],
        };
        var item = await app.DoAsync(
            new CreateItem(practice.Pool, "P-1", "V", turned),
            practice.Author
        );
        var shown = (await app.DoAsync(new GetItem(item, null), practice.Reviewer)).Shown;
        await app.DoAsync(
            new DecideItem(shown.Id, shown.Version, ItemStep.Review, null),
            practice.Reviewer
        );
        shown = (await app.DoAsync(new GetItem(item, null), practice.Reviewer)).Shown;

        var problem = await app.RefusedAsync(
            BankProblems.ItemOnOtherSide,
            new DecideItem(shown.Id, shown.Version, ItemStep.Approve, null),
            practice.Reviewer
        );

        Assert.Equal("LIVE", problem.Arguments[0]);
        var file = ItemFileWriter.Csv([
            new ItemFileRow(1, "P-2", "V", TestData.Content()),
            new ItemFileRow(2, "P-3", "V", TestData.Content(text: "Another?")),
        ]);
        var import = await app.RefusedAsync(
            BankProblems.ItemOnOtherSide,
            new ImportItems(practice.Pool, file),
            practice.Author
        );
        Assert.Equal("2:text_uk", import.Field);
    }

    [Theory, EveryDatabase]
    public async Task Item_FromDraftToApproval_TakesTwoPeopleAndIsAudited(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        var item = await app.DoAsync(
            new CreateItem(scene.Pool, "v-1", "ver", TestData.Content()),
            scene.Author
        );
        var draft = (await app.DoAsync(new GetItem(item, null), scene.Author)).Shown;

        await app.RefusedAsync(
            BankProblems.ItemOwnWork,
            new DecideItem(draft.Id, draft.Version, ItemStep.Review, null),
            scene.Author
        );
        await app.ApproveNewestAsync(scene, item);

        var view = await app.DoAsync(new GetItem(item, null), scene.Author);
        Assert.Equal(("V-1", "VER", "LIVE"), (view.Code, view.Scale, view.PoolCode));
        Assert.Equal(ReviewState.Approved, view.Shown.State);
        Assert.Equal(
            ("author-LIVE", "reviewer-LIVE", "reviewer-LIVE"),
            (view.Shown.Author, view.Shown.ReviewedBy, view.Shown.ApprovedBy)
        );
        var lines = await app.AuditOfAsync(nameof(DecideItem));
        Assert.Equal(2, lines.Count);
        Assert.All(
            lines,
            line =>
            {
                Assert.Equal(
                    (AuditAction.Changed, nameof(PoolItemVersion), scene.Reviewer.UserId),
                    (line.Action, line.Entity, line.User)
                );
                Assert.DoesNotContain("JUSTIFIED", line.Changes, StringComparison.Ordinal);
            }
        );
        var added = await app.AuditOfAsync(nameof(CreateItem));
        Assert.Equal(
            [nameof(PoolItem), nameof(PoolItemVersion)],
            added.Select(line => line.Entity).Order()
        );
        // the journal never tells items and keys
        Assert.All(
            added,
            line =>
            {
                Assert.DoesNotContain("Choice 2", line.Changes, StringComparison.Ordinal);
                Assert.DoesNotContain(
                    "Which one",
                    line.Changes,
                    StringComparison.OrdinalIgnoreCase
                );
            }
        );
    }

    [Theory, EveryDatabase]
    public async Task Key_OfAnApprovedItem_IsShownOnlyByAnAuditedRead(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        var item = await app.ApprovedItemAsync(scene, "V-1");

        var view = await app.DoAsync(new GetItem(item, null), scene.Author);
        Assert.False(view.HasKey);
        Assert.All(
            view.Content.Options,
            option => Assert.Equal((OptionMark.None, ""), (option.Mark, option.Justification.Uk))
        );
        Assert.Empty(await app.AuditOfAsync(nameof(GetItemKey)));

        var key = await app.DoAsync(new GetItemKey(view.Shown.Id), scene.Author);

        Assert.Equal(OptionMark.Right, key.Options[1].Mark);
        var line = Assert.Single(await app.AuditOfAsync(nameof(GetItemKey)));
        Assert.Equal(
            (AuditAction.Read, "ItemKey", view.Shown.Id.ToString(), scene.Author.UserId),
            (line.Action, line.Entity, line.Key, line.User)
        );
    }

    [Theory, EveryDatabase]
    public async Task ApprovedItem_ChangesOnlyByANewVersion_WhichReplacesItWhenApproved(
        DatabaseProvider provider
    )
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        var item = await app.ApprovedItemAsync(scene, "V-1");
        var first = (await app.DoAsync(new GetItem(item, null), scene.Author)).Shown;

        await app.RefusedAsync(
            BankProblems.ItemNotDraft,
            new SaveItemDraft(first.Id, first.Version, TestData.Content(text: "Changed")),
            scene.Author
        );
        var second = await app.DoAsync(new StartItemVersion(item), scene.Author);
        await app.RefusedAsync(
            BankProblems.ItemVersionOpen,
            new StartItemVersion(item),
            scene.Reviewer
        );
        await app.DoAsync(
            new SaveItemDraft(second, 0, TestData.Content(text: "Otherwise")),
            scene.Author
        );
        await app.RefusedAsync(
            "Conflict",
            new SaveItemDraft(second, 0, TestData.Content(text: "Stale")),
            scene.Author
        );
        await app.ApproveNewestAsync(scene, item);

        var states = await app.DbAsync(db =>
            db.PoolItemVersions.Where(version => version.Item == item)
                .OrderBy(version => version.Number)
                .Select(version => version.State)
                .ToListAsync()
        );
        Assert.Equal([ReviewState.Retired, ReviewState.Approved], states);
        var found = await app.DoAsync(List(search: "otherw"), scene.Author);
        Assert.Equal(2, Assert.Single(found.Rows).Number);
    }

    [Theory, EveryDatabase]
    public async Task ListItems_FiltersPagesAndCounts(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        var practice = await app.BankSceneAsync("PRACTICE", PoolPurpose.Practice);
        await app.ApprovedItemAsync(scene, "V-1", "VER");
        foreach (var number in Enumerable.Range(2, 5))
        {
            await app.DoAsync(
                new CreateItem(
                    scene.Pool,
                    $"V-{number}",
                    number % 2 == 0 ? "MAT" : "VER",
                    TestData.Content(Difficulty.Hard, $"Ґанок {number}")
                ),
                scene.Author
            );
        }

        await app.DoAsync(
            new CreateItem(practice.Pool, "P-1", "VER", TestData.Content()),
            practice.Author
        );

        var all = await app.DoAsync(List(), scene.Author);
        Assert.Equal(7, all.Total);
        Assert.Equal((1, 6), (all.ByState[ReviewState.Approved], all.ByState[ReviewState.Draft]));
        Assert.Equal(["MAT", "VER"], all.Scales);
        Assert.Equal([6, 1], all.Pools.Select(pool => pool.Items));
        Assert.Equal(
            ["V-3", "V-4"],
            (
                await app.DoAsync(
                    List(state: ReviewState.Draft, pool: "LIVE", skip: 1, take: 2),
                    scene.Author
                )
            ).Rows.Select(row => row.Code)
        );
        Assert.Equal(
            ["V-2", "V-4", "V-6"],
            (await app.DoAsync(List(search: "ґАНОК", scale: "MAT"), scene.Author)).Rows.Select(
                row => row.Code
            )
        );
        Assert.Equal(0, (await app.DoAsync(List(search: "absent"), scene.Author)).Total);
    }

    [Theory, EveryDatabase]
    public async Task Bad_Items_AreRefusedWhole(DatabaseProvider provider)
    {
        await using var app = await TestApp.StartAsync(provider);
        var scene = await app.BankSceneAsync();
        await app.DoAsync(new CreateItem(scene.Pool, "V-1", "V", TestData.Content()), scene.Author);

        await app.RefusedAsync(
            BankProblems.ItemCodeTaken,
            new CreateItem(scene.Pool, "v-1", "V", TestData.Content()),
            scene.Author
        );
        await app.RefusedAsync(
            BankProblems.ItemTextMissing,
            new CreateItem(
                scene.Pool,
                "V-2",
                "V",
                TestData.Content() with
                {
                    Text = new LocalizedText("Лише одна", ""),
                }
            ),
            scene.Author
        );
        await app.RefusedAsync(
            "NotFound",
            new CreateItem(ItemPoolId.New(), "V-2", "V", TestData.Content()),
            scene.Author
        );
        await app.RefusedAsync(
            BankProblems.PoolCodeTaken,
            new CreatePool("live", TestData.Both("Again"), PoolPurpose.Practice),
            scene.Author
        );
        Assert.Equal(1, await app.DbAsync(db => db.PoolItems.CountAsync()));
    }

    [Fact]
    public async Task Bank_IsClosedToEverybodyButItemAuthors()
    {
        await using var app = await TestApp.StartAsync(DatabaseProvider.Sqlite);
        var scene = await app.BankSceneAsync();
        var item = await app.ApprovedItemAsync(scene, "V-1");
        var shown = (await app.DoAsync(new GetItem(item, null), scene.Author)).Shown;
        var campaign = await app.AnnouncedCampaignAsync();
        foreach (var role in Enum.GetValues<Role>().Where(role => role != Role.ItemAuthor))
        {
            var actor = await app.NewUserAsync(
                "role-" + role,
                (role, GrantRules.IsSystemWide(role) ? null : campaign.Id)
            );
            await app.RefusedAsync("Forbidden", List(), actor);
            await app.RefusedAsync("Forbidden", new GetItem(item, null), actor);
            await app.RefusedAsync("Forbidden", new GetItemKey(shown.Id), actor);
            await app.RefusedAsync(
                "Forbidden",
                new CreateItem(scene.Pool, "X-1", "V", TestData.Content()),
                actor
            );
            await app.RefusedAsync(
                "Forbidden",
                new DecideItem(shown.Id, shown.Version, ItemStep.Retire, "Because it is known"),
                actor
            );
        }
    }

    [Fact]
    public async Task Preview_HoldsNothingOfTheKey()
    {
        await using var site = await TestSite.StartAsync();
        var scene = await site.App.BankSceneAsync();
        var item = await site.App.DoAsync(
            new CreateItem(scene.Pool, "V-1", "V", TestData.Content()),
            scene.Author
        );
        using var client = site.ClientFor(scene.Reviewer);

        var html = await client.GetStringAsync(
            $"/staff/items/{item}/preview",
            TestContext.Current.CancellationToken
        );

        Assert.Contains("Choice 2", html, StringComparison.Ordinal);
        Assert.DoesNotContain("JUSTIFIED", html, StringComparison.Ordinal);
    }

    private static ListItems List(
        string? search = null,
        ReviewState? state = null,
        string? pool = null,
        string? scale = null,
        int skip = 0,
        int take = 20
    ) => new(search, state, pool, scale, null, null, skip, take);
}
