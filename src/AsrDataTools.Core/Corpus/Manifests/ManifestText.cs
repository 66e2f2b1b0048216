using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Values as manifests hold them in text: invariant, exact, and in one line where the format has lines.</summary>
internal static class ManifestText
{
    /// <summary>The shortest decimal number that reads back as the same double, without an exponent.</summary>
    public static string Seconds(double seconds)
    {
        string text = seconds.ToString(CultureInfo.InvariantCulture);
        return text.Contains('E') && decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal plain)
            ? plain.ToString(CultureInfo.InvariantCulture)
            : text;
    }

    /// <summary>
    /// A sum that keeps all digits of both, so that the end of a span gives its length back. Beyond what decimals hold, the
    /// nearest double.
    /// </summary>
    public static string Sum(double start, double duration)
    {
        try
        {
            return (Exact(start) + Exact(duration)).ToString(CultureInfo.InvariantCulture);
        }
        catch (OverflowException)
        {
            return Seconds(start + duration);
        }
    }

    /// <summary>The value without line breaks and without white space around it, which a line of a table cannot hold.</summary>
    /// <param name="altered">Whether anything was taken away.</param>
    public static string OneLine(string value, out bool altered)
    {
        string line = value.IndexOfAny(['\n', '\r']) < 0 ? value : value.ReplaceLineEndings(" ").Replace('\n', ' ').Replace('\r', ' ');
        line = line.Trim(KaldiLine.White);
        altered = line != value;
        return line;
    }

    private static decimal Exact(double value) => decimal.Parse(value.ToString(CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture);
}
