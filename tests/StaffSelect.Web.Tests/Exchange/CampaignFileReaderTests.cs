using System.Text;
using StaffSelect.Domain;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Web.Exchange;
using StaffSelect.Web.Tests.Support;

namespace StaffSelect.Web.Tests.Exchange;

public class CampaignFileReaderTests
{
    [Fact]
    public void Read_Gate_IsAStageWithoutRulesThatEarnsNothing()
    {
        var file = CampaignFileReader
            .Read(
                CampaignFiles.With(
                    "$.stages[+]",
                    """{"code":"G1","kind":"gate","title":{"uk":"Медична","en":"Medical"},"weightPer10000":0}"""
                )
            )
            .Value;

        Assert.Equal(StageKind.Gate, file.Rules.Stage("G1").Kind);
        Assert.Equal(["A1", "A5"], file.Rules.ScoredStages.Select(stage => stage.Code));
    }

    [Fact]
    public void Read_TheDemonstrationFile_GivesItsRules()
    {
        var file = CampaignFileReader.Read(CampaignFiles.Good).Value;

        Assert.Equal("kordon-2026", file.Code);
        Assert.True(file.IsDemo);
        Assert.Equal(["KRA", "LWO", "SHE"], file.Rules.Posts.Select(post => post.Code));
        Assert.Equal(
            new DateTime(2026, 1, 12, 7, 0, 0, DateTimeKind.Utc),
            file.Rules.Registration.FromAt
        );
        Assert.Equal(DateTimeKind.Utc, file.Rules.Registration.FromAt.Kind);
        Assert.Equal(9, file.Items.Count);
        Assert.Equal(
            [new GroupHurdle("GUARD", 6m), new GroupHurdle("OTHER", 7.5m)],
            file.Rules.TestStages[0].Test!.Hurdles
        );
        Assert.Equal(["C1", "C2", "C4", "C5"], file.Rules.Competencies.Select(known => known.Code));
        Assert.Equal(new TimeOnly(18, 0), file.Rules.Appeal.UntilHour);
        Assert.Equal("chair@demo.example", file.Panel.Members.Single(seat => seat.IsChair).Email);
    }

    [Fact]
    public void Read_WithAByteOrderMark_IsTheSame()
    {
        byte[] marked = [.. Encoding.UTF8.Preamble, .. CampaignFiles.Good];

        Assert.True(CampaignFileReader.Read(marked).IsSuccess);
    }

    [Theory]
    // references
    [InlineData(
        "$.stages[0].test.hurdles[1].group",
        "\"CIVIL\"",
        "$.stages[0].test.hurdles[1].group UnknownGroup"
    )]
    [InlineData(
        "$.stages[0].test.hurdles[1].group",
        "\"GUARD\"",
        "$.stages[0].test.hurdles[1].group HurdleTwice"
    )]
    [InlineData(
        "$.stages[1].panel.competencies[2].code",
        "\"C3\"",
        "$.stages[1].panel.competencies[2].code UnknownCompetency|$.competencies[2].code CompetencyNotMeasured"
    )]
    [InlineData("$.tieBreaks[0].reference", "\"B9\"", "$.tieBreaks[0].reference UnknownStage")]
    [InlineData("$.tieBreaks[2].reference", "\"C9\"", "$.tieBreaks[2].reference UnknownCompetency")]
    [InlineData("$.tieBreaks[2].reference", null, "$.tieBreaks[2].reference ReferenceNeeded")]
    [InlineData(
        "$.tieBreaks[3].reference",
        "\"A1\"",
        "$.tieBreaks[3].reference ReferenceNotAllowed"
    )]
    [InlineData("$.tieBreaks[1].reference", "\"A5\"", "$.tieBreaks[1] TieBreakTwice")]
    [InlineData("$.tieBreaks[3]", null, "$.tieBreaks TieBreakLotteryLast")]
    // conditions of admission
    [InlineData("$.eligibility[1].years", null, "$.eligibility[1].years EligibilityValueMissing")]
    [InlineData("$.eligibility[1].years", "101", "$.eligibility[1].years FileOutOfRange")]
    [InlineData("$.eligibility[0].years", "3", "$.eligibility[0].years EligibilityValueForeign")]
    [InlineData(
        "$.eligibility[3].on",
        "\"2026-01-30\"",
        "$.eligibility[3].on EligibilityValueForeign"
    )]
    [InlineData("$.eligibility[1].on", "\"2026-02-30\"", "$.eligibility[1].on LocalTimeFormat")]
    [InlineData(
        "$.eligibility[6].groups",
        "[\"CIVIL\"]",
        "$.eligibility[6].groups[0] UnknownGroup"
    )]
    [InlineData("$.eligibility[6].groups", "[]", "$.eligibility[6].groups ListLength")]
    [InlineData("$.eligibility[3].education", "\"school\"", "$.eligibility[3].education NotOneOf")]
    [InlineData(
        "$.eligibility[8].declaration",
        "\"NONE\"",
        "$.eligibility[8].declaration UnknownDeclaration"
    )]
    [InlineData("$.eligibility[2].code", "\"AGE18\"", "$.eligibility[2].code CodeTwice")]
    [InlineData(
        "$.declarations[1].code",
        "\"TRUTH\"",
        "$.declarations[1].code CodeTwice|$.eligibility[8].declaration UnknownDeclaration"
    )]
    [InlineData(
        "$.tieBreaks[0]",
        """{"kind":"lottery"}""",
        "$.tieBreaks[0] TieBreakLotteryLast|$.tieBreaks[3] TieBreakTwice"
    )]
    [InlineData(
        "$.posts[1].hurdles[0].stage",
        "\"A3\"",
        "$.posts[1].hurdles[0].stage UnknownStage"
    )]
    [InlineData(
        "$.items[4].scale",
        "\"NUM\"",
        "$.items[4].scale UnknownScale|$.stages[0].test.blueprint[4].count BlueprintCellShort"
    )]
    // sums, ranges, order
    [InlineData("$.stages[0].weightPer10000", "4001", "$.stages WeightsSum")]
    [InlineData(
        "$.stages[0].weightPer10000",
        "4000.5",
        "$.stages[0].weightPer10000 FileOutOfRange"
    )]
    [InlineData("$.stages[0].weightPer10000", "-1", "$.stages[0].weightPer10000 FileOutOfRange")]
    [InlineData("$.posts[0].quota", "0", "$.posts[0].quota FileOutOfRange")]
    [InlineData("$.posts[0].quota", "99999999999999999999", "$.posts[0].quota FileOutOfRange")]
    [InlineData("$.posts[0].quota", "\"2\"", "$.posts[0].quota WrongType")]
    [InlineData("$.maximumPreferences", "4", "$.maximumPreferences PreferencesAbovePosts")]
    [InlineData("$.approvalsRequired", "1", "$.approvalsRequired FileOutOfRange")]
    [InlineData(
        "$.stages[0].test.hurdles[0].minimumRaw",
        "9.25",
        "$.stages[0].test.hurdles[0].minimumRaw HurdleAboveMaximum"
    )]
    [InlineData(
        "$.stages[0].test.hurdles[0].minimumRaw",
        "6.00001",
        "$.stages[0].test.hurdles[0].minimumRaw FileOutOfRange"
    )]
    [InlineData("$.stages[0].test.marking.wrong", "0.25", "$.stages[0].test.marking MarkingOrder")]
    [InlineData(
        "$.stages[0].test.blueprint[8].count",
        "2",
        "$.stages[0].test.blueprint[8].count BlueprintCellShort"
    )]
    [InlineData(
        "$.stages[0].test.blueprint[1].difficulty",
        "\"easy\"",
        "$.stages[0].test.blueprint[1] BlueprintCellTwice"
    )]
    [InlineData(
        "$.stages[1].panel.quorumNumerator",
        "4",
        "$.stages[1].panel.quorumNumerator QuorumShare"
    )]
    [InlineData(
        "$.stages[1].panel.competencies[0].minimum",
        "6",
        "$.stages[1].panel.competencies[0].minimum FileOutOfRange"
    )]
    [InlineData(
        "$.competencies[3].anchors[2]",
        null,
        "$.competencies[3].anchors AnchorsIncomplete"
    )]
    [InlineData(
        "$.competencies[0].anchors[0].level",
        "2",
        "$.competencies[0].anchors AnchorsIncomplete"
    )]
    [InlineData("$.stages[1].kind", "\"test\"", "$.stages[1] StageRuleMismatch")]
    [InlineData("$.stages[1].panel", null, "$.stages[1] StageRuleMismatch")]
    [InlineData(
        "$.stages[1]",
        null,
        "$.stages StageKindOnce|$.stages WeightsSum|$.posts[1].hurdles[0].stage UnknownStage|$.tieBreaks[0].reference UnknownStage|$.tieBreaks[2].reference UnknownCompetency"
    )]
    // gates
    [InlineData(
        "$.stages[+]",
        """{"code":"G1","kind":"gate","title":{"uk":"Медична","en":"Medical"},"weightPer10000":1}""",
        "$.stages WeightsSum|$.stages[2].weightPer10000 GateWeight"
    )]
    [InlineData(
        "$.stages[+]",
        """{"code":"G1","kind":"gate","title":{"uk":"Медична","en":"Medical"},"weightPer10000":0,"panel":null}""",
        "$.stages[2] StageRuleMismatch|$.stages[2].panel WrongType"
    )]
    [InlineData("$.stages[1].kind", "\"gate\"", "$.stages[1] StageRuleMismatch")]
    // hurdles of scales, windows of stages
    [InlineData(
        "$.stages[0].test.scaleHurdles",
        """[{"scales":["VER"],"minimumRaw":1},{"scales":["VER","Z"],"group":"GUARD","minimumRaw":1}]""",
        "$.stages[0].test.scaleHurdles[1].scales[1] UnknownScale"
    )]
    [InlineData(
        "$.stages[0].test.scaleHurdles",
        """[{"scales":["VER","VER"],"group":"NOBODY","minimumRaw":500}]""",
        "$.stages[0].test.scaleHurdles[0].scales[1] CodeTwice|$.stages[0].test.scaleHurdles[0].group UnknownGroup|$.stages[0].test.scaleHurdles[0].minimumRaw HurdleAboveMaximum"
    )]
    [InlineData(
        "$.stages[0].test.scaleHurdles",
        """[{"scales":[],"minimumRaw":1}]""",
        "$.stages[0].test.scaleHurdles[0].scales ListLength"
    )]
    [InlineData(
        "$.stages[0].window",
        """{"from":"2026-01-20T09:00","until":"2026-01-20T09:00"}""",
        "$.stages[0].window.until WindowEmpty"
    )]
    [InlineData(
        "$.stages[0].window",
        """{"from":"2025-01-20T09:00","until":"2026-01-21T09:00"}""",
        "$.stages[0].window.from WindowsOutOfOrder"
    )]
    // profiles and what tests measure
    [InlineData("$.posts[0].profile", "[\"C1\", \"C1\"]", "$.posts[0].profile[1] CodeTwice")]
    [InlineData("$.posts[0].profile", "[\"C7\"]", "$.posts[0].profile[0] UnknownCompetency")]
    [InlineData(
        "$.stages[0].test.competencies",
        "[\"C7\"]",
        "$.stages[0].test.competencies[0] UnknownCompetency"
    )]
    [InlineData("$.disclosure", "\"sometimes\"", "$.disclosure NotOneOf")]
    [InlineData("$.appeal.event", "\"receipt\"", "$.appeal.event NotOneOf")]
    [InlineData("$.appeal.event", "\"stageConfirmation\"", "$.disclosure AppealBeforeScores")]
    [InlineData("$.stages[0].disclosure", "\"never\"", "$.stages[0].disclosure NotOneOf")]
    // time
    [InlineData("$.registration.until", "\"2026-01-12T09:00\"", "$.registration.until WindowEmpty")]
    [InlineData("$.testing.from", "\"2026-01-11T09:00\"", "$.testing.from WindowsOutOfOrder")]
    [InlineData(
        "$.interviews.until",
        "\"2026-03-29T03:30\"",
        "$.interviews.until LocalTimeDoesNotExist"
    )]
    [InlineData(
        "$.interviews.until",
        "\"2026-10-25T03:30\"",
        "$.interviews.until LocalTimeHappensTwice"
    )]
    [InlineData("$.interviews.until", "\"2026-02-30T03:30\"", "$.interviews.until LocalTimeFormat")]
    [InlineData(
        "$.interviews.until",
        "\"2026-02-27T18:00Z\"",
        "$.interviews.until LocalTimeFormat"
    )]
    [InlineData("$.timeZone", "\"Europe/Atlantis\"", "$.timeZone TimeZoneUnknown")]
    [InlineData("$.timeZone", "\"UTC\"", "$.timeZone TimeZoneUnknown")]
    [InlineData("$.timeZone", "\"../../etc/passwd\"", "$.timeZone TimeZoneUnknown")]
    [InlineData("$.appeal.untilHour", "\"24:00\"", "$.appeal.untilHour LocalTimeFormat")]
    [InlineData("$.appeal.count", "\"Calendar\"", "$.appeal.count NotOneOf")]
    // codes
    [InlineData("$.code", "\"Kordon\"", "$.code CodeCharacters")]
    [InlineData("$.code", "\"../admin\"", "$.code CodeCharacters")]
    [InlineData("$.code", "\"kordon\\n\"", "$.code CodeCharacters")]
    [InlineData("$.posts[0].code", "\"КRA\"", "$.posts[0].code CodeCharacters")]
    [InlineData("$.posts[1].code", "\"kra\"", "$.posts[1].code CodeTwice")]
    [InlineData(
        "$.groups[1].code",
        "\"GUARD\"",
        "$.groups[1].code CodeTwice|$.stages[0].test.hurdles[1].group UnknownGroup"
    )]
    [InlineData("$.items[8].code", "\"V1\"", "$.items[8].code CodeTwice")]
    // texts
    [InlineData("$.title.en", null, "$.title.en PropertyMissing")]
    [InlineData("$.title.en", "\"  \"", "$.title.en TextEmpty")]
    [InlineData("$.title.uk", "5", "$.title.uk WrongType")]
    [InlineData("$.title.uk", "null", "$.title.uk WrongType")]
    [InlineData("$.title.uk", "\"Кордон <b>2026</b>\"", "$.title.uk TextMarkup")]
    [InlineData("$.title.uk", "\"<img src=x onerror=alert(1)>\"", "$.title.uk TextMarkup")]
    [InlineData("$.title.uk", "\"a &lt;script&gt;\"", "$.title.uk TextMarkup")]
    [InlineData("$.title.uk", "\"a\\u202Eb\"", "$.title.uk TextCharacters")]
    [InlineData("$.title.uk", "\"a\\u0000b\"", "$.title.uk TextCharacters")]
    [InlineData("$.title.uk", "\"два\\nрядки\"", "$.title.uk TextCharacters")]
    [InlineData("$.title", "\"Кордон\"", "$.title WrongType")]
    [InlineData("$.title.de", "\"Grenze\"", "$.title.de PropertyUnknown")]
    [InlineData("$.weights", "[]", "$.weights PropertyUnknown")]
    [InlineData("$.posts[0].salary", "1", "$.posts[0].salary PropertyUnknown")]
    [InlineData("$.posts", "{}", "$.posts WrongType")]
    [InlineData("$.posts", "[]", "$.posts ListLength")]
    [InlineData("$.groups", null, "$.groups PropertyMissing")]
    [InlineData("$.format", "\"staffselect-campaign/2\"", "$.format NotOneOf")]
    // items
    [InlineData("$.items[0].key", "\"zz\"", "$.items[0].key ItemKeyNotAnOption")]
    [InlineData("$.items[0].key", "[\"k7\",\"t2\"]", "$.items[0].key WrongType")]
    [InlineData("$.items[0].options[1].id", "\"m4\"", "$.items[0].options[1].id CodeTwice")]
    [InlineData(
        "$.items[0].options[1].text",
        """{"uk":"О 5:00 пішохідний перехід відчинено.","en":"x"}""",
        "$.items[0].options ItemOptionsAlike"
    )]
    [InlineData(
        "$.items[0].options",
        """[{"id":"k7","text":{"uk":"так","en":"yes"}}]""",
        "$.items[0].options ListLength"
    )]
    [InlineData("$.items[0].options[2].text", null, "$.items[0].options[2].text PropertyMissing")]
    [InlineData(
        "$.items[3].pictureAlternative",
        null,
        "$.items[3].pictureAlternative PictureAlternativeMissing"
    )]
    [InlineData("$.items[3].picture", null, "$.items[3].picture PictureMissing")]
    [InlineData(
        "$.items[3].picture",
        "\"<svg xmlns='http://www.w3.org/2000/svg'><script>1</script></svg>\"",
        "$.items[3].picture PictureForbidden"
    )]
    [InlineData(
        "$.items[3].picture",
        "\"<svg xmlns='http://www.w3.org/2000/svg' onload='x'/>\"",
        "$.items[3].picture PictureForbidden"
    )]
    [InlineData(
        "$.items[3].picture",
        "\"<svg xmlns='http://www.w3.org/2000/svg'><image href='https://a.example/a.png'/></svg>\"",
        "$.items[3].picture PictureForbidden"
    )]
    [InlineData(
        "$.items[3].picture",
        "\"<svg xmlns='http://www.w3.org/2000/svg'><rect fill='url(#a)'/></svg>\"",
        "$.items[3].picture PictureForbidden"
    )]
    [InlineData(
        "$.items[3].picture",
        "\"<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>\"",
        "$.items[3].picture PictureForbidden"
    )]
    [InlineData("$.items[3].picture", "\"<svg\"", "$.items[3].picture PictureForbidden")]
    [InlineData("$.items[3].picture", "\"\"", "$.items[3].picture PictureForbidden")]
    // panel
    [InlineData("$.panel.members[0].chair", "false", "$.panel.members PanelChairOnce")]
    [InlineData("$.panel.members[1].chair", "true", "$.panel.members PanelChairOnce")]
    [InlineData("$.panel.members[2]", null, "$.panel.members PanelBelowQuorum")]
    [InlineData(
        "$.panel.members[2].email",
        "\"CHAIR@demo.example\"",
        "$.panel.members[2].email CodeTwice"
    )]
    [InlineData(
        "$.panel.members[2].email",
        "\"a@b.example, c@d.example\"",
        "$.panel.members[2].email EmailFormat"
    )]
    public void Read_OneValueBroken_NamesThePlaceAndOnlyIt(
        string path,
        string? value,
        string expected
    )
    {
        var faults = FaultsOf(CampaignFiles.With(path, value));

        Assert.Equal(expected.Split('|').Order(), faults.Order());
    }

    [Fact]
    public void Read_SeveralValuesBroken_ListsThemAll()
    {
        var file = CampaignFiles.Parsed();
        CampaignFiles.Set(file, "$.posts[2].quota", "0");
        CampaignFiles.Set(file, "$.stages[0].weightPer10000", "3000");
        CampaignFiles.Set(file, "$.title.en", "\"\"");
        CampaignFiles.Set(file, "$.items[0].key", "\"nope\"");
        CampaignFiles.Set(file, "$.panel.members[0].email", "\"nobody\"");

        Assert.Equal(
            [
                "$.title.en TextEmpty",
                "$.posts[2].quota FileOutOfRange",
                "$.items[0].key ItemKeyNotAnOption",
                "$.panel.members[0].email EmailFormat",
                "$.stages WeightsSum",
            ],
            FaultsOf(CampaignFiles.Bytes(file))
        );
    }

    [Theory]
    [InlineData("", "$ FileEmpty")]
    [InlineData("{", "$ FileNotJson")]
    [InlineData("{\"a\":1,}", "$ FileNotJson")]
    [InlineData("// x\n{}", "$ FileNotJson")]
    [InlineData("{} {}", "$ FileNotJson")]
    [InlineData("[]", "$ WrongType")]
    [InlineData("null", "$ WrongType")]
    public void Read_NotACampaign_SaysSo(string content, string expected) =>
        Assert.Equal([expected], FaultsOf(Encoding.UTF8.GetBytes(content)));

    [Fact]
    public void Read_NotUtf8_SaysSo() =>
        Assert.Equal(["$ FileNotUtf8"], FaultsOf([(byte)'{', 0xD0, (byte)'}']));

    [Fact]
    public void Read_TooDeep_SaysSo() =>
        Assert.Equal(["$ FileTooDeep"], FaultsOf(Encoding.UTF8.GetBytes(new string('[', 100_000))));

    [Fact]
    public void Read_TooBig_SaysSo() =>
        Assert.Equal(["$ FileTooBig"], FaultsOf(new byte[CampaignFileReader.MaximumBytes + 1]));

    [Fact]
    public void Read_APropertyTwice_SaysSo()
    {
        var text = Encoding
            .UTF8.GetString(CampaignFiles.Good)
            .Replace("\"quota\": 2", "\"quota\": 2, \"quota\": 20", StringComparison.Ordinal);

        Assert.Equal(["$.posts[0].quota PropertyTwice"], FaultsOf(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Read_HalfASurrogatePair_IsAFaultNotAnException()
    {
        var text = Encoding
            .UTF8.GetString(CampaignFiles.Good)
            .Replace("\"code\": \"KRA\"", "\"code\": \"\\ud800\"", StringComparison.Ordinal);

        Assert.Equal(["$.posts[0].code TextCharacters"], FaultsOf(Encoding.UTF8.GetBytes(text)));
    }

    [Fact]
    public void Read_AHostilePropertyName_IsQuotedInThePath()
    {
        var faults = FaultsOf(CampaignFiles.With("$.a<script>'b", "1"));

        Assert.Equal(["$['a<script>·b'] PropertyUnknown"], faults);
    }

    [Fact]
    public void Read_ManyFaults_StopsListing()
    {
        var file = CampaignFiles.Parsed();
        for (var index = 0; index < 1_000; index++)
        {
            CampaignFiles.Set(file, "$.items[+]", "{}");
        }

        var faults = FaultsOf(CampaignFiles.Bytes(file));

        Assert.Equal(FileFaults.Maximum + 1, faults.Count);
        Assert.Equal("$ FileMoreFaults", faults[^1]);
    }

    [Fact]
    public void Items_OfTheDemonstration_NeverSpreadTheKeyToOnePosition()
    {
        var file = CampaignFileReader.Read(CampaignFiles.Good).Value;

        var positions = file.Items.Select(item =>
            item.Options.ToList().FindIndex(option => option.Id == item.Key)
        );

        Assert.True(positions.Distinct().Count() >= 3);
    }

    private static List<string> FaultsOf(byte[] content)
    {
        var read = CampaignFileReader.Read(content);
        Assert.False(read.IsSuccess);
        return [.. read.Problem.All().Select(fault => $"{fault.Field} {fault.Code}")];
    }
}
