using System.Text;
using System.Text.Json;
using AsrDataTools.Corpus.Manifests;
using CsvHelper;

namespace AsrDataTools.Corpus;

/// <summary>
/// Findings that are known and settled: any table of findings with a column <c>SuppressionId</c>, as <c>Export-Csv</c>
/// (commas, semicolons or tabs) or <c>ConvertTo-Json</c> writes it, or JSON Lines.
/// </summary>
public static class FindingBaseline
{
    private const string Column = nameof(Finding.SuppressionId);
    private const int LongestRecordBytes = 1 << 20;

    /// <summary>The suppression identifiers in the file.</summary>
    /// <exception cref="SpeechDataException">It cannot be read, or has no such column (<c>BaselineUnreadable</c>).</exception>
    public static IReadOnlySet<string> Read(string path)
    {
        string opening = Encoding.UTF8.GetString(ManifestFormats.ReadOpening(path)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        try
        {
            // Nothing found, nothing saved: an empty file is an empty baseline.
            return opening.Length == 0 ? new HashSet<string>()
                : opening[0] is '{' or '[' ? ReadJson(path)
                : ReadDelimited(path, opening);
        }
        catch (Exception exception) when (exception is JsonException or CsvFormatException)
        {
            throw Unreadable(path, $"cannot be read: {exception.Message}", exception);
        }
    }

    private static HashSet<string> ReadDelimited(string path, string opening)
    {
        string header = opening.Split('\n').FirstOrDefault(line => !line.StartsWith("#TYPE", StringComparison.Ordinal)) ?? "";
        char separator = new[] { ',', ';', '\t' }.MaxBy(candidate => header.Count(c => c == candidate));
        using CsvReader reader = CsvReader.Create(
            ManifestFormats.OpenRead(path),
            new CsvReaderOptions { Separator = separator, HasHeader = false, MaxRecordSize = LongestRecordBytes },
            leaveOpen: false);
        HashSet<string> known = new(StringComparer.Ordinal);
        int? column = null;
        while (reader.Read())
        {
            if (column is int index)
            {
                if (index < reader.FieldCount && reader.GetString(index) is { Length: > 0 } id) known.Add(id);
            }
            else if (!reader.GetString(0).StartsWith("#TYPE", StringComparison.Ordinal))
            {
                column = Enumerable.Range(0, reader.FieldCount)
                    .Select(field => (int?)field)
                    .FirstOrDefault(field => reader.GetString(field!.Value).Trim('\uFEFF').Equals(Column, StringComparison.OrdinalIgnoreCase))
                    ?? throw Unreadable(path, $"has no column {Column}");
            }
        }

        return known;
    }

    private static HashSet<string> ReadJson(string path)
    {
        using StreamReader reader = new(ManifestFormats.OpenRead(path), Encoding.UTF8);
        string text = reader.ReadToEnd();
        HashSet<string> known = new(StringComparer.Ordinal);
        JsonReaderOptions several = new() { AllowMultipleValues = true };
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        WellFormedJson.Require(bytes, several);
        Utf8JsonReader json = new(bytes, several);
        int objects = 0, named = 0;
        while (json.Read())
        {
            // A document, an array of objects or one object a line: all of them are a run of objects.
            if (json.TokenType is JsonTokenType.StartArray) continue;
            if (json.TokenType is JsonTokenType.EndArray) continue;
            using JsonDocument document = JsonDocument.ParseValue(ref json);
            objects++;
            if (document.RootElement.ValueKind != JsonValueKind.Object) throw Unreadable(path, "holds values that are no findings");
            foreach (JsonProperty property in document.RootElement.EnumerateObject())
            {
                if (!property.Name.Equals(Column, StringComparison.OrdinalIgnoreCase) || property.Value.ValueKind != JsonValueKind.String) continue;
                named++;
                known.Add(property.Value.GetString()!);
            }
        }

        return objects > 0 && named == 0 ? throw Unreadable(path, $"holds no object with the key {Column}") : known;
    }

    private static SpeechDataException Unreadable(string path, string what, Exception? cause = null) => new(
        "BaselineUnreadable",
        SpeechDataProblem.InvalidData,
        $"'{path}' {what}. Give findings as Export-Csv or ConvertTo-Json writes them.",
        path,
        cause);
}
