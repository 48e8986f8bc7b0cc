namespace StaffSelect.Web.Reports.Layout;

/// <summary>The smallest part of a page: a horizontal strip that is never split.</summary>
/// <param name="Height">Points.</param>
/// <param name="Draw">Draws the strip on a page at a distance from the top.</param>
internal sealed record Strip(double Height, Action<RecordedPage, double> Draw)
{
    /// <summary>The next strip must stand on the same page, as long as a page is tall enough.</summary>
    public bool HoldsNext { get; init; }

    /// <summary>White space, dropped at the top of a page.</summary>
    public bool IsSpace { get; init; }

    /// <summary>What is drawn again above this strip when a page starts with it.</summary>
    public IReadOnlyList<Strip> Repeated { get; init; } = [];

    public static Strip Space(double height) =>
        new(height, static (_, _) => { }) { IsSpace = true, HoldsNext = true };

    /// <summary>The same strips, never parted.</summary>
    public static IReadOnlyList<Strip> Together(IReadOnlyList<Strip> strips) =>
        [
            .. strips.Select(
                (strip, i) => i < strips.Count - 1 ? strip with { HoldsNext = true } : strip
            ),
        ];

    /// <summary>The same strips, with the last one held to what follows (a heading).</summary>
    public static IReadOnlyList<Strip> BeforeNext(IReadOnlyList<Strip> strips) =>
        [.. strips.Select(strip => strip with { HoldsNext = true })];
}
