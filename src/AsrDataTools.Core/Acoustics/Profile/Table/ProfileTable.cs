using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using AsrDataTools.Corpus.Manifests;
using CsvHelper;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Saved profiles: Parquet, CSV as <c>Export-Csv</c> writes it (separated by commas, semicolons or tabs), JSON Lines, or one JSON
/// array or object as <c>ConvertTo-Json</c> writes it. The content decides which.
/// </summary>
public static partial class ProfileTable
{
    private const int LongestRecordBytes = 1 << 20;
    private static readonly char[] Separators = [',', ';', '\t'];

    /// <summary>Whether the file is text or Parquet with a column or key that is a measure of a profile.</summary>
    /// <exception cref="SpeechDataException">The file cannot be opened.</exception>
    public static bool Recognises(string path)
    {
        byte[] bytes = ManifestFormats.ReadOpening(path);
        if (ProfileParquetReader.Begins(bytes)) return IsParquetOfProfiles(path);
        string opening = Encoding.UTF8.GetString(bytes).TrimStart();
        if (opening.Length == 0) return false;
        if (opening[0] is '{' or '[')
        {
            // Enough of the first object is in the opening, though maybe not all of it, so it cannot be parsed.
            return ProfileRow.HasMeasure(JsonKey().Matches(opening).Select(match => match.Groups[1].Value));
        }

        return ProfileRow.HasMeasure(HeaderOf(opening, out _));
    }

    /// <summary>Streams the rows in order. A row that does not fit is reported with its line and left out.</summary>
    /// <param name="path">Absolute path of the table.</param>
    /// <param name="report">Called for each row that is left out.</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the file as a whole cannot be read.</exception>
    public static IEnumerable<ProfileRow> Read(string path, Action<SpeechDataException> report)
    {
        byte[] bytes = ManifestFormats.ReadOpening(path);
        if (ProfileParquetReader.Begins(bytes)) return ReadParquet(path, report);
        string opening = Encoding.UTF8.GetString(bytes).TrimStart();
        return opening.Length == 0 ? throw Unreadable(path, "is empty")
            : opening[0] is '{' or '[' ? ReadJson(path, report)
            : ReadDelimited(path, opening, report);
    }

    /// <summary>Writes the profiles whole or not at all, in the format that the name ends in; see <see cref="ProfileTableWriter"/>.</summary>
    public static void Write(string path, IEnumerable<AcousticProfile> profiles)
    {
        ArgumentNullException.ThrowIfNull(profiles);
        using ProfileTableWriter writer = new(path);
        foreach (AcousticProfile profile in profiles) writer.Add(profile);
        writer.Complete();
    }

    private static bool IsParquetOfProfiles(string path)
    {
        try
        {
            using ProfileParquetReader reader = new(path);
            return ProfileRow.HasMeasure(reader.ColumnNames);
        }
        catch (SpeechDataException)
        {
            // Damaged, and so maybe a manifest: whoever reads it next says what is wrong.
            return false;
        }
    }

    private static IEnumerable<ProfileRow> ReadParquet(string path, Action<SpeechDataException> report)
    {
        using ProfileParquetReader reader = new(path);
        if (!ProfileRow.HasMeasure(reader.ColumnNames)) throw ColumnsUnknown(path, [.. reader.ColumnNames]);
        foreach (ProfileRow row in reader.Rows(report)) yield return row;
    }

    private static IEnumerable<ProfileRow> ReadDelimited(string path, string opening, Action<SpeechDataException> report)
    {
        IReadOnlyList<string> columns = HeaderOf(opening, out char separator);
        if (!ProfileRow.HasMeasure(columns)) throw ColumnsUnknown(path, columns);
        using CsvReader reader = CsvReader.Create(ManifestFormats.OpenRead(path), new CsvReaderOptions
        {
            Separator = separator,
            TrackLineNumbers = true,
            MaxRecordSize = LongestRecordBytes,
            HasHeader = false,
        }, leaveOpen: false);

        bool headerSeen = false;
        while (Guard(path, reader.Read))
        {
            if (!headerSeen)
            {
                // A line "#TYPE …" may stand before the names of the columns.
                headerSeen = !reader.GetString(0).StartsWith("#TYPE", StringComparison.Ordinal);
                continue;
            }

            ProfileRow? row = null;
            try
            {
                if (reader.FieldCount != columns.Count)
                    throw new FormatException($"the row has {reader.FieldCount} values for {columns.Count} columns");
                row = ProfileRow.Create(columns.Select((column, index) => KeyValuePair.Create(column, (object?)reader.GetString(index))), Place(path, reader.LineNumber));
            }
            catch (FormatException exception)
            {
                report(RowInvalid(path, reader.LineNumber, exception));
            }

            if (row is not null) yield return row;
        }
    }

    private static IEnumerable<ProfileRow> ReadJson(string path, Action<SpeechDataException> report)
    {
        foreach ((JsonElement element, long line) in Elements(path, report))
        {
            ProfileRow? row = null;
            try
            {
                if (element.ValueKind != JsonValueKind.Object) throw new FormatException("this is not a JSON object");
                row = ProfileRow.Create(element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, ValueOf(p.Value))), Place(path, line));
            }
            catch (FormatException exception)
            {
                report(RowInvalid(path, line, exception));
            }

            if (row is not null) yield return row;
        }
    }

    // One object a line where the first line is one; else the file is one document, whose objects are counted as lines.
    private static IEnumerable<(JsonElement Element, long Line)> Elements(string path, Action<SpeechDataException> report)
    {
        using LineReader reader = new(ManifestFormats.OpenRead(path));
        bool anyRead = false;
        while (reader.Read())
        {
            if (!reader.IsTooLong && reader.Line.Trim(" \t"u8).IsEmpty) continue;
            JsonDocument? document = null;
            try
            {
                document = WellFormedJson.Parse(reader.Text);
            }
            catch (Exception exception) when (exception is JsonException or FormatException)
            {
                if (!anyRead) break;
                report(RowInvalid(path, reader.LineNumber, exception));
            }

            if (document is null) continue;
            using (document)
            {
                if (!anyRead && document.RootElement.ValueKind == JsonValueKind.Array) break;
                anyRead = true;
                yield return (document.RootElement, reader.LineNumber);
            }
        }

        if (anyRead) yield break;
        using JsonDocument whole = ParseWhole(path);
        if (whole.RootElement.ValueKind != JsonValueKind.Array)
        {
            yield return (whole.RootElement, 1);
            yield break;
        }

        long number = 0;
        foreach (JsonElement element in whole.RootElement.EnumerateArray()) yield return (element, ++number);
    }

    private static JsonDocument ParseWhole(string path)
    {
        try
        {
            using Stream stream = ManifestFormats.OpenRead(path);
            return WellFormedJson.Parse(stream);
        }
        catch (JsonException exception)
        {
            throw Unreadable(path, $"is neither JSON Lines nor one JSON document: {exception.Message}", exception);
        }
    }

    private static object? ValueOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => value.EnumerateArray().Select(ValueOf).ToArray(),
        _ => value.GetRawText(),
    };

    private static IReadOnlyList<string> HeaderOf(string opening, out char separator)
    {
        IEnumerable<string> lines = opening.Split('\n').Select(line => line.TrimEnd('\r'));
        string header = lines.FirstOrDefault(line => !line.StartsWith("#TYPE", StringComparison.Ordinal)) ?? string.Empty;
        separator = Separators.MaxBy(candidate => header.Count(c => c == candidate));
        return [.. header.Split(separator).Select(name => name.Trim().Trim('"'))];
    }

    private static T Guard<T>(string path, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (CsvFormatException exception)
        {
            throw Unreadable(path, $"cannot be read further: {exception.Message}", exception);
        }
    }

    [GeneratedRegex("\"([^\"\\\\]+)\"\\s*:")]
    private static partial Regex JsonKey();

    private static string Place(string path, long line) => FormattableString.Invariant($"{path}, row {line}");

    /// <summary>The error for a file whose columns are none of a profile: it names the nearest ones.</summary>
    public static SpeechDataException ColumnsUnknown(string path)
    {
        byte[] bytes = ManifestFormats.ReadOpening(path);
        if (!ProfileParquetReader.Begins(bytes)) return ColumnsUnknown(path, HeaderOf(Encoding.UTF8.GetString(bytes).TrimStart(), out _));
        using ProfileParquetReader reader = new(path);
        return ColumnsUnknown(path, [.. reader.ColumnNames]);
    }

    private static SpeechDataException ColumnsUnknown(string path, IReadOnlyList<string> columns) => new(
        "ProfileColumnsUnknown",
        SpeechDataProblem.InvalidData,
        $"'{path}' has no column of an acoustic profile among {string.Join(", ", columns.Select(Suggest))}. Save profiles with Get-AcousticProfile … | Export-AcousticProfile.",
        path);

    private static string Suggest(string column) => $"'{column}' (nearest: {NearestName.Of(column, [.. ProfileField.All.Select(f => f.Name)])})";

    private static SpeechDataException RowInvalid(string path, long line, Exception cause) => new(
        "ProfileRowInvalid",
        SpeechDataProblem.InvalidData,
        FormattableString.Invariant($"'{path}', line {line}: {cause.Message}. The row is left out; the others are read."),
        path,
        cause);

    private static SpeechDataException Unreadable(string path, string what, Exception? cause = null) =>
        new("ProfileTableUnreadable", SpeechDataProblem.InvalidData, $"'{path}' {what}. Give a table of profiles as Export-AcousticProfile, Export-Csv or ConvertTo-Json writes it.", path, cause);
}
