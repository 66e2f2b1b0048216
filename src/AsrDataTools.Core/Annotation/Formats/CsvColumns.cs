namespace AsrDataTools.Annotation.Formats;

/// <summary>The columns of a table of segments: which stands for what, by the names that tables commonly use.</summary>
internal sealed class CsvColumns
{
    /// <summary>The names that are written; in this order.</summary>
    public static readonly string[] Standard = ["recording", "start", "end", "speaker", "channel", "kind", "text", "language", "confidence", "tier", "id", "tags"];

    private static readonly Dictionary<string, string> Synonyms = new(StringComparer.Ordinal)
    {
        ["recordingid"] = "recording",
        ["session"] = "recording",
        ["sessionid"] = "recording",
        ["call"] = "recording",
        ["callid"] = "recording",
        ["audiofile"] = "audio",
        ["audiofilepath"] = "audio",
        ["audiopath"] = "audio",
        ["file"] = "audio",
        ["filename"] = "audio",
        ["filepath"] = "audio",
        ["path"] = "audio",
        ["wav"] = "audio",
        ["wavpath"] = "audio",
        ["startseconds"] = "start",
        ["starttime"] = "start",
        ["begin"] = "start",
        ["begintime"] = "start",
        ["onset"] = "start",
        ["tmin"] = "start",
        ["from"] = "start",
        ["endseconds"] = "end",
        ["endtime"] = "end",
        ["stop"] = "end",
        ["offset"] = "end",
        ["tmax"] = "end",
        ["to"] = "end",
        ["durationseconds"] = "duration",
        ["dur"] = "duration",
        ["length"] = "duration",
        ["speakerid"] = "speaker",
        ["spk"] = "speaker",
        ["participant"] = "speaker",
        ["transcript"] = "text",
        ["transcription"] = "text",
        ["words"] = "text",
        ["label"] = "text",
        ["sentence"] = "text",
        ["utterance"] = "text",
        ["lang"] = "language",
        ["segmentid"] = "id",
        ["uttid"] = "id",
        ["utteranceid"] = "id",
        ["chan"] = "channel",
    };

    private readonly string[] _meanings;

    public CsvColumns(IReadOnlyList<string> names, char separator)
    {
        Names = names;
        Separator = separator;
        _meanings = new string[names.Count];
        HashSet<string> taken = new(StringComparer.Ordinal);
        for (int index = 0; index < names.Count; index++)
        {
            string meaning = MeaningOf(names[index]);
            _meanings[index] = taken.Add(meaning) ? meaning : names[index]; // Of two columns for the same the first counts.
        }

        if (names.Count == 1 || !(taken.Contains("text") || (taken.Contains("start") && (taken.Contains("end") || taken.Contains("duration"))))) Problem = true;
    }

    public IReadOnlyList<string> Names { get; }

    public char Separator { get; }

    /// <summary>Whether the columns are no annotation: neither text nor times.</summary>
    public bool Problem { get; }

    /// <summary>A field's standard name; the column's own where it stands for none.</summary>
    public string Meaning(int index) => _meanings[index];

    public bool Has(string meaning) => Array.IndexOf(_meanings, meaning) >= 0;

    /// <summary>Reads a header; the separator is what occurs most of comma, semicolon and tab.</summary>
    /// <exception cref="RowProblem">A quote is opened and not closed.</exception>
    public static CsvColumns Of(string header)
    {
        char separator = SeparatorOf(header);
        return new(CsvRecord.Parse(LastLine(header), separator), separator);
    }

    /// <summary>Whether all quotes of a header are closed.</summary>
    public static bool IsComplete(string header) => CsvRecord.IsComplete(LastLine(header), SeparatorOf(header));

    private static char SeparatorOf(string header) => new[] { ',', ';', '\t' }.MaxBy(candidate => header.Count(letter => letter == candidate));

    private static ReadOnlySpan<char> LastLine(string header) => header.AsSpan(header.LastIndexOf('\n') + 1);

    private static string MeaningOf(string name)
    {
        string plain = string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
        return Synonyms.TryGetValue(plain, out string? meaning) ? meaning : Standard.Contains(plain) || plain is "duration" or "audio" ? plain : name;
    }
}
