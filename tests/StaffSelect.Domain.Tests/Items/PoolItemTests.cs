using StaffSelect.Domain.Bank;
using static StaffSelect.Domain.Tests.Items.BankItems;

namespace StaffSelect.Domain.Tests.Items;

public class PoolItemTests
{
    private static readonly UserId Author = UserId.New();
    private static readonly UserId Other = UserId.New();

    [Fact]
    public void Version_GoesThroughItsStates_ByAnotherPersonThanItsAuthor()
    {
        var (_, draft) = Made();

        Assert.Equal(BankProblems.ItemOwnWork, draft.Review(Author, Now).Problem?.Code);
        Assert.Equal(BankProblems.ItemWrongState, draft.Approve(Other, Now).Problem?.Code);
        Assert.True(draft.Review(Other, Now).IsSuccess);
        Assert.Equal(BankProblems.ItemOwnWork, draft.Approve(Author, Now).Problem?.Code);
        // who approves may be who reviewed
        Assert.True(draft.Approve(Other, Now).IsSuccess);
        Assert.Equal(ReviewState.Approved, draft.State);
        Assert.True(draft.Retire(Author, Now).IsSuccess);
        Assert.Equal(BankProblems.ItemWrongState, draft.Retire(Other, Now).Problem?.Code);
    }

    [Fact]
    public void Draft_IsChangedByItsAuthorOnly_AndOnlyWhileItIsOne()
    {
        var (_, draft) = Made();
        var changed = Single() with { Text = Both("Another task") };

        Assert.Equal(BankProblems.ItemNotYours, draft.Edit(changed, Other).Problem?.Code);
        Assert.True(draft.Edit(changed, Author).IsSuccess);
        Assert.Equal(changed.Text, draft.Text);
        Assert.True(draft.Review(Other, Now).IsSuccess);
        Assert.Equal(BankProblems.ItemNotDraft, draft.Edit(changed, Author).Problem?.Code);
        Assert.True(draft.Return().IsSuccess);
        Assert.True(draft.Edit(Single(), Author).IsSuccess);
        // what was changed after a review is reviewed anew
        Assert.Null(draft.ReviewedBy);
    }

    [Fact]
    public void StartVersion_WhileTheNewestIsOpen_IsRefused()
    {
        var (item, first) = Made();

        Assert.Equal(
            BankProblems.ItemVersionOpen,
            item.StartVersion(first, first.Content, Other, Now).Problem?.Code
        );
        first.Review(Other, Now);
        first.Approve(Other, Now);
        var second = item.StartVersion(first, first.Content, Other, Now).Value;

        Assert.Equal((2, 2), (second.Number, item.LatestNumber));
        Assert.Equal((Other, ReviewState.Draft), (second.Author, second.State));
        Assert.Equal(ReviewState.Approved, first.State);
    }

    [Fact]
    public void ApproveBrought_OfAPersonsDraft_IsNotPossible()
    {
        var (_, draft) = Made();

        Assert.Throws<InvalidOperationException>(() => draft.ApproveBrought(Now));
    }

    [Fact]
    public void Create_BadCodes_AreAllNamed()
    {
        var made = PoolItem.Create(ItemPoolId.New(), "1", "я", Single(), Author, Now);

        Assert.Equal(["code", "scale"], made.Problem!.All().Select(fault => fault.Field));
    }

    private static (PoolItem Item, PoolItemVersion First) Made() =>
        PoolItem.Create(ItemPoolId.New(), "v-1", "ver", Single(), Author, Now).Value;
}
