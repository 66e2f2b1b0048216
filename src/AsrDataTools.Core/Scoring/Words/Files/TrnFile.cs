namespace AsrDataTools.Scoring.Words;

/// <summary>NIST's trn: one utterance a line, its id in parentheses at the end; lines that begin with ;; are comments.</summary>
internal static class TrnFile
{
    /// <summary>Whether the first line that is no comment ends with an id in parentheses.</summary>
    public static bool Recognises(string path) => File.ReadLines(path).Take(100)
        .FirstOrDefault(line => !IsBlank(line)) is { } line && IdStart(line.TrimEnd()) >= 0;

    public static IEnumerable<Transcript> Read(string path, Action<SpeechDataException> report)
    {
        IReadOnlyList<string> lines = ScoringFile.ReadLines(path);
        for (int index = 0; index < lines.Count; index++)
        {
            string line = lines[index].TrimEnd();
            if (IsBlank(line)) continue;
            int start = IdStart(line);
            if (start < 0)
            {
                report(ScoringFile.Row(path, index + 1, "a line of a trn file ends with the utterance's id in parentheses, as in: good morning (anna-001)"));
                continue;
            }

            string id = line[(start + 1)..^1].Trim();
            yield return new Transcript
            {
                Id = id,
                Text = line[..start],
                Speaker = SpeakerOf(id),
                InNistNotation = true,
                SourcePath = path,
                SourceLine = index + 1,
            };
        }
    }

    // As sclite's spu_id: the part before the first hyphen, else before the first underscore.
    private static string? SpeakerOf(string id)
    {
        int end = id.IndexOf('-', StringComparison.Ordinal);
        if (end < 0) end = id.IndexOf('_', StringComparison.Ordinal);
        return end > 0 ? id[..end] : null;
    }

    private static int IdStart(string line) => line.EndsWith(')') && line.LastIndexOf('(') is int start && start < line.Length - 2 ? start : -1;

    private static bool IsBlank(string line) => string.IsNullOrWhiteSpace(line) || line.StartsWith(";;", StringComparison.Ordinal);
}
