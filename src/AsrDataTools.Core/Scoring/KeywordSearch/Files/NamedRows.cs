using System.Text;
using System.Text.Json;
using AsrDataTools.Corpus.Manifests;
using CsvHelper;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>
/// The rows of a table as values by name: a line of column names and rows (commas, semicolons or tabs), JSON Lines, or one JSON
/// array. The content decides.
/// </summary>
internal static class NamedRows
{
    /// <param name="path">Absolute path.</param>
    /// <param name="report">Called for each row that cannot be read; it is left out.</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the table cannot be read (any further).</exception>
    public static IEnumerable<NamedRow> Read(string path, Action<SpeechDataException> report)
    {
        ReadOnlySpan<byte> opening = ManifestFile.ReadOpening(path).AsSpan().TrimStart(" \t\r\n"u8);
        return opening.StartsWith("["u8) ? ArrayRows(path) : opening.StartsWith("{"u8) ? LineRows(path, report) : DelimitedRows(path, report);
    }

    private static IEnumerable<NamedRow> DelimitedRows(string path, Action<SpeechDataException> report)
    {
        using CsvReader reader = DelimitedFile.Open(path);
        string[] columns = Guard(path, () =>
        {
            reader.ReadHeader();
            return reader.Headers?.ToArray() ?? [];
        });
        while (Guard(path, reader.Read))
        {
            if (reader.FieldCount > columns.Length)
            {
                report(Invalid(path, reader.LineNumber, FormattableString.Invariant($"the row has {reader.FieldCount} values for {columns.Length} columns; put values that hold the separator into quotes")));
                continue;
            }

            Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
            for (int i = 0; i < reader.FieldCount; i++) values[columns[i]] = reader.GetString(i);
            yield return new(path, reader.LineNumber, values);
        }
    }

    private static IEnumerable<NamedRow> LineRows(string path, Action<SpeechDataException> report)
    {
        using StreamReader reader = new(ManifestFile.OpenRead(path), Encoding.UTF8);
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line)) continue;
            Dictionary<string, string>? values = null;
            try
            {
                using JsonDocument document = WellFormedJson.Parse(line);
                values = ValuesOf(document.RootElement);
            }
            catch (JsonException exception)
            {
                report(Invalid(path, number, exception.Message, exception));
            }

            if (values is not null) yield return new(path, number, values);
        }
    }

    private static IEnumerable<NamedRow> ArrayRows(string path)
    {
        JsonDocument document;
        try
        {
            using Stream stream = ManifestFile.OpenRead(path);
            document = WellFormedJson.Parse(stream);
        }
        catch (JsonException exception)
        {
            throw new SpeechDataException("KeywordTableUnreadable", SpeechDataProblem.InvalidData, $"'{path}' is no whole JSON array: {exception.Message}", path, exception);
        }

        using (document)
        {
            long number = 0;
            foreach (JsonElement element in document.RootElement.EnumerateArray()) yield return new(path, ++number, ValuesOf(element));
        }
    }

    private static Dictionary<string, string> ValuesOf(JsonElement element)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        if (element.ValueKind != JsonValueKind.Object) return values;
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Value.ValueKind is not (JsonValueKind.Null or JsonValueKind.Object or JsonValueKind.Array))
                values[property.Name] = property.Value.ValueKind == JsonValueKind.String ? property.Value.GetString()! : property.Value.GetRawText();
        }

        return values;
    }

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException exception)
        {
            throw new SpeechDataException("KeywordTableUnreadable", SpeechDataProblem.InvalidData, $"'{path}' cannot be read further: {exception.Message}", path, exception);
        }
    }

    private static SpeechDataException Invalid(string path, long line, string what, Exception? inner = null) => new(
        "DetectionInvalid", SpeechDataProblem.InvalidData, FormattableString.Invariant($"'{path}', line {line}: {what}. The row is left out; the others are read."), path, inner)
    { Line = line };
}

/// <summary>A row of a table, or an object of the pipeline.</summary>
/// <param name="Path">Null for an object.</param>
/// <param name="Line">Counted from 1; the number of the object where it is none of a file.</param>
/// <param name="Values">By name, in any case.</param>
public sealed record NamedRow(string? Path, long Line, IReadOnlyDictionary<string, string> Values)
{
    /// <summary>The first of the names that has a value.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (Values.TryGetValue(name, out string? value) && value.Length > 0) return value;
        }

        return null;
    }

    public override string ToString() => Path is null ? FormattableString.Invariant($"object {Line}") : FormattableString.Invariant($"'{Path}', line {Line}");
}
