using System.Globalization;

namespace AsrDataTools.Annotation.Formats;

/// <summary>Writes a TextGrid line by line as Praat does, long or short.</summary>
/// <param name="writer">Where to.</param>
/// <param name="newline">The end of a line.</param>
/// <param name="isShort">The short text file: values only.</param>
/// <param name="tail">What stands before the end of lines with a value: a blank, in Praat.</param>
internal sealed class TextGridWriter(TextWriter writer, string newline, bool isShort, string tail)
{
    private int _tiers;
    private bool _begun;

    /// <summary>As Praat writes numbers: the shortest that reads as the same.</summary>
    public static string Number(double value) => value.ToString("R", CultureInfo.InvariantCulture).Replace('E', 'e');

    public void Start(string fileType, double first, double last, int tiers)
    {
        Line(fileType);
        Line(fileType.Contains("short", StringComparison.Ordinal) ? "\"TextGrid\"" : "Object class = \"TextGrid\"");
        Line("");
        Value("", "xmin = ", Number(first));
        Value("", "xmax = ", Number(last));
        Value("", "tiers? ", "<exists>");
        Value("", "size = ", tiers.ToString(CultureInfo.InvariantCulture));
        if (!isShort) Line("item []:" + tail);
    }

    public void Intervals(string name, double first, double last, IEnumerable<(double Start, double End, string Text)> intervals)
    {
        (double Start, double End, string Text)[] all = [.. intervals];
        Tier("IntervalTier", name, first, last, "intervals", all.Length);
        for (int index = 0; index < all.Length; index++)
        {
            Heading("intervals", index + 1);
            Value("            ", "xmin = ", Number(all[index].Start));
            Value("            ", "xmax = ", Number(all[index].End));
            Value("            ", "text = ", Quote(all[index].Text));
        }
    }

    public void Points(string name, double first, double last, List<TierLabel> points)
    {
        Tier("TextTier", name, first, last, "points", points.Count);
        for (int index = 0; index < points.Count; index++)
        {
            Heading("points", index + 1);
            Value("            ", "number = ", Number(points[index].StartSeconds!.Value));
            Value("            ", "mark = ", Quote(points[index].Text));
        }
    }

    public void Complete(bool openEnd)
    {
        if (!openEnd) writer.Write(newline);
    }

    private static string Quote(string text) => $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private void Tier(string kind, string name, double first, double last, string labels, int count)
    {
        if (!isShort) Line(string.Create(CultureInfo.InvariantCulture, $"    item [{++_tiers}]:"));
        Value("        ", "class = ", Quote(kind));
        Value("        ", "name = ", Quote(name));
        Value("        ", "xmin = ", Number(first));
        Value("        ", "xmax = ", Number(last));
        Value("        ", $"{labels}: size = ", count.ToString(CultureInfo.InvariantCulture));
    }

    private void Heading(string labels, int number)
    {
        if (!isShort) Line(string.Create(CultureInfo.InvariantCulture, $"        {labels} [{number}]:"));
    }

    private void Value(string indent, string name, string value) => Line(isShort ? value : indent + name + value + tail);

    // The newline comes before the next line, so that the last may do without.
    private void Line(string line)
    {
        if (_begun) writer.Write(newline);
        writer.Write(line);
        _begun = true;
    }
}
