namespace AsrDataTools.Annotation.Formats;

/// <summary>One of the files of a Kaldi data directory: a key and what follows it, a line each.</summary>
internal sealed class KaldiTable
{
    private readonly Dictionary<string, string> _values = new(StringComparer.Ordinal);

    private KaldiTable(string path, bool exists) => (Path, Exists) = (path, exists);

    public string Path { get; }

    public bool Exists { get; }

    /// <summary>Key, value and line number, in the order of the file.</summary>
    public List<(string Key, string Value, int Line)> Rows { get; } = [];

    public static KaldiTable Read(string folder, string name, AnnotationReadOptions options, Action<SpeechDataException> report)
    {
        KaldiTable table = new(System.IO.Path.Combine(folder, name), File.Exists(System.IO.Path.Combine(folder, name)));
        if (!table.Exists) return table;
        using LineReader reader = new(table.Path, AnnotationText.EncodingOf(table.Path, options.Encoding));
        while (reader.Read())
        {
            string? problem = reader.TooLong ? "the line is too long"
                : reader.Line.Contains('\uFFFD') ? "the line holds bytes that are not UTF-8; name the encoding with -Encoding" : null;
            RowFields fields = new(reader.Line);
            string key = fields.Next().ToString();
            if (problem is null && key.Length == 0) continue;
            if (problem is null && !table._values.TryAdd(key, fields.Rest.ToString())) problem = $"the key '{RowProblem.Excerpt(key)}' has a line already";
            if (problem is null) table.Rows.Add((key, fields.Rest.ToString(), reader.Number));
            else report(AnnotationErrors.Row(table.Path, reader.Number, problem));
        }

        return table;
    }

    public string? Get(string key) => _values.GetValueOrDefault(key);
}
