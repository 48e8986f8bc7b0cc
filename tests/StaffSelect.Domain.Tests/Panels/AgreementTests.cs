using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Panels;

namespace StaffSelect.Domain.Tests.Panels;

/// <summary>Published vectors: Shrout and Fleiss 1979 (6 candidates, 4 raters); Krippendorff 2011 (4 observers, 12 units with gaps).</summary>
public class AgreementTests
{
    private static readonly int[][] ShroutFleiss =
    [
        [9, 2, 5, 8],
        [6, 1, 3, 2],
        [8, 4, 6, 8],
        [7, 1, 2, 6],
        [10, 5, 6, 9],
        [6, 2, 4, 7],
    ];

    private static readonly string[] Krippendorff =
    [
        "11.1",
        "2232",
        "3333",
        "3333",
        "2222",
        "1234",
        "4444",
        "1121",
        "2222",
        ".555",
        "..11",
        "..3.",
    ];

    [Fact]
    public void Intraclass_ShroutFleiss_IsAsPublished()
    {
        var icc = Agreement.Intraclass(ShroutFleiss)!;

        Assert.Equal(
            ["11.2417", "32.4861", "1.0194", "6.2639"],
            new[] { icc.Between, icc.Judges, icc.Residual, icc.Within }.Select(Four)
        );
        Assert.Equal(
            ["0.1657", "0.2898", "0.7148", "0.4428", "0.6201", "0.9093"],
            new[]
            {
                icc.OneWaySingle,
                icc.AgreementSingle,
                icc.ConsistencySingle,
                icc.OneWayMean,
                icc.AgreementMean,
                icc.ConsistencyMean,
            }.Select(value => Four(value!.Value))
        );
    }

    [Fact]
    public void Intraclass_AllRatingsEqual_IsUndefined() =>
        Assert.Null(
            Agreement.Intraclass([
                [3, 3],
                [3, 3],
                [3, 3],
            ])
        );

    [Fact]
    public void Intraclass_CandidatesAlikeRatersNot_HasNoOneWayMean()
    {
        var icc = Agreement.Intraclass([
            [2, 4],
            [4, 2],
        ])!;

        Assert.Equal(0m, icc.Between);
        Assert.Null(icc.OneWayMean);
        Assert.Equal(-1m, icc.OneWaySingle);
    }

    [Fact]
    public void Intraclass_Gap_IsRefused() =>
        Assert.Throws<ArgumentException>(() =>
            Agreement.Intraclass([
                [1, 2],
                [1],
            ])
        );

    [Fact]
    public void Kendall_ShroutFleiss_IsAsComputed()
    {
        var w = Agreement.Kendall(ShroutFleiss);

        Assert.Equal(("0.8554", "0.8870"), (Four(w.Plain), Four(w.Corrected!.Value)));
    }

    [Fact]
    public void Kendall_NobodyTellsCandidatesApart_IsUndefined() =>
        Assert.Null(
            Agreement
                .Kendall([
                    [3, 4],
                    [3, 4],
                    [3, 4],
                ])
                .Corrected
        );

    [Fact]
    public void Kendall_SameOrderInOtherLevels_IsOne() =>
        Assert.Equal(
            1m,
            Agreement
                .Kendall([
                    [1, 3],
                    [2, 4],
                    [3, 5],
                ])
                .Corrected
        );

    [Theory]
    [InlineData(AgreementScale.Nominal, "0.7434")]
    [InlineData(AgreementScale.Ordinal, "0.8154")]
    [InlineData(AgreementScale.Interval, "0.8491")]
    [InlineData(AgreementScale.Ratio, "0.7974")]
    public void Alpha_Krippendorff_IsAsPublished(AgreementScale scale, string expected)
    {
        IReadOnlyList<IReadOnlyList<int?>> table =
        [
            .. Krippendorff.Select(unit =>
                unit.Select(sign => sign == '.' ? (int?)null : sign - '0').ToList()
            ),
        ];

        Assert.Equal(expected, Four(Agreement.Alpha(table, scale)!.Value));
    }

    [Fact]
    public void Alpha_ShroutFleissInterval_IsAsComputed() =>
        Assert.Equal(
            "0.1473",
            Four(
                Agreement
                    .Alpha(
                        [.. ShroutFleiss.Select(row => row.Select(value => (int?)value).ToList())],
                        AgreementScale.Interval
                    )!
                    .Value
            )
        );

    [Fact]
    public void Alpha_OneValueOnly_IsUndefined() =>
        Assert.Null(
            Agreement.Alpha(
                [
                    [3, 3],
                    [3, 3],
                ],
                AgreementScale.Ordinal
            )
        );

    [Theory]
    [InlineData(9, false)]
    [InlineData(10, true)]
    public void PanelAgreement_BelowTenCandidates_HasNoCoefficients(int candidates, bool shown)
    {
        var members = Members(3);

        var agreement = PanelAgreement.Of(
            Rule,
            members,
            [
                .. Enumerable
                    .Range(0, candidates)
                    .Select(i => Sheets(members, 1 + (i % 4), 2 + (i % 4), 1 + (i % 3))),
            ]
        );

        Assert.Equal(candidates, agreement.Candidates);
        Assert.Equal(shown, agreement.Coefficients is not null);
    }

    [Fact]
    public void PanelAgreement_RecusalInOneInterview_LeavesAlphaButNoTwoWayFigure()
    {
        var members = Members(3);
        var full = Enumerable
            .Range(0, 9)
            .Select(i => Sheets(members, 1 + (i % 4), 2 + (i % 4), 1 + (i % 4)));
        var partial = Sheets([members[0], members[1]], 5, 5);

        var agreement = PanelAgreement.Of(Rule, members, [.. full, partial]);

        Assert.Equal((10, 9), (agreement.Candidates, agreement.Complete));
        Assert.NotNull(agreement.Coefficients!.Alpha);
        Assert.Null(agreement.Coefficients.IntraclassTwoWay);
        Assert.Null(agreement.Coefficients.Concordance);
    }

    [Fact]
    public void PanelAgreement_SevereMember_IsSeenInMeanAndDifference()
    {
        var members = Members(2);

        var raters = PanelAgreement
            .Of(Rule, members, [Sheets(members, 4, 2), Sheets(members, 3, 1)])
            .Raters;

        Assert.Equal(
            (3.5m, 1m, 3, 4),
            (raters[0].Mean, raters[0].MeanDifference, raters[0].Lowest, raters[0].Highest)
        );
        Assert.Equal(
            (1.5m, -1m, 0.5m, 2),
            (
                raters[1].Mean,
                raters[1].MeanDifference,
                raters[0].ShareOfMiddle,
                raters[1].FlatSheets
            )
        );
    }

    private static readonly PanelRule Rule = new(
        2,
        2,
        3,
        null,
        [new PanelCompetency("C1", null), new PanelCompetency("C2", null)]
    );

    private static UserId[] Members(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => UserId.New())];

    /// <summary>Every member's sheet has one level in both competencies.</summary>
    private static Dictionary<UserId, IReadOnlyDictionary<string, int>> Sheets(
        UserId[] members,
        params int[] levels
    ) =>
        members
            .Select((member, i) => (member, levels[i]))
            .ToDictionary(
                one => one.member,
                IReadOnlyDictionary<string, int> (one) =>
                    new Dictionary<string, int> { ["C1"] = one.Item2, ["C2"] = one.Item2 }
            );

    private static string Four(decimal value) =>
        decimal.Round(value, 4)
            .ToString("0.0000", System.Globalization.CultureInfo.InvariantCulture);
}
