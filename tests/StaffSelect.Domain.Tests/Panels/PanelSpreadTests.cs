using StaffSelect.Domain.Panels;

namespace StaffSelect.Domain.Tests.Panels;

public class PanelSpreadTests
{
    [Fact]
    public void Of_FewerThanFive_SaysNothing() => Assert.Null(PanelSpread.Of([1m, 2m, 3m, 4m]));

    [Fact]
    public void Of_OneToFive_IsThreeWithTheRootOfTwoAndAHalf()
    {
        var spread = PanelSpread.Of([5m, 1m, 3m, 2m, 4m])!;

        Assert.Equal((5, 3m), (spread.Candidates, spread.Mean));
        Assert.Equal(1.58113883m, decimal.Round(spread.Deviation, 8));
    }

    [Fact]
    public void Of_SmallDifferences_KeepsItsDigits()
    {
        // variance 0.0001, by hand
        var spread = PanelSpread.Of([3.00m, 3.01m, 2.99m, 3.01m, 2.99m])!;

        Assert.Equal(0.01m, decimal.Round(spread.Deviation, 8));
    }

    [Fact]
    public void Of_AllEqual_HasNoSpread() =>
        Assert.Equal(0m, PanelSpread.Of([3m, 3m, 3m, 3m, 3m])!.Deviation);
}
