using System.Globalization;
using StaffSelect.Web.Staff.Workshop;

namespace StaffSelect.Web.Tests.Workshop;

public class DraftValuesTests
{
    [Theory]
    [InlineData("2026-11-24T09:00:00", DraftValue.Moment, "\"2026-11-24T09:00\"")]
    [InlineData("2026-11-24T09:00", DraftValue.Moment, "\"2026-11-24T09:00\"")]
    [InlineData("2026-11-24T09:00:30", DraftValue.Moment, "\"2026-11-24T09:00:30\"")]
    [InlineData("18:00:00", DraftValue.Hour, "\"18:00\"")]
    [InlineData("18:00", DraftValue.Hour, "\"18:00\"")]
    [InlineData("3", DraftValue.Whole, "3")]
    [InlineData("3,0", DraftValue.Whole, "3")]
    [InlineData("0,25", DraftValue.Points, "0.25")]
    [InlineData("26,67", DraftValue.Share, "2667")]
    [InlineData("65", DraftValue.Minutes, "3900")]
    [InlineData("three", DraftValue.Whole, "\"three\"")]
    [InlineData(" ", DraftValue.Whole, null)]
    public void Kept_IsWhatTheDocumentExpects(string typed, object kind, string? json) =>
        Assert.Equal(json, DraftValues.Kept(typed, (DraftValue)kind)?.ToJsonString());

    [Theory]
    [InlineData("3", DraftValue.Whole, "3")]
    [InlineData("0.25", DraftValue.Points, "0,25")]
    [InlineData("26,67", DraftValue.Share, "26,67")]
    [InlineData("65", DraftValue.Minutes, "65")]
    [InlineData("three", DraftValue.Whole, "three")]
    public void Shown_GivesBackWhatWasTyped(string typed, object kind, string shown)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("uk-UA");

        Assert.Equal(
            shown,
            DraftValues.Shown(DraftValues.Kept(typed, (DraftValue)kind), (DraftValue)kind)
        );
    }
}
