using StaffSelect.Web.Reports;
using StaffSelect.Web.Reports.Assessment;
using StaffSelect.Web.Reports.Charts;
using static StaffSelect.Web.Tests.Reports.AssessmentSamples;

namespace StaffSelect.Web.Tests.Reports;

public sealed class AssessmentReportTests
{
    [Fact]
    public void Compose_Placed_SaysPostPlaceCutAndWantedMore()
    {
        var report = AssessmentReport.Compose(Placed(), "uk");

        Assert.Equal(OutcomeTone.Good, report.Outcome.Tone);
        Assert.Equal(
            "Рекомендовано на посаду: Інспектор прикордонної служби, «Краківець»",
            report.Outcome.Title
        );
        Assert.Equal(
            "Вибір 2 із 4. Місце у списку посади: 18; останній зарахований бал 71,40. "
                + "На бажанішу посаду («Львів») останній зарахований бал 76,48, у вас 74,73.",
            report.Outcome.Text
        );
        Assert.Equal("74,73", report.Outcome.Score);
    }

    [Fact]
    public void Compose_Placed_ListsStagesWithExactParts()
    {
        var table = Table(AssessmentReport.Compose(Placed(), "uk"), 0, 0);

        Assert.Equal(
            ["Загальні здібності", "46,25", "40", "", "77,08", "62,5\u00A0%", "48,18"],
            table.Rows[0].Select(cell => cell.Text)
        );
        Assert.Equal("із 60", table.Rows[0][1].Detail);
        Assert.Equal(
            ["Співбесіда", "3,83", "3,00", "", "70,83", "37,5\u00A0%", "26,56"],
            table.Rows[1].Select(cell => cell.Text)
        );
        Assert.Equal("74,73", table.Total!.Value.Value);
    }

    [Fact]
    public void Compose_English_UsesEnglishWordsAndPoint()
    {
        var report = AssessmentReport.Compose(Placed(), "en");

        Assert.Equal("Assessment report", report.Title);
        Assert.Equal("74.73", report.Outcome.Score);
        Assert.Equal("62.5%", Table(report, 0, 0).Rows[0][5].Text);
        Assert.Equal(
            "Appeals are open until 13 February 2026 at\u00A018:00, ",
            report.Notice[0].Text
        );
        Assert.Contains("Kyiv time", report.Notice[1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Compose_Appeal_SaysHourAndZoneOfTheCampaign()
    {
        var summer = Placed() with
        {
            AppealUntilAt = new DateTime(2026, 7, 13, 15, 0, 0, DateTimeKind.Utc),
        };

        var report = AssessmentReport.Compose(summer, "uk");

        Assert.Equal(
            "Скаргу можна подати до 13 липня 2026 року о\u00A018:00 ",
            report.Notice[0].Text
        );
        Assert.StartsWith("за київським часом", report.Notice[1].Text, StringComparison.Ordinal);
        Assert.Equal("Подання не зупиняє призначення на посаду.", report.Notice[2].Text);
    }

    [Fact]
    public void Compose_CodedCopy_HasNoNameAnywhere()
    {
        var named = Placed() with { Name = "Ґудзь Єва Їжаківна" };

        Assert.Contains("Ґудзь Єва Їжаківна", Everything(named, "uk"), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "Ґудзь",
            Everything(named with { Name = null }, "uk"),
            StringComparison.Ordinal
        );
        Assert.DoesNotContain(
            "Ґудзь",
            AssessmentReport.Compose(named, "uk").MetaTitle,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Compose_BelowHurdle_SaysValueAndHurdleAndNoTotal()
    {
        var report = AssessmentReport.Compose(BelowHurdle(), "uk");

        Assert.Equal(OutcomeTone.Bad, report.Outcome.Tone);
        Assert.Equal(
            "Етап «Загальні здібності»: 39,75 бала за прохідного бала 40. Це нижче прохідного бала.",
            report.Outcome.Text
        );
        Assert.Null(report.Outcome.Score);
        Assert.Equal("–", Table(report, 0, 0).Total!.Value.Value);
        Assert.Equal("–", Table(report, 0, 0).Rows[0][6].Text);
        Assert.DoesNotContain(
            report.Sections,
            section => section.Heading.Contains("Компетентності", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Compose_JustBelowHurdle_DoesNotWriteTheRoundedHurdle()
    {
        var data = BelowHurdle();

        var report = AssessmentReport.Compose(
            data with
            {
                Failure = data.Failure! with { Value = 39.9951m },
            },
            "uk"
        );

        Assert.Contains(
            "39,995 бала за прохідного бала 40",
            report.Outcome.Text,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void GroupMean_FewPeople_IsNotDrawn(int people, bool shown)
    {
        var mean = GroupMean.Of([.. Enumerable.Repeat(60m, people)]);

        Assert.Equal(shown, mean is not null);
        var data = Placed();
        var report = AssessmentReport.Compose(
            data with
            {
                Stages = [.. data.Stages.Select(stage => stage with { Group = mean })],
            },
            "uk"
        );
        var marks = Table(report, 0, 0).Rows[0][3].Figure!.Marks;
        Assert.Equal(shown, marks.OfType<DiamondMark>().Any());
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("2.99", 2)]
    [InlineData("3", 3)]
    [InlineData("3.6666666666666", 3)]
    [InlineData("4", 4)]
    [InlineData("5", 5)]
    public void Reach_Mean_IsTheHighestLevelReachedInFull(string mean, int level)
    {
        var value = decimal.Parse(mean, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal(level, CompetencyResult.Reach(Scale(), value).Level);
    }

    [Fact]
    public void Reach_ScaleWithThreeAnchors_TakesTheNearestBelow()
    {
        var three = Scale().Where(anchor => anchor.Level is 1 or 3 or 5).ToList();

        Assert.Equal(3, CompetencyResult.Reach(three, 4.9m).Level);
        Assert.Equal(1, CompetencyResult.Reach(three, 2.9m).Level);
    }

    [Fact]
    public void Strengths_TwoHighestAndTwoLowest_NeverTheSame()
    {
        var four = Means(3m, 5m, 3m, 1m);

        var strengths = Strengths.Of(four);

        Assert.Equal([four[1], four[0]], strengths.Highest);
        Assert.Equal([four[3], four[2]], strengths.Lowest);
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(1, 1, 0)]
    [InlineData(2, 2, 0)]
    [InlineData(3, 2, 1)]
    [InlineData(12, 2, 2)]
    public void Strengths_FewCompetencies_AreNotOnBothSides(int count, int highest, int lowest)
    {
        var strengths = Strengths.Of(Means([.. Enumerable.Repeat(3m, count)]));

        Assert.Equal(highest, strengths.Highest.Count);
        Assert.Equal(lowest, strengths.Lowest.Count);
    }

    [Fact]
    public void Shuffled_Notes_DoNotKeepTheOrderOfTheMembers()
    {
        Assert.Equal(
            ["а", "б", "в"],
            CompetencyResult.Shuffled(["в", " а ", "", null, "б", "  ", "а"])
        );
    }

    [Fact]
    public void DotPlot_Positions_AreExact()
    {
        var chart = DotPlot.Percent(75m, 50m, null, "x");

        Assert.Equal(142.5, Assert.Single(chart.Marks.OfType<DotMark>()).X);
        Assert.Equal(95, Assert.Single(chart.Marks.OfType<HurdleMark>()).X);
        Assert.Equal(100, DotPlot.Level(3m, null, "x").Marks.OfType<DotMark>().Single().X);
    }

    [Fact]
    public void StackedBar_Parts_AddUpFromLeftToRight()
    {
        var parts = StackedBar.Composite([20m, 30m], "x").Marks.OfType<BarMark>().Skip(1).ToList();

        Assert.Equal([(0d, 80d), (80d, 120d)], parts.Select(bar => (bar.Area.X, bar.Area.Width)));
    }

    [Fact]
    public void Svg_Name_IsEscaped()
    {
        var svg = DotPlot.Percent(1m, null, null, "<b>\"&").ToSvg();

        Assert.Contains("aria-label=\"&lt;b&gt;&quot;&amp;\"", svg, StringComparison.Ordinal);
    }

    internal static string Everything(AssessmentData data, string language) =>
        string.Join(
            '\n',
            ReportPdfTests.Pages(AssessmentReport.Compose(data, language)).SelectMany(page => page)
        );

    private static List<CompetencyResult> Means(params decimal[] means) =>
        [.. means.Select((mean, i) => Competency(Both($"К{i}", $"C{i}"), mean, 0, []))];

    private static TableBlock Table(ReportDocument report, int section, int table) =>
        report.Sections[section].Blocks.OfType<TableBlock>().ElementAt(table);
}
