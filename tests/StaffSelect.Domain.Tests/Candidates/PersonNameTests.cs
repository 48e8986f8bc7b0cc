using StaffSelect.Domain.Candidates;

namespace StaffSelect.Domain.Tests.Candidates;

public class PersonNameTests
{
    [Theory]
    [InlineData("Дем'янчук", "Дем’янчук")]
    [InlineData("Дем’янчук", "Дем’янчук")]
    [InlineData("Демʼянчук", "Дем’янчук")]
    [InlineData("  Ґудзоватий ", "Ґудзоватий")]
    [InlineData("Нечуй - Левицький", "Нечуй-Левицький")]
    [InlineData("Нечуй–Левицький", "Нечуй-Левицький")]
    [InlineData("Гасан  Алі", "Гасан Алі")]
    [InlineData("Ї", "Ї")]
    [InlineData("де Ла Крус", "де Ла Крус")]
    public void Parse_AcceptedFamilyName_IsNormalised(string typed, string stored)
    {
        Assert.Equal(stored, PersonName.Parse(typed, "Мар'яна", null).Value.FamilyName);
    }

    [Fact]
    public void Parse_DecomposedLetters_AreComposed()
    {
        Assert.Equal("Їжак", PersonName.Parse("І\u0308жак", "Назар", "").Value.FamilyName);
    }

    [Fact]
    public void Parse_FourPartName_IsKept()
    {
        var name = PersonName.Parse("Мамедов", "Гасан", "Алі огли").Value;

        Assert.Equal("Мамедов Гасан Алі огли", name.Full);
    }

    [Fact]
    public void Parse_ForeignName_IsKeptInLatin()
    {
        var name = PersonName.Parse("García-Márquez", "O'Neil", " ").Value;

        Assert.Equal("García-Márquez O’Neil", name.Full);
        Assert.Null(name.Patronymic);
    }

    [Theory]
    [InlineData(null, ApplicationProblems.NameMissing)]
    [InlineData("   ", ApplicationProblems.NameMissing)]
    [InlineData("Петренк0", ApplicationProblems.NameNotLetters)]
    [InlineData("<script>", ApplicationProblems.NameNotLetters)]
    [InlineData("'; DROP TABLE", ApplicationProblems.NameNotLetters)]
    [InlineData("Петренко-", ApplicationProblems.NameNotLetters)]
    [InlineData("-Петренко", ApplicationProblems.NameNotLetters)]
    [InlineData("Дем’’янчук", ApplicationProblems.NameNotLetters)]
    [InlineData("Рыбак", ApplicationProblems.NameNotLetters)]
    [InlineData("Петро\u0301", ApplicationProblems.NameNotLetters)]
    [InlineData("\ud83d\ude00", ApplicationProblems.NameNotLetters)]
    [InlineData("\ud83d", ApplicationProblems.NameNotLetters)]
    [InlineData("Петрeнко", ApplicationProblems.NameMixesScripts)]
    public void Parse_BadFamilyName_SaysWhere(string? typed, string code)
    {
        var problem = PersonName.Parse(typed, "Назар", null).Problem!;

        Assert.Equal((code, nameof(PersonName.FamilyName)), (problem.Code, problem.Field));
    }

    [Fact]
    public void Parse_SixtyCharacters_PassAndSixtyOneDoNot()
    {
        Assert.True(PersonName.Parse(new string('а', 60), "Назар", null).IsSuccess);
        Assert.Equal(
            ApplicationProblems.NameTooLong,
            PersonName.Parse(new string('а', 61), "Назар", null).Problem!.Code
        );
        Assert.Equal(
            ApplicationProblems.NameTooLong,
            PersonName.Parse(new string('а', 10_000), "Назар", null).Problem!.Code
        );
    }

    [Fact]
    public void Parse_PartsInDifferentScripts_AreRefused()
    {
        var problem = PersonName.Parse("Петренко", "Nazar", null).Problem!;

        Assert.Equal(
            (ApplicationProblems.NameMixesScripts, nameof(PersonName.GivenName)),
            (problem.Code, problem.Field)
        );
    }

    [Fact]
    public void Parse_ThreeFaults_AreAllReported()
    {
        var problem = PersonName.Parse("", "1", "2").Problem!;

        Assert.Equal(
            ["FamilyName", "GivenName", "Patronymic"],
            problem.All().Select(one => one.Field)
        );
    }
}
