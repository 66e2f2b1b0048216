using System.Globalization;
using System.Text;
using System.Text.Json;
using AsrDataTools.Corpus.Manifests;
using CsvHelper;

namespace AsrDataTools.Readiness;

/// <summary>Reads and writes the entries of a baseline: a JSON array of objects, or a CSV; the file's content decides when it is read, its name when it is written.</summary>
public static class BaselineFile
{
    private const int LongestRecordBytes = 1 << 20;
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly string[] Columns =
    [
        nameof(AcceptedFact.SuppressionId), nameof(AcceptedFact.Gate), nameof(AcceptedFact.Measure), nameof(AcceptedFact.Of), nameof(AcceptedFact.Verdict), nameof(AcceptedFact.Value),
        nameof(AcceptedFact.Low), nameof(AcceptedFact.High), nameof(AcceptedFact.Owner), nameof(AcceptedFact.Reason), nameof(AcceptedFact.Expires),
    ];

    /// <exception cref="SpeechDataException">
    /// It cannot be read (<c>BaselineUnreadable</c>), or an entry is there twice, has no owner, reason or last day, or a value that is none
    /// (<c>BaselineEntryInvalid</c>).
    /// </exception>
    public static IReadOnlyList<AcceptedFact> Read(string path)
    {
        if (!File.Exists(path)) throw new SpeechDataException("BaselineUnreadable", SpeechDataProblem.NotFound, $"There is no baseline at '{path}'. Export-ReadinessBaseline writes one.", path);
        string opening = Encoding.UTF8.GetString(ManifestFormats.ReadOpening(path)).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        List<AcceptedFact> entries = [];
        try
        {
            foreach (Dictionary<string, string> row in opening.Length == 0 ? [] : opening[0] is '[' or '{' ? Json(path) : Delimited(path, opening))
            {
                AcceptedFact entry = Entry(row, entries.Count + 1, path);
                if (entries.Exists(earlier => earlier.SuppressionId == entry.SuppressionId)) throw Invalid(path, entries.Count + 1, $"'{entry.SuppressionId}' is there twice");
                entries.Add(entry);
            }
        }
        catch (Exception exception) when (exception is JsonException or CsvFormatException)
        {
            throw new SpeechDataException("BaselineUnreadable", SpeechDataProblem.InvalidData, $"'{path}' cannot be read: {exception.Message.TrimEnd('.')}. Export-ReadinessBaseline writes it as JSON or CSV.", path, exception);
        }

        return entries;
    }

    /// <summary>Writes a baseline, whole or not at all.</summary>
    /// <exception cref="IOException">The storage refuses.</exception>
    public static void Write(string path, IReadOnlyList<AcceptedFact> entries) => WholeFile.Write(path, stream =>
    {
        if (Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase)) WriteDelimited(stream, entries);
        else WriteJson(stream, entries);
    });

    private static void WriteDelimited(Stream stream, IReadOnlyList<AcceptedFact> entries)
    {
        using StreamWriter writer = new(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        writer.WriteLine(string.Join(',', Columns));
        foreach (AcceptedFact entry in entries) writer.WriteLine(string.Join(',', Columns.Select(column => Quoted(Text(entry, column)))));
    }

    private static void WriteJson(Stream stream, IReadOnlyList<AcceptedFact> entries)
    {
        using Utf8JsonWriter json = new(stream, Readable);
        json.WriteStartArray();
        foreach (AcceptedFact entry in entries)
        {
            json.WriteStartObject();
            foreach (string column in Columns)
            {
                if (Text(entry, column) is not { Length: > 0 } text) continue;
                if (column is nameof(AcceptedFact.Value) or nameof(AcceptedFact.Low) or nameof(AcceptedFact.High)) json.WriteNumber(column, double.Parse(text, CultureInfo.InvariantCulture));
                else json.WriteString(column, text);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Text(AcceptedFact entry, string column) => column switch
    {
        nameof(AcceptedFact.SuppressionId) => entry.SuppressionId,
        nameof(AcceptedFact.Gate) => entry.Gate,
        nameof(AcceptedFact.Measure) => entry.Measure ?? "",
        nameof(AcceptedFact.Of) => entry.Of ?? "",
        nameof(AcceptedFact.Verdict) => entry.Verdict.ToString(),
        nameof(AcceptedFact.Value) => Number(entry.Value),
        nameof(AcceptedFact.Low) => Number(entry.Low),
        nameof(AcceptedFact.High) => Number(entry.High),
        nameof(AcceptedFact.Owner) => entry.Owner,
        nameof(AcceptedFact.Reason) => entry.Reason,
        _ => entry.Expires.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";

    private static string Quoted(string text) => text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;

    private static AcceptedFact Entry(Dictionary<string, string> row, int number, string path)
    {
        return new()
        {
            SuppressionId = Required(nameof(AcceptedFact.SuppressionId)),
            Gate = Optional(nameof(AcceptedFact.Gate)) ?? Required(nameof(AcceptedFact.SuppressionId)).Split('|')[0].Replace("Gate.", "", StringComparison.Ordinal),
            Measure = Optional(nameof(AcceptedFact.Measure)),
            Of = Optional(nameof(AcceptedFact.Of)),
            Verdict = Enum.TryParse(Required(nameof(AcceptedFact.Verdict)), ignoreCase: true, out Verdict verdict) && Enum.IsDefined(verdict) ? verdict : throw Invalid(path, number, $"{nameof(AcceptedFact.Verdict)} must be one of Warn, Fail, Unknown"),
            Value = Real(nameof(AcceptedFact.Value)),
            Low = Real(nameof(AcceptedFact.Low)),
            High = Real(nameof(AcceptedFact.High)),
            Owner = Required(nameof(AcceptedFact.Owner)),
            Reason = Required(nameof(AcceptedFact.Reason)),
            Expires = DateOnly.TryParseExact(Required(nameof(AcceptedFact.Expires)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly day) ? day : throw Invalid(path, number, "Expires must be a day, such as '2027-01-31'"),
        };

        string? Optional(string column) => row.TryGetValue(column, out string? text) && !string.IsNullOrWhiteSpace(text) ? text : null;
        string Required(string column) => Optional(column) ?? throw Invalid(path, number, $"it has no {column}: nothing is accepted without an owner, a reason and a last day");
        double? Real(string column) => Optional(column) is not { } text ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : throw Invalid(path, number, $"{column} is '{text}', which is no number");
    }

    private static IEnumerable<Dictionary<string, string>> Json(string path)
    {
        using JsonDocument document = WellFormedJson.Parse(File.ReadAllText(path));
        JsonElement[] rows = document.RootElement.ValueKind == JsonValueKind.Array ? [.. document.RootElement.EnumerateArray()] : [document.RootElement];
        foreach (JsonElement row in rows)
        {
            if (row.ValueKind != JsonValueKind.Object) throw new JsonException("it holds values that are no entries");
            yield return row.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null)
                .GroupBy(property => property.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.Last().Value.ToString(), StringComparer.OrdinalIgnoreCase);
        }
    }

    private static IEnumerable<Dictionary<string, string>> Delimited(string path, string opening)
    {
        char separator = new[] { ',', ';', '\t' }.MaxBy(candidate => opening.Split('\n')[0].Count(c => c == candidate));
        using CsvReader reader = CsvReader.Create(ManifestFormats.OpenRead(path), new CsvReaderOptions { Separator = separator, HasHeader = false, MaxRecordSize = LongestRecordBytes }, leaveOpen: false);
        string[]? header = null;
        while (reader.Read())
        {
            string[] fields = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetString)];
            if (header is null)
            {
                header = [.. fields.Select(field => field.Trim('\uFEFF'))];
                continue;
            }

            yield return header.Zip(fields).GroupBy(pair => pair.First, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.First().Second, StringComparer.OrdinalIgnoreCase);
        }
    }

    private static SpeechDataException Invalid(string path, int number, string problem) =>
        new("BaselineEntryInvalid", SpeechDataProblem.InvalidData, string.Create(CultureInfo.InvariantCulture, $"{Path.GetFileName(path)}, entry {number}: {problem}."), path);
}
