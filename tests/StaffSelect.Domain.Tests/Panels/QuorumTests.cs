using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Domain.Tests.Panels;

public class QuorumTests
{
    [Theory]
    [InlineData(3, 3, true)]
    [InlineData(2, 3, false)] // two thirds, but fewer than three
    [InlineData(3, 4, true)]
    [InlineData(3, 5, false)] // three, but under two thirds
    [InlineData(4, 5, true)]
    [InlineData(4, 6, true)] // exactly two thirds
    [InlineData(4, 7, false)]
    [InlineData(0, 0, false)]
    public void IsMet_ThreeAndTwoThirds_BothInclusive(int submitted, int planned, bool met)
    {
        Assert.Equal(met, Quorum.IsMet(submitted, planned, new PanelRule(3, 2, 3, null, [])));
    }
}
