using System.Globalization;
using System.Text.Json;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// Lines of <c>start end label</c>: in units of 100 ns as HTK has them (whole numbers), or in seconds (with a point).
/// </summary>
/// <param name="Text">The labels in one line, without those that stand for silence.</param>
/// <param name="Json">Start and end in seconds and label of each line.</param>
/// <remarks>Source: The HTK Book, "HTK label files".</remarks>
internal sealed record LabelLines(string Text, string Json)
{
    private const double HtkUnitsInSecond = 1e7;

    // Shorter recordings than 1 ms do not occur, longer ones than 10,000 s hardly ever: so the size tells the unit.
    private const double LeastHtkEnd = 10_000;

    private static readonly HashSet<string> Silences = new(StringComparer.OrdinalIgnoreCase)
    {
        "sil", "sp", "spn", "pau", "#", "_", "<sil>", "<eps>", "h#", "silence", "sent-start", "sent-end",
    };

    /// <summary>Null where any line is of another form, so that the file is plain text.</summary>
    public static LabelLines? Parse(string content)
    {
        List<(double Start, double End, string Label)> lines = [];
        foreach (string line in content.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            string[] words = line.Split((char[]?)null, 3, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length < 3 || Number(words[0]) is not double start || Number(words[1]) is not double end || end < start) return null;
            lines.Add((start, end, words[2]));
        }

        if (lines.Count == 0) return null;
        double unit = !content.Contains('.') && lines.Max(line => line.End) >= LeastHtkEnd ? HtkUnitsInSecond : 1;
        return new(
            string.Join(' ', lines.Select(line => line.Label).Where(label => !Silences.Contains(label))),
            JsonSerializer.Serialize(lines.Select(line => new object[] { line.Start / unit, line.End / unit, line.Label })));
    }

    private static double? Number(string text) =>
        double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
