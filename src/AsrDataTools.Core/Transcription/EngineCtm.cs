using System.Globalization;
using AsrDataTools.Annotation;

namespace AsrDataTools.Transcription;

/// <summary>Words of recognisers' CTM: <c>file channel start duration word [confidence]</c>, by file.</summary>
internal static class EngineCtm
{
    /// <exception cref="FormatException">A line is none.</exception>
    public static ILookup<string, AnnotationWord> Read(string text) => text
        .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .Where(line => !line.StartsWith(";;", StringComparison.Ordinal))
        .Select(Row)
        .ToLookup(row => row.File, row => row.Word, StringComparer.Ordinal);

    private static (string File, AnnotationWord Word) Row(string line)
    {
        string[] fields = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < 5 || Number(fields[2]) is not { } start || Number(fields[3]) is not { } duration)
            throw new FormatException($"'{line[..Math.Min(line.Length, 80)]}' is no line of a CTM file: file, channel, start, duration, word");
        double? confidence = fields.Length > 5 ? Number(fields[5]) : null;
        return (fields[0], new AnnotationWord { Text = fields[4], StartSeconds = start, EndSeconds = Math.Round(start + duration, 3), Confidence = confidence is null ? null : Math.Clamp(confidence.Value, 0, 1) });
    }

    private static double? Number(string text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
