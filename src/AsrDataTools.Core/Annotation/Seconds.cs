using System.Globalization;

namespace AsrDataTools.Annotation;

/// <summary>Times as text formats write them.</summary>
internal static class Seconds
{
    private const int KeptDecimals = 9;

    private static readonly string[] Formats = [.. Enumerable.Range(0, 10).Select(least => "0." + new string('0', least) + new string('#', Math.Max(0, 6 - least)))];

    /// <summary>Reads a finite number with a decimal point.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out double seconds) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out seconds) && double.IsFinite(seconds);

    /// <exception cref="RowProblem">The text is not a finite number.</exception>
    public static double Parse(ReadOnlySpan<char> text, string name)
    {
        if (TryParse(text, out double seconds)) return seconds;
        string hint = text.Contains(',') ? "; decimals take a point, not a comma" : "";
        throw new RowProblem($"the {name}, '{RowProblem.Excerpt(text)}', is not a number of seconds{hint}");
    }

    /// <summary>An end from start and duration, rid of the dust of binary sums (nanoseconds are kept).</summary>
    public static double Add(double start, double duration) => Math.Round(start + duration, KeptDecimals);

    /// <summary>With at least so many decimals and at most six, rounded to the nearest.</summary>
    public static string Text(double seconds, int least) => (seconds == 0 ? 0 : seconds).ToString(Formats[least], CultureInfo.InvariantCulture);

    /// <summary>A duration, with at least so many decimals and at most six.</summary>
    public static string Text(double start, double end, int least) => Text(Math.Round(end - start, KeptDecimals), least);

    /// <summary>Hours, minutes, seconds and milliseconds: <c>01:02:03.456</c>.</summary>
    public static string Clock(double seconds, char point)
    {
        long milliseconds = (long)Math.Round(Math.Max(0, seconds) * 1000, MidpointRounding.AwayFromZero);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{milliseconds / 3_600_000:00}:{milliseconds / 60_000 % 60:00}:{milliseconds / 1000 % 60:00}{point}{milliseconds % 1000:000}");
    }
}
