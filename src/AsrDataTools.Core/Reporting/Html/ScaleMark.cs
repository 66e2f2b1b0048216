using System.Globalization;

namespace AsrDataTools.Reporting.Html;

/// <summary>A value with its interval as a point on a scale from 0, a limit as a dashed line; the figures stand beside.</summary>
internal static class ScaleMark
{
    private static readonly double[] Edges = [0.05, 0.1, 0.2, 0.3, 0.5, 0.75, 1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 30, 50];

    /// <summary>The round number that holds all of them.</summary>
    public static double Scale(double most) => Edges.FirstOrDefault(edge => edge >= most, Math.Ceiling(most));

    /// <summary>Empty without a value; an arrow at the end where it lies beyond.</summary>
    public static HtmlMarkup Draw(double? value, double? low, double? high, double most, double? limit)
    {
        if (value is not { } at) return new("");
        string interval = low is { } from && high is { } to ? string.Create(CultureInfo.InvariantCulture, $"<line class=\"reach\" x1=\"{Place(from, most)}%\" x2=\"{Place(to, most)}%\" y1=\"50%\" y2=\"50%\"/>") : "";
        string line = limit is { } edge ? string.Create(CultureInfo.InvariantCulture, $"<line class=\"limit\" x1=\"{Place(edge, most)}%\" x2=\"{Place(edge, most)}%\" y1=\"0\" y2=\"100%\"/>") : "";
        return new(string.Create(CultureInfo.InvariantCulture, $"<svg class=\"rate\" aria-hidden=\"true\"><line class=\"rail\" x1=\"0\" x2=\"100%\" y1=\"50%\" y2=\"50%\"/>{line}{interval}{Point(at, most)}</svg>"));
    }

    /// <summary>For the key: the point with its interval.</summary>
    public static HtmlMarkup PointSign { get; } =
        new("<svg class=\"rate\" viewBox=\"0 0 32 14\" aria-hidden=\"true\"><line class=\"reach\" x1=\"2\" x2=\"30\" y1=\"7\" y2=\"7\"/><circle class=\"point\" cx=\"16\" cy=\"7\" r=\"4\"/></svg>");

    /// <summary>For the key: the limit.</summary>
    public static HtmlMarkup LimitSign { get; } =
        new("<svg class=\"rate\" viewBox=\"0 0 32 14\" aria-hidden=\"true\"><line class=\"limit\" x1=\"16\" x2=\"16\" y1=\"0\" y2=\"14\"/></svg>");

    private static string Point(double value, double most) => value > most
        ? "<svg x=\"100%\" y=\"50%\" overflow=\"visible\"><path class=\"point\" d=\"M-8 -4L0 0L-8 4Z\"/></svg>"
        : $"<circle class=\"point\" cx=\"{Place(value, most)}%\" cy=\"50%\" r=\"4\"/>";

    private static string Place(double value, double most) => Math.Min(100, 100 * value / most).ToString("0.##", CultureInfo.InvariantCulture);
}
