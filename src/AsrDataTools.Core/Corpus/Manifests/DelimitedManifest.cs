using CsvHelper;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Rows with a header line, separated by commas, tabs or semicolons.</summary>
internal sealed class DelimitedManifest(string name, params char[] separators) : IManifestFormat, IManifestWriter
{
    // Guards against a quote that is never closed at the top of a large file.
    private const int LongestRecordBytes = 1 << 20;

    public string Name => name;

    public bool WritesFolder => false;

    public IReadOnlyList<string> FileNames { get; } = separators[0] == '\t' ? [".tsv", ".tab"] : [".csv"];

    public IManifestSink Open(string temporaryPath, string finalPath, ManifestWriteOptions options) =>
        new DelimitedSink(temporaryPath, finalPath, options, separators[0], field => field.ToString());

    public bool Recognises(string path, ReadOnlySpan<byte> opening) => SeparatorOf(opening) is not null;

    public IEnumerable<SpeechUtterance> Read(string path, ManifestOptions options, Action<SpeechDataException> report)
    {
        char separator = SeparatorOf(ManifestFormats.ReadOpening(path)) ?? separators[0];
        long misquotedLine = 0;
        using CsvReader reader = CsvReader.Create(ManifestFormats.OpenRead(path), new CsvReaderOptions
        {
            Separator = separator,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRecordBytes,
            OnMalformedRecord = record =>
            {
                if (record.Reason == CsvMalformedReason.UnterminatedQuote) misquotedLine = record.LineNumber;
            },
        }, leaveOpen: false);

        IReadOnlyList<string> columns = ReadHeader(reader, path);
        UtteranceField?[] fields = ColumnNames.Assign(columns, options.ColumnMap, path);
        RequireSomethingKnown(fields, columns, path);
        UtteranceBuilder builder = new(path, options.AudioRoot ?? Path.GetDirectoryName(path)!);
        while (ReadRow(reader, path))
        {
            long line = reader.LineNumber;
            SpeechUtterance utterance;
            try
            {
                if (misquotedLine == line) throw ManifestErrors.Row(path, line, "a quote is opened and never closed, so everything after it was taken for one value");
                if (reader.FieldCount > columns.Count)
                    throw ManifestErrors.Row(path, line, $"the row has {reader.FieldCount} values for {columns.Count} columns; put values that hold the separator into quotes");
                builder.Clear();
                for (int index = 0; index < reader.FieldCount; index++)
                {
                    string value = reader.GetString(index);
                    if (fields[index] is { } field) builder.Set(field, value);
                    else builder.SetExtra(columns[index], value);
                }

                utterance = builder.Build(line);
            }
            catch (SpeechDataException exception)
            {
                report(exception);
                continue;
            }

            yield return utterance;
        }
    }

    private static IReadOnlyList<string> ReadHeader(CsvReader reader, string path) => Guard(path, () =>
    {
        reader.ReadHeader();
        return reader.Headers ?? [];
    });

    private static bool ReadRow(CsvReader reader, string path) => Guard(path, reader.Read);

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException exception)
        {
            throw ManifestErrors.File("ManifestUnreadable", path, $"cannot be read further: {exception.Message}", exception);
        }
    }

    private static void RequireSomethingKnown(UtteranceField?[] fields, IReadOnlyList<string> columns, string path)
    {
        if (fields.Any(field => field is UtteranceField.AudioPath or UtteranceField.Text)) return;
        throw ManifestErrors.File(
            "ManifestColumnsUnknown",
            path,
            $"has no column for the audio path or the text among {string.Join(", ", columns.Select(column => $"'{column}'"))}. "
            + "Name one with -ColumnMap @{ AudioPath = '<column>' }; the first line must hold the column names.");
    }

    // The separator that occurs most in the first line; a single column of known name needs none.
    private char? SeparatorOf(ReadOnlySpan<byte> opening)
    {
        int end = opening.IndexOfAny((byte)'\n', (byte)'\r');
        ReadOnlySpan<byte> header = end < 0 ? opening : opening[..end];
        char? best = null;
        int most = 0;
        foreach (char separator in separators)
        {
            int count = header.Count((byte)separator);
            if (count > most) (best, most) = (separator, count);
        }

        return best;
    }
}
