using System.Globalization;

namespace AsrDataTools.Scoring.Words;

/// <summary>NIST's stm: recording, channel, speaker, start, end, optional &lt;labels&gt; and text; ;; begins a comment.</summary>
internal static class StmFile
{
    private const int FieldsBeforeText = 5;

    public static IEnumerable<StmSegment> Read(string path, Action<SpeechDataException> report)
    {
        IReadOnlyList<string> lines = ScoringFile.ReadLines(path);
        for (int index = 0; index < lines.Count; index++)
        {
            string line = lines[index];
            if (string.IsNullOrWhiteSpace(line) || line.StartsWith(";;", StringComparison.Ordinal)) continue;
            if (Parse(line, index + 1) is not { } segment) report(ScoringFile.Row(path, index + 1, "a line of an stm file holds recording, channel, speaker, start, end and text"));
            else if (segment.EndSeconds < segment.StartSeconds) report(ScoringFile.Row(path, index + 1, FormattableString.Invariant($"the end, {segment.EndSeconds} s, lies before the start, {segment.StartSeconds} s")));
            else yield return segment;
        }
    }

    private static StmSegment? Parse(string line, int number)
    {
        string[] fields = line.Split((char[]?)null, FieldsBeforeText + 2, StringSplitOptions.RemoveEmptyEntries);
        if (fields.Length < FieldsBeforeText || !Seconds(fields[3], out double start) || !Seconds(fields[4], out double end)) return null;
        bool labelled = fields.Length > FieldsBeforeText && fields[5].StartsWith('<') && fields[5].EndsWith('>');
        string text = string.Join(' ', fields.Skip(labelled ? FieldsBeforeText + 1 : FieldsBeforeText)).Trim();
        return new(fields[0], fields[1], fields[2], start, end, labelled ? fields[5][1..^1] : null, text, number);
    }

    private static bool Seconds(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value) && value >= 0;
}
