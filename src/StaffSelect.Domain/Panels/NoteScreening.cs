namespace StaffSelect.Domain.Panels;

/// <summary>Finds words about matters that no interview may weigh: family, health, beliefs.</summary>
/// <remarks>
/// A hint to the writer, never a refusal: a note may be read by the candidate later. Words are matched by their beginning, in Ukrainian and English;
/// at most three different ones are named. Source: structured interview practice, forbidden topics.
/// </remarks>
public static class NoteScreening
{
    private const int MostNamed = 3;

    private static readonly string[] Beginnings =
    [
        "дружин",
        "вагітн",
        "розлучен",
        "неодружен",
        "незаміжн",
        "хвор",
        "діагноз",
        "інвалід",
        "лікарн",
        "психічн",
        "депресі",
        "віруюч",
        "церкв",
        "релігі",
        "національніст",
        "зовнішніст",
        "wife",
        "husband",
        "pregnan",
        "divorc",
        "illness",
        "disabl",
        "diagnos",
        "depress",
        "religio",
        "church",
        "ethnic",
    ];

    /// <summary>The words found, as they are written, in their order.</summary>
    public static IReadOnlyList<string> Find(string text) =>
        [
            .. text.Split(
                    [.. text.Where(letter => !char.IsLetter(letter)).Distinct()],
                    StringSplitOptions.RemoveEmptyEntries
                )
                .Where(word =>
                    Array.Exists(
                        Beginnings,
                        beginning => word.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)
                    )
                )
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Take(MostNamed),
        ];
}
