using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Tests.Testing;

public class ItemKeyTests
{
    /// <summary>Five options, two right: the figures of the domain notes 5.</summary>
    [Theory]
    [InlineData("a", 1, 2)]
    [InlineData("a,b", 1, 1)]
    [InlineData("a,b,c", 2, 3)]
    [InlineData("a,b,c,d", 1, 3)]
    [InlineData("a,b,c,d,e", 0, 1)]
    [InlineData("a,c", 1, 6)]
    [InlineData("a,c,d", 0, 1)]
    [InlineData("c", 0, 1)]
    [InlineData("c,d,e", 0, 1)]
    public void Share_OfMultipleResponse_IsHitsMinusFalseOnes(string answer, int over, int under)
    {
        var key = new ItemKey(ItemKind.MultipleResponse, ["a", "b"], 5);

        Assert.Equal((decimal)over / under, key.Share(ItemKey.Split(answer)));
    }

    [Theory]
    [InlineData("best", 1.0)]
    [InlineData("next", 0.5)]
    [InlineData("bad", 0.0)]
    [InlineData("worse", 0.0)]
    public void Share_OfSituationalJudgement_IsTwoOneOrNoHalves(string answer, double share)
    {
        var key = new ItemKey(ItemKind.SituationalJudgement, ["best", "next"], 4);

        Assert.Equal((decimal)share, key.Share([answer]));
    }

    [Theory]
    [InlineData(ItemKind.SingleChoice, "a", true)]
    [InlineData(ItemKind.SingleChoice, "a,b", false)]
    [InlineData(ItemKind.SingleChoice, "z", false)]
    [InlineData(ItemKind.MultipleResponse, "a", true)]
    [InlineData(ItemKind.MultipleResponse, "a,b", true)]
    [InlineData(ItemKind.MultipleResponse, "a,b,c", false)]
    [InlineData(ItemKind.MultipleResponse, "a,a", false)]
    [InlineData(ItemKind.SituationalJudgement, "a,b", true)]
    [InlineData(ItemKind.SituationalJudgement, "a", false)]
    public void Fault_OfAKey_IsFoundForEachKind(ItemKind kind, string key, bool fits)
    {
        Assert.Equal(fits, new ItemKey(kind, ItemKey.Split(key), 3).Fault(["a", "b", "c"]) is null);
    }
}
