using System.Globalization;
using System.Text.Json;
using CsvHelper;

namespace AsrDataTools.Reporting;

/// <summary>The columns of a manifest as Croissant describes them: of JSON Lines, CSV and TSV, by the first thousand rows.</summary>
internal static class CardColumns
{
    private const int Sample = 1000;
    private const int LongestRecordBytes = 1 << 20;

    /// <summary>Media type and columns; null and none where the file is no such table.</summary>
    public static (string? MediaType, IReadOnlyList<(string Name, string DataType)> Columns) Of(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".JSONL" or ".NDJSON" or ".JSON" => OfJsonLines(path),
        ".CSV" => ("text/csv", OfTable(path, ',')),
        ".TSV" => ("text/tab-separated-values", OfTable(path, '\t')),
        _ => (null, []),
    };

    private static (string?, IReadOnlyList<(string, string)>) OfJsonLines(string path)
    {
        Dictionary<string, string> types = new(StringComparer.Ordinal);
        List<string> order = [];
        foreach (string line in File.ReadLines(path).Where(line => line.Trim().Length > 0).Take(Sample))
        {
            try
            {
                using JsonDocument row = WellFormedJson.Parse(line);
                if (row.RootElement.ValueKind != JsonValueKind.Object) return (null, []);
                foreach (JsonProperty property in row.RootElement.EnumerateObject())
                {
                    if (property.Value.ValueKind == JsonValueKind.Null) continue;
                    string type = TypeOf(property.Value);
                    if (types.TryAdd(property.Name, type)) order.Add(property.Name);
                    else types[property.Name] = Both(types[property.Name], type);
                }
            }
            catch (JsonException)
            {
                return (null, []); // A document over many lines: Croissant has no name for its rows.
            }
        }

        return ("application/jsonlines", [.. order.Select(name => (name, types[name]))]);
    }

    private static List<(string, string)> OfTable(string path, char separator)
    {
        using CsvReader reader = CsvReader.Create(File.OpenRead(path), new CsvReaderOptions { Separator = separator, HasHeader = false, MaxRecordSize = LongestRecordBytes }, leaveOpen: false);
        List<(string Name, string? Type)> columns = [];
        for (int row = 0; row <= Sample && reader.Read(); row++)
        {
            for (int field = 0; field < reader.FieldCount; field++)
            {
                string text = reader.GetString(field);
                if (row == 0) columns.Add((text.Trim('\uFEFF'), null));
                else if (field < columns.Count && text.Length > 0) columns[field] = (columns[field].Name, columns[field].Type is { } known ? Both(known, TypeOf(text)) : TypeOf(text));
            }
        }

        return [.. columns.Select(column => (column.Name, column.Type ?? "sc:Text"))];
    }

    private static string TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Number => value.TryGetInt64(out _) ? "sc:Integer" : "sc:Float",
        JsonValueKind.True or JsonValueKind.False => "sc:Boolean",
        _ => "sc:Text",
    };

    private static string TypeOf(string text) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _) ? "sc:Integer"
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "sc:Float"
        : "sc:Text";

    private static string Both(string one, string other) => one == other ? one : (one, other) is ("sc:Integer", "sc:Float") or ("sc:Float", "sc:Integer") ? "sc:Float" : "sc:Text";
}
