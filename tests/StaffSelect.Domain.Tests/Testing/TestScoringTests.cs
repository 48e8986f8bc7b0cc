using CsCheck;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using static StaffSelect.Domain.Tests.Testing.TestingFixture;

namespace StaffSelect.Domain.Tests.Testing;

public class TestScoringTests
{
    private static readonly TestForm Form = FormAssembly.Build(BankOf(1), Rule(), 3).Value;

    private static readonly Dictionary<ItemVersionId, ItemKey> Keys = Form.Items.ToDictionary(
        item => item.Item,
        item => new ItemKey(ItemKind.SingleChoice, ["q"], item.Options.Count)
    );

    private static TestScore Score(params AttemptEntry[] log) =>
        TestScoring.Score(Form, Keys, AttemptState.Read(log), Rule());

    [Fact]
    public void Score_RightWrongSkippedNotReached_AreKeptApart()
    {
        // V: right, wrong, skipped; M: wrong (cleared before), then nothing
        var score = Score(
            Answer(1, 1, "q"),
            Answer(2, 2, "p"),
            Answer(3, 4, "q"),
            Answer(4, 4, null),
            Answer(5, 4, "s")
        );

        Assert.Equal(
            [new ScaleScore("V", 1, 1, 1, 0, 0.75m), new ScaleScore("M", 0, 1, 0, 2, -0.25m)],
            score.Scales
        );
        Assert.Equal(0.50m, score.Raw);
        Assert.Equal(6m, score.Maximum);
        Assert.Equal(8.333333m, decimal.Round(score.Percent, 6));
    }

    [Fact]
    public void Score_ClearedLastItem_IsSkippedNotNotReached()
    {
        var score = Score(Answer(1, 6, "q"), Answer(2, 6, null));

        Assert.Equal(6, score.Scales.Sum(scale => scale.Skipped));
        Assert.Equal(0, score.Scales.Sum(scale => scale.NotReached));
    }

    [Fact]
    public void Score_AllWrong_IsNegativeAndOnlyThePercentIsClamped()
    {
        var score = Score([
            .. Enumerable.Range(1, 6).Select(number => Answer(number, number, "p")),
        ]);

        Assert.Equal(-1.50m, score.Raw);
        Assert.Equal(0m, score.Percent);
    }

    [Fact]
    public void Score_Nothing_IsZeroAndNotReached()
    {
        var score = Score();

        Assert.Equal(0m, score.Raw);
        Assert.Equal(6, score.Scales.Sum(scale => scale.NotReached));
    }

    [Theory]
    [InlineData(44, 16, 40)] // 44 − 16 × 0.25 = 40: just enough for the first group
    [InlineData(52, 8, 50)]
    [InlineData(43, 17, 38.75)]
    public void Marking_Sixty_AnsweredThroughout_HandComputed(
        int right,
        int wrong,
        decimal expected
    )
    {
        var rule = Rule(10);
        var form = FormAssembly.Build(BankOf(10), rule, 1).Value;
        var keys = form.Items.ToDictionary(
            item => item.Item,
            _ => new ItemKey(ItemKind.SingleChoice, ["q"], 4)
        );
        var log = Enumerable
            .Range(1, 60)
            .Select(number => Answer(number, number, number <= right ? "q" : "p"));

        var score = TestScoring.Score(form, keys, AttemptState.Read(log), rule);

        Assert.Equal(60, right + wrong);
        Assert.Equal(expected, score.Raw);
    }

    [Fact]
    public void Score_OfSeveralPoints_SumsSharesExactly_AndNeverAsWrong()
    {
        // C = 2 of N = 5: three times 2/3 is 2, not a little less; nothing right is 0, not -0.25
        var several = new ItemKey(ItemKind.MultipleResponse, ["p", "q"], 5);
        var keys = Form.Items.ToDictionary(item => item.Item, _ => several);
        keys[Form.Items[5].Item] = new ItemKey(ItemKind.SituationalJudgement, ["q", "p"], 4);
        var log = new[]
        {
            Answer(1, 1, "p,q,r"),
            Answer(2, 2, "p,q,r"),
            Answer(3, 3, "p,q,s"),
            Answer(4, 4, "p,q,r,s,t"),
            Answer(5, 5, "p,q"),
            Answer(6, 6, "p"),
        };

        var score = TestScoring.Score(Form, keys, AttemptState.Read(log), Rule());

        Assert.Equal(
            [new ScaleScore("V", 0, 0, 0, 0, 2m, 3), new ScaleScore("M", 1, 0, 0, 0, 1.5m, 2)],
            score.Scales
        );
        Assert.Equal(3.5m, score.Raw);
        Assert.True(TestScoring.Passes(score.Scales[0].Raw, 2m));
    }

    [Fact]
    public void Passes_JustBelow_IsBelowAlthoughItWouldRoundUp()
    {
        Assert.False(TestScoring.Passes(59.995m, 60m));
        Assert.True(TestScoring.Passes(60m, 60m));
        Assert.True(TestScoring.Passes(-3m, null));
        Assert.False(TestScoring.Passes(39.75m, 40m));
    }

    [Fact]
    public void HurdleOf_Groups_AreTheirOwn()
    {
        Assert.Equal(40m, TestScoring.HurdleOf(Rule(), "guards"));
        Assert.Equal(50m, TestScoring.HurdleOf(Rule(), "others"));
        Assert.Null(TestScoring.HurdleOf(Rule(), "nobody"));
    }

    [Fact]
    public void Score_OneMoreRight_IsNeverLess() =>
        Gen.Select(Gen.Char["pq-"].Array[6], Gen.Int[0, 5])
            .Sample(
                (answers, changed) =>
                {
                    var before = Raw(answers);
                    var better = answers.ToArray();
                    better[changed] = 'q';
                    return Raw(better) >= before;
                }
            );

    [Fact]
    public void Score_Counts_AlwaysSumToTheForm() =>
        Gen.Char["pq-"]
            .Array[6]
            .Sample(answers =>
                Score(Log(answers))
                    .Scales.Sum(scale =>
                        scale.Right + scale.Wrong + scale.Skipped + scale.NotReached
                    ) == 6
            );

    private static decimal Raw(char[] answers) => Score(Log(answers)).Raw;

    private static AttemptEntry[] Log(char[] answers) =>
        [
            .. answers
                .Select((answer, index) => Answer(index + 1, index + 1, $"{answer}"))
                .Where(entry => entry.Option != "-"),
        ];
}
