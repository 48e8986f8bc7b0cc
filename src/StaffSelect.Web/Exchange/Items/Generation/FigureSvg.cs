using System.Globalization;
using System.Text;
using StaffSelect.Domain.Bank;

namespace StaffSelect.Web.Exchange.Items.Generation;

/// <summary>Draws figures as plain SVG shapes in the reader's own colour.</summary>
internal static class FigureSvg
{
    private const int Side = 100;
    private static readonly int[] Radius = [9, 14, 20];

    private static readonly (int X, int Y)[][] Places =
    [
        [(50, 50)],
        [(26, 50), (74, 50)],
        [(26, 28), (74, 28), (50, 73)],
    ];

    /// <summary>Eight cells and an empty one with a broken frame.</summary>
    public static string Matrix(IReadOnlyList<Figure> eight)
    {
        var svg = Begin(3 * Side + 4, 3 * Side + 4);
        for (var index = 0; index < 9; index++)
        {
            var (x, y) = (2 + index % 3 * Side, 2 + index / 3 * Side);
            svg.Append(
                CultureInfo.InvariantCulture,
                $"<rect x=\"{x}\" y=\"{y}\" width=\"{Side}\" height=\"{Side}\"{(index == 8 ? " stroke-dasharray=\"7 6\"" : "")}/>"
            );
            if (index < 8)
            {
                svg.Append(
                    CultureInfo.InvariantCulture,
                    $"<g transform=\"translate({x} {y})\">{Figures(eight[index])}</g>"
                );
            }
        }

        return svg.Append("</g></svg>").ToString();
    }

    public static string Cell(Figure cell) =>
        Begin(Side, Side).Append(Figures(cell)).Append("</g></svg>").ToString();

    private static StringBuilder Begin(int width, int height) =>
        new StringBuilder().Append(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\"><g fill=\"none\" stroke=\"currentColor\" stroke-width=\"2\">"
        );

    private static string Figures(Figure cell)
    {
        var fill = cell.Fill switch
        {
            0 => "none",
            1 => "#9a9a9a",
            _ => "currentColor",
        };
        return string.Concat(
            Places[cell.Count - 1]
                .Select(place => One(cell.Shape, place.X, place.Y, Radius[cell.Size], fill))
        );
    }

    private static string One(int shape, int x, int y, int radius, string fill)
    {
        if (shape == 0)
        {
            return FormattableString.Invariant(
                $"<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\" fill=\"{fill}\"/>"
            );
        }

        var (corners, turn) = shape switch
        {
            1 => (4, 45.0),
            2 => (3, -90.0),
            3 => (4, 0.0),
            _ => (5, -90.0),
        };
        var points = Enumerable
            .Range(0, corners)
            .Select(corner =>
            {
                var angle = (turn + 360.0 * corner / corners) * Math.PI / 180;
                // a rhombus is narrower than the square on its corner, so that the two are told apart
                var across = shape == 3 ? 0.65 : 1.0;
                return FormattableString.Invariant(
                    $"{x + across * radius * Math.Cos(angle):0.#},{y + radius * Math.Sin(angle):0.#}"
                );
            });
        return $"<polygon points=\"{string.Join(' ', points)}\" fill=\"{fill}\"/>";
    }
}
