using StaffSelect.Domain.Bank;
using StaffSelect.Domain.Testing;
using static StaffSelect.Domain.Tests.Items.BankItems;

namespace StaffSelect.Domain.Tests.Items;

public class ItemCheckTests
{
    private const string Svg =
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 9 9\"><rect x=\"1\" y=\"1\" width=\"4\" height=\"4\"/></svg>";

    [Fact]
    public void Check_AGoodItem_HasNoFault() => Assert.Empty(ItemChecks.Check(Single()));

    public static TheoryData<string, string, ItemContent> Bad =>
        new()
        {
            { "text_uk", BankProblems.ItemTextMissing, Single() with { Text = new(" ", "Task") } },
            {
                "text_en",
                BankProblems.ItemTextLong,
                Single() with
                {
                    Text = new("Завдання", new string('x', 4_001)),
                }
            },
            {
                "text_en",
                BankProblems.ItemTextCharacters,
                Single() with
                {
                    Text = new("Завдання", "two\u200bwords"),
                }
            },
            {
                "picture",
                BankProblems.ItemPicture,
                Single() with
                {
                    PictureSvg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script/></svg>",
                    PictureAlternative = Both("A square"),
                }
            },
            { "picture_alt_uk", BankProblems.ItemPictureWords, Single() with { PictureSvg = Svg } },
            {
                "picture",
                BankProblems.ItemPictureMissing,
                Single() with
                {
                    PictureAlternative = Both("A square"),
                }
            },
            { "option1_uk", BankProblems.ItemOptionCount, Single(Option("one", OptionMark.Right)) },
            {
                "option3_uk",
                BankProblems.ItemOptionTwice,
                Single(Option("one", OptionMark.Right), Option("two"), Option("ONE"))
            },
            {
                "option2_why_uk",
                BankProblems.ItemJustification,
                Single(
                    Option("one", OptionMark.Right),
                    Option("two") with
                    {
                        Justification = new("", "why"),
                    }
                )
            },
            { "option1_mark", BankProblems.ItemOneRight, Single(Option("one"), Option("two")) },
            {
                "option1_mark",
                BankProblems.ItemOneRight,
                Single(Option("one", OptionMark.Right), Option("two", OptionMark.Right))
            },
            {
                "option2_mark",
                BankProblems.ItemNextNotAllowed,
                Single(Option("one", OptionMark.Right), Option("two", OptionMark.Next))
            },
            {
                "option1_mark",
                BankProblems.ItemNoRight,
                Of(ItemKind.MultipleResponse, Option("one"), Option("two"))
            },
            {
                "option1_mark",
                BankProblems.ItemAllRight,
                Of(
                    ItemKind.MultipleResponse,
                    Option("one", OptionMark.Right),
                    Option("two", OptionMark.Right)
                )
            },
            {
                "option1_mark",
                BankProblems.ItemBestAndNext,
                Of(
                    ItemKind.SituationalJudgement,
                    Option("one", OptionMark.Right),
                    Option("two", OptionMark.Next)
                )
            },
        };

    [Theory, MemberData(nameof(Bad))]
    public void Check_ABadItem_NamesThePlace(string field, string code, ItemContent content)
    {
        Assert.Contains(
            ItemChecks.Check(content),
            fault => fault.Field == field && fault.Code == code
        );
    }

    [Theory]
    [InlineData("V-12", true)]
    [InlineData("v1", true)]
    [InlineData("1V", false)]
    [InlineData("", false)]
    [InlineData("ШКАЛА", false)]
    [InlineData("V_1", false)]
    [InlineData("ABCDEFGHIJKLMNOPQRSTU", false)]
    public void IsCode_KnowsLatinCodes(string code, bool expected) =>
        Assert.Equal(expected, ItemChecks.IsCode(code));
}
