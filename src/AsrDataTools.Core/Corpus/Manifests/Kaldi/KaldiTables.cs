using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Writes tables of a data directory, sorted by the bytes of their keys, in UTF-8 with line feeds.</summary>
internal sealed class KaldiTables(string folder, IReadOnlyList<SpeechUtterance> rows, KaldiKeys keys, ManifestLosses losses, CancellationToken cancellation)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A line for each utterance that has a value.</summary>
    public void Write(string table, Func<SpeechUtterance, string?> value, bool keepsEmpty = false) =>
        WriteByRow(table, row => value(rows[row]), keepsEmpty);

    /// <summary>A line for each utterance, by the row's number, that has a value.</summary>
    public void WriteByRow(string table, Func<int, string?> value, bool keepsEmpty = false)
    {
        using StreamWriter writer = Create(table);
        foreach (int row in keys.Order)
        {
            if (value(row) is { } text) WriteLine(writer, table, keys.Utterance(row), text, keepsEmpty);
        }
    }

    /// <summary>A line for each entry.</summary>
    public void Write(string table, IEnumerable<(string Key, string Value)> entries)
    {
        using StreamWriter writer = Create(table);
        foreach ((string key, string value) in entries.OrderBy(entry => entry.Key, ByteOrder.Instance)) WriteLine(writer, table, key, value, false);
    }

    // By the property, as other formats count; a further column by its own name.
    private static string NameOf(string table) => table switch
    {
        "text" => nameof(SpeechUtterance.Text),
        "wav.scp" => nameof(SpeechUtterance.AudioPath),
        KaldiNames.OriginalUtterances => nameof(SpeechUtterance.Id),
        KaldiNames.OriginalSpeakers => nameof(SpeechUtterance.Speaker),
        _ when table.StartsWith("utt2", StringComparison.Ordinal) && ColumnNames.Recognise(KaldiNames.Decode(table[4..])) is { } field => field.ToString(),
        _ => table.StartsWith("utt2", StringComparison.Ordinal) ? KaldiNames.Decode(table[4..]) : table,
    };

    private StreamWriter Create(string table) => new(Path.Combine(folder, table), append: false, Utf8) { NewLine = "\n" };

    private void WriteLine(StreamWriter writer, string table, string key, string value, bool keepsEmpty)
    {
        cancellation.ThrowIfCancellationRequested();
        string line = ManifestText.OneLine(value, out bool altered);
        bool holds = HoldableText.InUtf8(line);
        if (altered || !holds) losses.Add(NameOf(table));
        if (!holds) line = "";
        if (line.Length > 0) writer.WriteLine($"{key} {line}");
        else if (keepsEmpty) writer.WriteLine(key);
    }
}
