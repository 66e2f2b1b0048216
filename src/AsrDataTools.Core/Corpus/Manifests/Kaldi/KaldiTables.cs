using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Writes tables of a data directory, sorted by the bytes of their keys, in UTF-8 with line feeds.</summary>
internal sealed class KaldiTables(string folder, IReadOnlyList<SpeechUtterance> rows, KaldiKeys keys, ManifestLosses losses, CancellationToken cancellation)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly List<(string Name, Func<int, SpeechUtterance, string?> Value, bool KeepsEmpty)> _byUtterance = [];

    /// <summary>Whether a table of that name was added.</summary>
    public bool Has(string table) => _byUtterance.Exists(added => added.Name == table);

    /// <summary>A table with a line for each utterance that has a value; written by <see cref="WriteUtterances"/>.</summary>
    public void Add(string table, Func<SpeechUtterance, string?> value, bool keepsEmpty = false) => _byUtterance.Add((table, (_, utterance) => value(utterance), keepsEmpty));

    /// <summary>The same by the row's number too.</summary>
    public void AddByRow(string table, Func<int, SpeechUtterance, string?> value) => _byUtterance.Add((table, value, false));

    /// <summary>Writes the tables that were added, all in one pass, since rows are many.</summary>
    public void WriteUtterances()
    {
        List<StreamWriter> writers = [];
        try
        {
            foreach ((string name, _, _) in _byUtterance) writers.Add(Create(name));
            foreach (int row in keys.Order)
            {
                SpeechUtterance utterance = rows[row];
                string key = keys.Utterance(row);
                for (int table = 0; table < writers.Count; table++)
                {
                    (string name, Func<int, SpeechUtterance, string?> value, bool keepsEmpty) = _byUtterance[table];
                    if (value(row, utterance) is { } text) WriteLine(writers[table], name, key, text, keepsEmpty);
                }
            }
        }
        finally
        {
            Close(writers);
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

    // Whatever the end of one throws, of a full disk for example, the others are closed too.
    private static void Close(List<StreamWriter> writers)
    {
        if (writers.Count == 0) return;
        StreamWriter last = writers[^1];
        writers.RemoveAt(writers.Count - 1);
        using (last) Close(writers);
    }

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
