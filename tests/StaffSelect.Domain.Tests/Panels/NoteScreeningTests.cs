using StaffSelect.Domain.Panels;

namespace StaffSelect.Domain.Tests.Panels;

public class NoteScreeningTests
{
    [Theory]
    [InlineData("Дружина хворіла, але графіка не міняв.", "Дружина", "хворіла")]
    [InlineData("His wife; a DIVORCE", "wife", "DIVORCE")]
    [InlineData("дружина, дружина, церква, релігія, вагітна", "дружина", "церква", "релігія")]
    public void Find_MattersThatMayNotBeWeighed_AreNamedOnceInTheirOrder(
        string note,
        params string[] words
    )
    {
        Assert.Equal(words, NoteScreening.Find(note));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Дитина мовчить: відокремив для розмови, зафіксував партію вантажу.")]
    [InlineData("П’ять чоловік у черзі")]
    public void Find_WorkMatters_FindsNothing(string note)
    {
        Assert.Empty(NoteScreening.Find(note));
    }
}
