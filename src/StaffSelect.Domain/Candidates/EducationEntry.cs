namespace StaffSelect.Domain.Candidates;

/// <summary>One education.</summary>
/// <param name="Id">Tells the rows of one application apart.</param>
/// <param name="Level">Level reached.</param>
/// <param name="Institution">Name of the institution as in the document.</param>
/// <param name="Speciality">Or null: a school has none.</param>
/// <param name="Year">Year in which it was completed.</param>
public sealed record EducationEntry(
    Guid Id,
    EducationLevel Level,
    string Institution,
    string? Speciality,
    int Year
)
{
    /// <summary>Longest name of an institution or a speciality, in characters.</summary>
    public const int MaximumName = 200;

    /// <summary>Most rows in one application.</summary>
    public const int MaximumRows = 6;

    /// <summary>First plausible year.</summary>
    public const int FirstYear = 1940;

    /// <summary>Checks a typed row.</summary>
    /// <remarks>The id is that of the row that is changed, or a new one; "today" is where the campaign runs: an education still under way is not named.</remarks>
    public static Result<EducationEntry> Parse(
        Guid id,
        EducationLevel? level,
        string? institution,
        string? speciality,
        string? year,
        DateOnly today
    )
    {
        var problems = new List<Problem>();
        if (level is null)
        {
            problems.Add(new Problem(ApplicationProblems.LevelMissing) { Field = nameof(Level) });
        }

        var name = Line.Required(institution, nameof(Institution), MaximumName, problems);
        var subject = Line.Optional(speciality, nameof(Speciality), MaximumName, problems);
        if (level >= EducationLevel.Vocational && string.IsNullOrWhiteSpace(speciality))
        {
            problems.Add(
                new Problem(ApplicationProblems.SpecialityMissing) { Field = nameof(Speciality) }
            );
        }

        if (
            WholeNumber.Of(year) is not { } completed
            || completed < FirstYear
            || completed > today.Year
        )
        {
            problems.Add(
                new Problem(ApplicationProblems.YearOutOfRange, FirstYear, today.Year)
                {
                    Field = nameof(Year),
                }
            );
            return Problem.Join(problems);
        }

        return problems.Count > 0
            ? Problem.Join(problems)
            : new EducationEntry(id, level!.Value, name!, subject, completed);
    }
}

/// <summary>Reads typed whole numbers.</summary>
internal static class WholeNumber
{
    public static int? Of(string? typed) =>
        int.TryParse(
            typed?.Trim(),
            System.Globalization.NumberStyles.None,
            System.Globalization.CultureInfo.InvariantCulture,
            out var number
        )
            ? number
            : null;
}
