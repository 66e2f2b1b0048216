using System.Text.Json;
using AsrDataTools.Corpus.Manifests;
using CsvHelper;

namespace AsrDataTools.Coverage;

/// <summary>Reads word errors from a table with a line of column names (commas, semicolons or tabs) or from JSON Lines; also packed.</summary>
public static class WordErrorTable
{
    /// <summary>Streams the rows; a row that cannot be used is reported with its line and left out.</summary>
    /// <param name="path">Absolute path; recognised by content.</param>
    /// <param name="report">Called for each row that is left out.</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the table as a whole cannot be read.</exception>
    public static IEnumerable<WordErrorRow> Read(string path, Action<SpeechDataException> report)
    {
        ArgumentNullException.ThrowIfNull(report);
        bool isJson = ManifestFile.ReadOpening(path).AsSpan().TrimStart(" \t\r\n"u8).StartsWith("{"u8);
        foreach ((long line, Func<WordErrorRow> row) in isJson ? JsonRows(path) : DelimitedRows(path))
        {
            WordErrorRow? read = null;
            try
            {
                read = row();
            }
            catch (Exception exception) when (exception is FormatException or JsonException)
            {
                report(new("WordErrorRowInvalid", SpeechDataProblem.InvalidData, $"'{path}', line {line}: {exception.Message}. The row is left out; the others are read.", path, exception));
            }

            if (read is not null) yield return read;
        }
    }

    private static IEnumerable<(long Line, Func<WordErrorRow> Row)> DelimitedRows(string path)
    {
        using CsvReader reader = DelimitedFile.Open(path);
        string[] columns = Guard(path, () =>
        {
            reader.ReadHeader();
            return reader.Headers?.ToArray() ?? [];
        });
        if (columns.Length == 0) throw ManifestErrors.File("WordErrorColumnsUnknown", path, "is empty: it has not even a line of column names.");
        if (WordErrorFields.Missing([.. columns.Select(WordErrorFields.Recognise).OfType<WordErrorField>()]) is string missing)
        {
            throw ManifestErrors.File(
                "WordErrorColumnsUnknown", path,
                $"is no table of word errors: there is {missing} among the columns {string.Join(", ", columns.Select(column => $"'{column}'"))}. The first line must hold the column names.");
        }

        while (Guard(path, reader.Read))
        {
            yield return (reader.LineNumber, () => reader.FieldCount > columns.Length
                ? throw new FormatException($"the row has {reader.FieldCount} values for {columns.Length} columns; put values that hold the separator into quotes")
                : WordErrorFields.Row(Enumerable.Range(0, reader.FieldCount).Select(i => KeyValuePair.Create(columns[i], (object?)reader.GetString(i)))));
        }
    }

    private static IEnumerable<(long Line, Func<WordErrorRow> Row)> JsonRows(string path)
    {
        using LineReader reader = new(ManifestFile.OpenRead(path));
        while (reader.Read())
        {
            if (reader.IsTooLong || !reader.Line.Trim(" \t"u8).IsEmpty) yield return (reader.LineNumber, () => JsonRow(reader.Text));
        }
    }

    private static WordErrorRow JsonRow(string line)
    {
        using JsonDocument document = WellFormedJson.Parse(line);
        if (document.RootElement.ValueKind != JsonValueKind.Object) throw new JsonException("the line holds another kind of value than a JSON object");
        return WordErrorFields.Row(document.RootElement.EnumerateObject().Select(property => KeyValuePair.Create(property.Name, Plain(property.Value))));
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        _ => value.GetRawText(),
    };

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException exception)
        {
            throw ManifestErrors.File("WordErrorsUnreadable", path, $"cannot be read further: {exception.Message}", exception);
        }
    }
}
