using System.Text;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Vocabulary;

/// <summary>A list of transcripts without column names: an utterance a line, its id and its text parted by a tab.</summary>
internal static class IdTextTable
{
    private const int LinesLookedAt = 20;

    private static readonly Dictionary<string, string> NoMap = [];

    /// <summary>Whether the first lines of a .tsv or .tab are two values each, an id without spaces first, and name no column.</summary>
    public static bool Recognises(string path)
    {
        if (ManifestFile.ExtensionOf(path).ToUpperInvariant() is not (".TSV" or ".TAB")) return false;
        string[][] rows = [.. Lines(path).Take(LinesLookedAt).Where(line => line.Length > 0).Select(line => line.Split('\t'))];
        return rows.Length > 0
            && Array.TrueForAll(rows, row => row.Length == 2 && row[0].Length > 0 && !row[0].Any(char.IsWhiteSpace))
            && !ColumnNames.Assign(rows[0], NoMap, path).Any(field => field is UtteranceField.AudioPath or UtteranceField.Text);
    }

    /// <summary>Streams the texts; a line without a tab is reported.</summary>
    public static IEnumerable<SpokenText> Read(string path, Action<SpeechDataException> report, Action untexted)
    {
        long number = 0;
        foreach (string line in Lines(path))
        {
            number++;
            if (line.Length == 0) continue;
            int tab = line.IndexOf('\t', StringComparison.Ordinal);
            if (tab < 0) report(ManifestErrors.Row(path, number, "an utterance is its id, a tab and its text"));
            else if (tab == line.Length - 1) untexted();
            else yield return new SpokenText { Text = line[(tab + 1)..], SourcePath = path, SourceLine = number };
        }
    }

    private static IEnumerable<string> Lines(string path)
    {
        using StreamReader reader = new(ManifestFile.OpenRead(path), Encoding.UTF8, detectEncodingFromByteOrderMarks: true, 1 << 16);
        while (reader.ReadLine() is { } line) yield return line;
    }
}
