using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Tests.Candidates;

public class DoubleRuleTests
{
    [Theory]
    // apostrophes, case and hyphens
    [InlineData(
        "Дем’янчук-Ґудзь Мар’яна Олегівна",
        "ДЕМ'ЯНЧУК ґудзь мар`яна Олегівна",
        DoubleSign.SameName
    )]
    // another letter, one too few, one too many, two exchanged
    [InlineData("Дем’янчук Мар’яна Олегівна", "Дем’янчук Мар’яна Олехівна", DoubleSign.SimilarName)]
    [InlineData("Дем’янчук Мар’яна Олегівна", "Демянчу Мар’яна Олегівна", DoubleSign.SimilarName)]
    [InlineData(
        "Дем’янчук Мар’яна Олегівна",
        "Дем’янчук Мар’яна Олегівнаа",
        DoubleSign.SimilarName
    )]
    [InlineData("Дем’янчук Мар’яна Олегівна", "еДм’янчук Мар’яна Олегівна", DoubleSign.SimilarName)]
    // no patronymic; another family name after a marriage
    [InlineData("Дем’янчук Мар’яна Олегівна", "Дем’янчук Мар’яна", DoubleSign.SimilarName)]
    [InlineData("Дем’янчук Мар’яна Олегівна", "Ткач Мар’яна Олегівна", DoubleSign.SimilarName)]
    // a sister, two slips, namesakes by family name only
    [InlineData("Дем’янчук Мар’яна Олегівна", "Дем’янчук Ганна Олегівна", null)]
    [InlineData("Дем’янчук Мар’яна Олегівна", "Дем’янчк Мар’ян Олегівна", null)]
    [InlineData("Дем’янчук Мар’яна", "Ткач Мар’яна", null)]
    [InlineData("Дем’янчук Мар’яна", "Дем’янчук", null)]
    public void Signs_OfNamesWithOneBirthDate(string one, string other, DoubleSign? expected)
    {
        Assert.Equal(
            expected is { } sign ? [sign] : [],
            DoubleRule.Signs(Traits(one, "b1"), Traits(other, "b1"))
        );
        Assert.Equal(
            expected is { } back ? [back] : [],
            DoubleRule.Signs(Traits(other, "b1"), Traits(one, "b1"))
        );
    }

    [Fact]
    public void Signs_OfNamesWithoutTheSameBirthDate_AreNone()
    {
        const string name = "Дем’янчук Мар’яна Олегівна";

        Assert.Empty(DoubleRule.Signs(Traits(name, "b1"), Traits(name, "b2")));
        Assert.Empty(DoubleRule.Signs(Traits(name, null), Traits(name, null)));
    }

    [Fact]
    public void Signs_OfPhoneAndDocument_CountByThemselvesAndStandInOrder()
    {
        var one = Traits("ткач іван", "b1") with { PhoneHash = "p", Documents = ["d1", "d2"] };
        var other = Traits("бойко олена", "b2") with { PhoneHash = "p", Documents = ["d2"] };

        Assert.Equal([DoubleSign.SameDocument, DoubleSign.SamePhone], DoubleRule.Signs(one, other));
        Assert.Empty(
            DoubleRule.Signs(
                one with
                {
                    PhoneHash = null,
                    Documents = [],
                },
                other with
                {
                    PhoneHash = null,
                }
            )
        );
    }

    [Fact]
    public void Decide_Twice_IsRefusedAndTheFirstStays()
    {
        var now = new DateTime(2026, 1, 20, 9, 0, 0, DateTimeKind.Utc);
        // two ids of one millisecond are in no order
        ApplicationId[] ids =
        [
            .. new[] { ApplicationId.New(), ApplicationId.New() }.OrderBy(id => id.Value),
        ];
        var (one, other) = (ids[0], ids[1]);
        var found = LikelyDouble.Found(other, one, null, 1, [DoubleSign.SamePhone], now);
        Assert.Equal((one, other), (found.First, found.Second));

        Assert.True(
            found
                .Decide(DoubleOutcome.DifferentPeople, new SealedText("x"), UserId.New(), now)
                .IsSuccess
        );
        var again = found.Decide(DoubleOutcome.SamePerson, new SealedText("y"), UserId.New(), now);

        Assert.Equal(ApplicationProblems.DoubleDecided, again.Problem?.Code);
        Assert.Equal(DoubleOutcome.DifferentPeople, found.Outcome);
        Assert.Throws<InvalidOperationException>(() => found.Renew([DoubleSign.SameName]));
    }

    private static DoubleTraits Traits(string name, string? born) =>
        new(UkrainianSort.SearchText(name), born, null, []);
}
