namespace StaffSelect.Web.Reports.Layout;

/// <summary>The part of a page that the flow fills.</summary>
/// <param name="Top">Distance of the first strip from the top of the first page.</param>
/// <param name="TopOfLater">The same on the pages after the first.</param>
/// <param name="Bottom">Distance from the top that no strip crosses.</param>
internal readonly record struct FlowFrame(double Top, double TopOfLater, double Bottom)
{
    /// <summary>The same for the first page, when something stands at its foot.</summary>
    public double BottomOfFirst { get; init; } = Bottom;
}

/// <summary>Cuts a column of strips into pages.</summary>
internal static class Pagination
{
    /// <summary>Pages with all strips in their order; at least one page.</summary>
    /// <remarks>
    /// A page ends at the last place that may part and still fits. A chain that holds together but is taller than a page is parted where
    /// the page ends; a strip taller than a page has a page of its own and runs over the edge, which no caller produces.
    /// </remarks>
    public static IReadOnlyList<RecordedPage> Fill(IReadOnlyList<Strip> strips, FlowFrame frame)
    {
        var pages = new List<RecordedPage>();
        var next = 0;
        do
        {
            var page = new RecordedPage();
            var y = pages.Count == 0 ? frame.Top : frame.TopOfLater;
            pages.Add(page);
            while (next < strips.Count && strips[next].IsSpace)
            {
                next++;
            }

            if (next < strips.Count && pages.Count > 1)
            {
                foreach (var repeated in strips[next].Repeated)
                {
                    repeated.Draw(page, y);
                    y += repeated.Height;
                }
            }

            var bottom = pages.Count == 1 ? frame.BottomOfFirst : frame.Bottom;
            var end = End(strips, next, bottom - y);
            for (; next < end; next++)
            {
                strips[next].Draw(page, y);
                y += strips[next].Height;
            }
        } while (strips.Skip(next).Any(strip => !strip.IsSpace));

        return pages;
    }

    private static int End(IReadOnlyList<Strip> strips, int start, double room)
    {
        var fitting = start;
        for (
            var used = 0d;
            fitting < strips.Count && used + strips[fitting].Height <= room + 0.001;
            fitting++
        )
        {
            used += strips[fitting].Height;
        }

        if (fitting == strips.Count)
        {
            return fitting;
        }

        for (var end = fitting; end > start; end--)
        {
            if (!strips[end - 1].HoldsNext)
            {
                return end;
            }
        }

        return Math.Max(fitting, Math.Min(start + 1, strips.Count));
    }
}
