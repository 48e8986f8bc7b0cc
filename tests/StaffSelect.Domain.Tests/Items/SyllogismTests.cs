using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using static StaffSelect.Domain.Bank.Quantifier;

namespace StaffSelect.Domain.Tests.Items;

public class SyllogismTests
{
    /// <summary>The classical figures: valid ones by their names, and well-known fallacies.</summary>
    [Theory]
    [InlineData(All, 1, 2, All, 0, 1, All, 0, 2, true, "Barbara")]
    [InlineData(No, 1, 2, All, 0, 1, No, 0, 2, true, "Celarent")]
    [InlineData(All, 1, 2, Some, 0, 1, Some, 0, 2, true, "Darii")]
    [InlineData(No, 1, 2, Some, 0, 1, SomeNot, 0, 2, true, "Ferio")]
    [InlineData(All, 2, 1, No, 0, 1, No, 0, 2, true, "Camestres")]
    [InlineData(All, 2, 1, SomeNot, 0, 1, SomeNot, 0, 2, true, "Baroco")]
    [InlineData(SomeNot, 1, 2, All, 1, 0, SomeNot, 0, 2, true, "Bocardo")]
    [InlineData(All, 2, 1, All, 0, 1, All, 0, 2, false, "undistributed middle")]
    [InlineData(Some, 1, 2, Some, 0, 1, Some, 0, 2, false, "two particulars")]
    [InlineData(All, 1, 2, No, 0, 1, No, 0, 2, false, "illicit major")]
    [InlineData(No, 1, 2, No, 0, 1, All, 0, 2, false, "two negatives")]
    public void Follows_IsWhatLogicTeaches(
        Quantifier first,
        int firstSubject,
        int firstPredicate,
        Quantifier second,
        int secondSubject,
        int secondPredicate,
        Quantifier conclusion,
        int subject,
        int predicate,
        bool expected,
        string name
    )
    {
        Statement[] premises =
        [
            new(first, firstSubject, firstPredicate),
            new(second, secondSubject, secondPredicate),
        ];
        var statement = new Statement(conclusion, subject, predicate);

        Assert.True(
            expected == Syllogism.Follows(premises, statement, 3, isPopulated: false),
            name
        );
    }

    [Fact]
    public void Follows_ThatDependsOnMembers_IsToldApart()
    {
        // Darapti: all M are P, all M are S, so some S are P - only if there are M
        Statement[] premises = [new(All, 1, 2), new(All, 1, 0)];
        var conclusion = new Statement(Some, 0, 2);

        Assert.False(Syllogism.Follows(premises, conclusion, 3, isPopulated: false));
        Assert.True(Syllogism.Follows(premises, conclusion, 3, isPopulated: true));
    }

    [Theory]
    [InlineData(Difficulty.Easy, 60)]
    [InlineData(Difficulty.Medium, 60)]
    [InlineData(Difficulty.Hard, 4)]
    public void Draw_OfAnySeed_HasOneConclusionThatFollows(Difficulty difficulty, int seeds)
    {
        for (var seed = 1; seed <= seeds; seed++)
        {
            var drawn = Syllogism.Draw(new SeededRandom((ulong)seed), difficulty);

            Assert.True(Syllogism.IsConsistent(drawn.Premises, drawn.Terms));
            Assert.True(Syllogism.Follows(drawn.Premises, drawn.Key, drawn.Terms, false));
            Assert.DoesNotContain(
                drawn.Others,
                other => Syllogism.Follows(drawn.Premises, other, drawn.Terms, true)
            );
            Assert.Equal(4, drawn.Others.Append(drawn.Key).Distinct().Count());
        }
    }
}
