using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Tests.Candidates;

public class UkrainianSortTests
{
    [Fact]
    public void Key_FamilyNames_FollowTheAlphabet()
    {
        string[] expected =
        [
            "Андрусяк",
            "Вербицька",
            "Гайовий",
            "Ґудзоватий",
            "Дем’янчук",
            "Еней",
            "Євтушенко",
            "Єлисєєнко",
            "Жмурко",
            "Заяць",
            "Иваненко",
            "Іванчишин",
            "Їжак",
            "Йосипенко",
            "Кравчук",
            "Щербак",
            "Юрченко",
            "Яцьків",
        ];

        Assert.Equal(
            expected,
            expected
                .Reverse()
                .OrderBy(name => UkrainianSort.Key(name), StringComparer.Ordinal)
                .ToArray()
        );
    }

    [Fact]
    public void Key_OfNames_ComparesFamilyNamesFirst()
    {
        PersonName[] expected =
        [
            new("Лук", "Яна", null),
            new("Лука", "Анна", null),
            new("Лука", "Анна", "Ґертрудівна"),
            new("Лука", "Анна", "Данилівна"),
            new("Лука", "Богдан", null),
            new("Лук’янець", "Богдан", null),
        ];

        Assert.Equal(
            expected,
            expected.Reverse().OrderBy(UkrainianSort.Key, StringComparer.Ordinal).ToArray()
        );
    }

    [Fact]
    public void Key_OfTheLongestName_FitsTheColumn()
    {
        var part = new string('щ', PersonName.MaximumLength);

        Assert.InRange(
            UkrainianSort.Key(new PersonName(part, part, part)).Length,
            1,
            UkrainianSort.MaximumKeyLength
        );
    }

    [Theory]
    [InlineData("Дем’янчук", "демянчук")]
    [InlineData("Дем'янчук  Мар’яна", "демянчук маряна")]
    [InlineData("Нечуй-Левицький", "нечуй левицький")]
    [InlineData("ҐЄІЇ", "ґєії")]
    [InlineData("  ", "")]
    [InlineData(null, "")]
    public void SearchText_IsLowerCaseWithoutApostrophes(string? text, string expected)
    {
        Assert.Equal(expected, UkrainianSort.SearchText(text));
    }
}
