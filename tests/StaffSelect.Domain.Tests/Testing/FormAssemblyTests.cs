using CsCheck;
using StaffSelect.Domain.Campaigns;
using StaffSelect.Domain.Testing;
using static StaffSelect.Domain.Tests.Testing.TestingFixture;

namespace StaffSelect.Domain.Tests.Testing;

public class FormAssemblyTests
{
    [Fact]
    public void Build_AnySeed_KeepsTheBlueprintAndShufflesOptions()
    {
        var bank = BankOf(5);
        Gen.ULong.Sample(seed =>
        {
            var form = FormAssembly.Build(bank, Rule(2), seed).Value;

            Assert.Equal(12, form.Items.Count);
            Assert.Equal(12, form.Items.Select(item => item.Item).Distinct().Count());
            Assert.Equal("VVVVVVMMMMMM", string.Concat(form.Items.Select(item => item.Scale)));
            Assert.Equal(
                form.Items.Take(6).Select(item => item.Difficulty),
                form.Items.Take(6).Select(item => item.Difficulty).Order()
            );
            Assert.All(
                form.Items,
                item => Assert.Equal(["p", "q", "r", "s"], item.Options.Order())
            );
        });
    }

    [Fact]
    public void Build_SameSeedAndBankInAnyOrder_SameForm()
    {
        var bank = BankOf(4);
        Gen.Select(Gen.ULong, Gen.Shuffle(bank))
            .Sample(
                (seed, shuffled) =>
                    Describe(FormAssembly.Build(bank, Rule(2), seed).Value)
                    == Describe(FormAssembly.Build(shuffled, Rule(2), seed).Value)
            );
    }

    [Fact]
    public void Build_SeedOfARecord_GivesTheFormOfTheRecord()
    {
        // frozen: if this changes, forms of past attempts cannot be drawn again
        var bank = BankOf(3);
        var codes = bank.ToDictionary(item => item.Id, item => item.Code);
        var form = FormAssembly.Build(bank, Rule(), 2018).Value;

        Assert.Equal(
            Frozen,
            form.Items.Select(item => $"{codes[item.Item]}:{string.Concat(item.Options)}")
        );
    }

    [Fact]
    public void Build_TwoVersionsOfOneItem_DrawsTheNewest()
    {
        var bank = BankOf(1);
        var newer = bank[0] with { Id = ItemVersionId.New(), VersionNumber = 2 };

        var form = FormAssembly.Build([newer, .. bank], Rule(), 1).Value;

        Assert.Contains(newer.Id, form.Items.Select(item => item.Item));
        Assert.DoesNotContain(bank[0].Id, form.Items.Select(item => item.Item));
    }

    [Fact]
    public void Build_ShortCells_NamesEachOfThem()
    {
        var bank = BankOf(2)
            .Where(item => item.Code is not ("V-Easy-01" or "M-Hard-01" or "M-Hard-02"));

        var problems = FormAssembly.Build([.. bank], Rule(2), 1).Problem!.All().ToList();

        Assert.Equal(
            [("V", Difficulty.Easy, 2, 1), ("M", Difficulty.Hard, 2, 0)],
            problems.Select(problem =>
                (
                    (string)problem.Arguments[0],
                    (Difficulty)problem.Arguments[1],
                    (int)problem.Arguments[2],
                    (int)problem.Arguments[3]
                )
            )
        );
        Assert.All(problems, problem => Assert.Equal(TestProblems.BlueprintShort, problem.Code));
    }

    [Fact]
    public void Build_ManySeeds_EachOptionComesToEachPlace()
    {
        var bank = BankOf(1);
        var places = Enumerable
            .Range(0, 400)
            .Select(seed =>
                FormAssembly.Build(bank, Rule(), (ulong)seed).Value.Items[0].ChoiceOf("p")
            )
            .CountBy(place => place)
            .ToDictionary();

        Assert.All([1, 2, 3, 4], place => Assert.InRange(places[place], 70, 130));
    }

    private static readonly string[] Frozen =
    [
        "V-Easy-03:sprq",
        "V-Medium-02:qsrp",
        "V-Hard-03:qrps",
        "M-Easy-03:pqsr",
        "M-Medium-03:sqrp",
        "M-Hard-02:sqpr",
    ];

    private static string Describe(TestForm form) =>
        string.Join(';', form.Items.Select(item => $"{item.Item}:{string.Concat(item.Options)}"));
}
