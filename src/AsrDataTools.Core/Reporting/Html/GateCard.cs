using System.Globalization;
using System.Text;

namespace AsrDataTools.Reporting.Html;

/// <summary>What a gate shows at the top of the page: one picture, and what there is to be seen in it.</summary>
/// <param name="Picture">Drawn in a field of <see cref="Width"/> by <see cref="Height"/>; without a script.</param>
/// <param name="Caption">The same in words.</param>
internal readonly record struct GateCard(HtmlMarkup Picture, string Caption)
{
    public const int Width = 260;
    public const int Height = 66;
    private const int RowHeight = 22;
    private const int LabelWidth = 86;
    private const int LongestLabel = 13;

    /// <summary>Wraps shapes that lie in the field.</summary>
    public static HtmlMarkup Draw(string shapes) =>
        new(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"telling\" viewBox=\"0 0 {Width} {Height}\" aria-hidden=\"true\">{shapes}</svg>"));

    /// <summary>At most three rows, each of a label and marks on one common scale.</summary>
    /// <param name="rows">Label, and the shapes at the height of its middle; <c>scale</c> turns 0…1 into a place across.</param>
    public static HtmlMarkup Rows(IReadOnlyList<(string Label, Func<Func<double, double>, double, string> Marks)> rows)
    {
        StringBuilder shapes = new();
        for (int row = 0; row < Math.Min(3, rows.Count); row++)
        {
            double middle = (row + 0.5) * RowHeight;
            shapes.Append(CultureInfo.InvariantCulture, $"<text x=\"0\" y=\"{middle + 4}\">{HtmlPage.Encode(ShownText.Short(rows[row].Label, LongestLabel))}</text>");
            shapes.Append(CultureInfo.InvariantCulture, $"<line class=\"rail\" x1=\"{LabelWidth}\" x2=\"{Width}\" y1=\"{middle}\" y2=\"{middle}\"/>");
            shapes.Append(rows[row].Marks(Place, middle));
        }

        return Draw(shapes.ToString());

        static double Place(double share) => LabelWidth + 5 + (Math.Clamp(share, 0, 1) * (Width - LabelWidth - 10));
    }

    /// <summary>A line between two places, a full point at the first and an open diamond at the second: production and training.</summary>
    public static string Dumbbell(double production, double training, double middle) => string.Create(
        CultureInfo.InvariantCulture,
        $"<line class=\"gap\" x1=\"{production:0.#}\" x2=\"{training:0.#}\" y1=\"{middle}\" y2=\"{middle}\"/><circle class=\"production\" cx=\"{production:0.#}\" cy=\"{middle}\" r=\"5\"/><path class=\"training\" d=\"M{training:0.#} {middle - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5z\"/>");

    /// <summary>A point with its interval, and a limit as a dashed line; each where there is one.</summary>
    public static string Point(double value, (double Low, double High)? interval, double? limit, double middle)
    {
        StringBuilder marks = new();
        if (limit is { } edge) marks.Append(CultureInfo.InvariantCulture, $"<line class=\"limit\" x1=\"{edge:0.#}\" x2=\"{edge:0.#}\" y1=\"{middle - 9}\" y2=\"{middle + 9}\"/>");
        if (interval is var (low, high)) marks.Append(CultureInfo.InvariantCulture, $"<line class=\"reach\" x1=\"{low:0.#}\" x2=\"{high:0.#}\" y1=\"{middle}\" y2=\"{middle}\"/>");
        return marks.Append(CultureInfo.InvariantCulture, $"<circle class=\"point\" cx=\"{value:0.#}\" cy=\"{middle}\" r=\"4.5\"/>").ToString();
    }
}
