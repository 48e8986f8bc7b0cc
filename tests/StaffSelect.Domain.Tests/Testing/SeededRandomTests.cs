using CsCheck;
using StaffSelect.Domain.Testing;

namespace StaffSelect.Domain.Tests.Testing;

public class SeededRandomTests
{
    [Fact]
    public void Next_PublishedSeed_GivesPublishedNumbers()
    {
        // the reference vector of SplitMix64 for seed 1234567
        var random = new SeededRandom(1234567);

        Assert.Equal(
            [
                6457827717110365317UL,
                3203168211198807973UL,
                9817491932198370423UL,
                4593380528125082431UL,
                16408922859458223821UL,
            ],
            Enumerable.Range(0, 5).Select(_ => random.Next())
        );
    }

    [Fact]
    public void NextBelow_AnyBound_StaysInRange() =>
        Gen.Select(Gen.ULong, Gen.Int[1, int.MaxValue])
            .Sample(
                (seed, bound) =>
                {
                    var value = new SeededRandom(seed).NextBelow(bound);
                    return value >= 0 && value < bound;
                }
            );

    [Fact]
    public void NextBelow_Six_EachFaceAboutEquallyOften()
    {
        var random = new SeededRandom(1);
        var faces = Enumerable.Range(0, 60_000).CountBy(_ => random.NextBelow(6)).ToDictionary();

        Assert.All(Enumerable.Range(0, 6), face => Assert.InRange(faces[face], 9_700, 10_300));
    }

    [Fact]
    public void Draw_All_IsAPermutation() =>
        Gen.Select(Gen.ULong, Gen.Int[0, 40])
            .Sample(
                (seed, count) =>
                {
                    var numbers = Enumerable.Range(0, count).ToList();
                    return new SeededRandom(seed)
                        .Draw(numbers, count)
                        .Order()
                        .SequenceEqual(numbers);
                }
            );

    [Fact]
    public void Draw_MoreThanThereAre_Throws() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new SeededRandom(1).Draw([1, 2], 3));
}
