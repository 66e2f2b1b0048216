using System.Globalization;
using System.Text;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Reads the rows of a table in text as utterances, for all formats that are one.</summary>
internal static class DelimitedTable
{
    /// <summary>What a format knows of its tables.</summary>
    internal sealed record Layout(char Separator)
    {
        /// <summary>The first bytes of the file.</summary>
        public byte[] Opening { get; init; } = [];

        /// <summary>What relative audio paths are relative to; null for the folder of the table.</summary>
        public string? AudioRoot { get; init; }

        /// <summary>Field → column, where the format gives a name another meaning than most.</summary>
        public IReadOnlyDictionary<string, string> ColumnMap { get; init; } = new Dictionary<string, string>();

        /// <summary>Sets what is not in the row, or changes what is, before the utterance is built.</summary>
        public Action<UtteranceBuilder>? Complete { get; init; }

        /// <summary>Whether a leading placeholder of an audio path stands for the audio root.</summary>
        public bool FillsPlaceholders { get; init; }
    }

    public static IEnumerable<SpeechUtterance> Read(string path, Layout layout, ManifestOptions options, Action<SpeechDataException> report)
    {
        using DelimitedReader reader = new(ManifestFile.OpenRead(path), layout.Opening, layout.Separator, literalQuotes: layout.Separator == '\t');
        Utf8Decoder decoder = new();
        string[] columns = ReadHeader(reader, path);
        UtteranceField?[] fields = Assign(columns, layout, options, path);
        UtteranceBuilder builder = new(path, layout.AudioRoot ?? Path.GetDirectoryName(path)!) { FillsPlaceholders = layout.FillsPlaceholders };
        while (reader.Read())
        {
            SpeechUtterance? utterance = null;
            try
            {
                utterance = ReadRow(reader, decoder, columns, fields, builder, layout, path);
            }
            catch (SpeechDataException exception)
            {
                report(exception);
            }

            if (utterance is not null) yield return utterance;
        }
    }

    /// <summary>The column names of a row; of several with the same name the later ones are numbered.</summary>
    /// <exception cref="SpeechDataException">There is no such row (<c>ManifestEmpty</c>), or its quotes do not match.</exception>
    public static string[] ReadHeader(DelimitedReader reader, string path)
    {
        if (!reader.Read()) throw ManifestErrors.File("ManifestEmpty", path, "is empty: it has not even a line of column names.");
        if (reader.Problem is { } problem) throw ManifestErrors.File("ManifestUnreadable", path, $"cannot be read: in the line of column names, {problem}.");
        List<string> names = [];
        HashSet<string> taken = new(StringComparer.Ordinal);
        Dictionary<string, int> numbers = new(StringComparer.Ordinal); // The next to try for a name: from 2 each time, thousands alike would take their square.
        for (int index = 0; index < reader.Count; index++)
        {
            string name = Encoding.UTF8.GetString(reader[index]);
            if (name.Length == 0) name = string.Create(CultureInfo.InvariantCulture, $"column {index + 1}");
            string unique = name;
            int number = numbers.GetValueOrDefault(name, 2);
            for (; !taken.Add(unique); number++) unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");
            numbers[name] = number;
            names.Add(unique);
        }

        return [.. names];
    }

    private static UtteranceField?[] Assign(string[] columns, Layout layout, ManifestOptions options, string path)
    {
        Dictionary<string, string> map = new(options.ColumnMap, StringComparer.OrdinalIgnoreCase);
        foreach ((string field, string column) in layout.ColumnMap)
        {
            if (!map.ContainsKey(field) && columns.Contains(column, StringComparer.OrdinalIgnoreCase)) map[field] = column;
        }

        UtteranceField?[] fields = ColumnNames.Assign(columns, map, path);
        if (fields.Any(field => field is UtteranceField.AudioPath or UtteranceField.Text)) return fields;
        throw ManifestErrors.File(
            "ManifestColumnsUnknown",
            path,
            $"has no column for the audio path or the text among {string.Join(", ", columns.Select(column => $"'{column}'"))}. "
            + "Name one with -ColumnMap @{ AudioPath = '<column>' }; the first line must hold the column names.");
    }

    private static SpeechUtterance ReadRow(
        DelimitedReader reader, Utf8Decoder decoder, string[] columns, UtteranceField?[] fields, UtteranceBuilder builder, Layout layout, string path)
    {
        long line = reader.LineNumber;
        if (reader.Problem is { } problem) throw ManifestErrors.Row(path, line, problem);
        if (reader.Count > columns.Length && !IsBlank(reader, columns.Length))
        {
            throw ManifestErrors.Row(
                path, line, string.Create(CultureInfo.InvariantCulture, $"the row has {reader.Count} values for {columns.Length} columns; put values that hold the separator into quotes"));
        }

        builder.Clear();
        for (int index = 0; index < Math.Min(reader.Count, columns.Length); index++)
        {
            ReadOnlySpan<byte> bytes = reader[index];
            if (bytes.IsEmpty) continue;
            if (!decoder.TryDecode(bytes, out ReadOnlySpan<char> value))
                throw ManifestErrors.Row(path, line, $"the value of '{columns[index]}' is not in UTF-8; save the table as CSV UTF-8");
            if (fields[index] is not { } field) builder.SetExtra(columns[index], value);
            else builder.Set(field, value);
        }

        layout.Complete?.Invoke(builder);
        return builder.Build(line);
    }

    // Spreadsheets leave separators behind the last column.
    private static bool IsBlank(DelimitedReader reader, int from)
    {
        for (int index = from; index < reader.Count; index++)
        {
            if (!reader[index].IsEmpty) return false;
        }

        return true;
    }
}
