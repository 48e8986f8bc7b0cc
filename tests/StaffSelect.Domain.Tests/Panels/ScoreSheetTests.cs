using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Domain.Tests.Panels;

public class ScoreSheetTests
{
    private static readonly PanelRule Rule = new(
        3,
        2,
        3,
        3m,
        [new PanelCompetency("C1", 3m), new PanelCompetency("C2", null)]
    );
    private static readonly DateTime Ten = new(2026, 3, 12, 8, 0, 0, DateTimeKind.Utc);
    private static readonly SealedText Note = new("AAAA");

    [Fact]
    public void Open_WithoutADeclaration_IsABrokenInvariant()
    {
        Assert.Throws<InvalidOperationException>(() =>
            ScoreSheet.Open(NewInterview(), UserId.New(), Rule)
        );
    }

    [Fact]
    public void Record_LevelAndNote_AreKeptAndTheRevisionGrows()
    {
        var sheet = NewSheet();

        Assert.True(sheet.Record("C1", 4, Note, 12, 0, Ten).IsSuccess);

        Assert.Equal((1, Ten), (sheet.Revision, sheet.SavedAt));
        Assert.Equal((4, Note), (sheet.Entries[0].Level, sheet.Entries[0].Note));
    }

    [Fact]
    public void Record_FromATabThatSawAnOlderRevision_IsRefusedAndNothingChanges()
    {
        var sheet = NewSheet();
        sheet.Record("C1", 4, Note, 12, 0, Ten);

        var refused = sheet.Record("C1", 2, null, 0, 0, Ten);

        Assert.Equal(PanelProblems.SheetChangedElsewhere, refused.Problem?.Code);
        Assert.Equal(4, sheet.Entries[0].Level);
    }

    [Theory]
    [InlineData(0, PanelProblems.LevelOutOfScale)]
    [InlineData(1, null)]
    [InlineData(5, null)]
    [InlineData(6, PanelProblems.LevelOutOfScale)]
    [InlineData(null, null)]
    public void Record_Level_IsOneToFiveOrNone(int? level, string? code)
    {
        Assert.Equal(code, NewSheet().Record("C1", level, null, 0, 0, Ten).Problem?.Code);
    }

    [Theory]
    [InlineData(1500, null)]
    [InlineData(1501, PanelProblems.NoteTooLong)]
    public void Record_Note_HasALimit(int length, string? code)
    {
        Assert.Equal(code, NewSheet().Record("C1", 3, Note, length, 0, Ten).Problem?.Code);
    }

    [Fact]
    public void Record_CompetencyOutsideTheRule_IsRefused()
    {
        Assert.Equal(
            PanelProblems.CompetencyUnknown,
            NewSheet().Record("K9", 3, null, 0, 0, Ten).Problem?.Code
        );
    }

    [Fact]
    public void Submit_UnscoredAndUnexplained_SaysHowMany()
    {
        var sheet = NewSheet();
        sheet.Record("C1", 5, null, 0, 0, Ten);

        var refused = sheet.Submit(1, Ten).Problem;

        Assert.Equal(PanelProblems.SheetIncomplete, refused?.Code);
        Assert.Equal([1, 1], refused!.Arguments);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void Submit_WithoutNotes_OnlyTheEndsOfTheScaleNeedOne(int level, bool allowed)
    {
        var sheet = NewSheet();
        sheet.Record("C1", level, null, 0, 0, Ten);
        sheet.Record("C2", 3, null, 0, 1, Ten);

        Assert.Equal(allowed, sheet.Submit(2, Ten).IsSuccess);
    }

    [Fact]
    public void Submit_Complete_LocksTheSheet()
    {
        var sheet = NewSheet();
        sheet.Record("C1", 5, Note, 3, 0, Ten);
        sheet.Record("C2", 3, null, 0, 1, Ten);

        Assert.True(sheet.Submit(2, Ten).IsSuccess);

        Assert.True(sheet.Counts);
        Assert.Equal("C1=5 C2=3", sheet.LockedLevels);
        Assert.Equal(
            PanelProblems.SheetLocked,
            sheet.Record("C1", 1, Note, 3, sheet.Revision, Ten).Problem?.Code
        );
        Assert.Equal(PanelProblems.SheetLocked, sheet.Submit(sheet.Revision, Ten).Problem?.Code);
    }

    [Fact]
    public void Submit_FromATabThatSawAnOlderRevision_IsRefused()
    {
        var sheet = NewSheet();
        sheet.Record("C1", 3, null, 0, 0, Ten);
        sheet.Record("C2", 3, null, 0, 1, Ten);

        Assert.Equal(PanelProblems.SheetChangedElsewhere, sheet.Submit(1, Ten).Problem?.Code);
    }

    [Fact]
    public void Void_SubmittedSheet_StaysButNoLongerCounts()
    {
        var sheet = NewSheet();
        sheet.Record("C1", 3, null, 0, 0, Ten);
        sheet.Record("C2", 3, null, 0, 1, Ten);
        sheet.Submit(2, Ten);

        sheet.Void(Ten);

        Assert.False(sheet.Counts);
        Assert.Equal(3, sheet.Entries[0].Level);
    }

    private static ScoreSheet NewSheet()
    {
        var interview = NewInterview();
        var member = UserId.New();
        interview.Declare(member, false, null, Ten);
        return ScoreSheet.Open(interview, member, Rule);
    }

    private static Interview NewInterview()
    {
        var seats = Enumerable
            .Range(0, 3)
            .Select(index => new PanelSeat(UserId.New(), index == 0, true, false, false))
            .ToList();
        var panel = Panel
            .Create(CampaignId.New(), new LocalizedText("Комісія", "Panel"), seats, Rule)
            .Value;
        return Interview
            .Plan(
                panel,
                ApplicationId.New(),
                true,
                Ten,
                "каб. 214",
                new Window(Ten.AddDays(-1), Ten.AddDays(1))
            )
            .Value;
    }
}
