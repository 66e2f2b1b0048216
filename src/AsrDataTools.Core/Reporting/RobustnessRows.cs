using System.Globalization;
using System.Text.Json;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Scoring.Robustness;
using AsrDataTools.Scoring.Words;
using CsvHelper;

namespace AsrDataTools.Reporting;

/// <summary>Takes rows of <c>Measure-RobustnessGap</c> back in, as objects or from what Export-Csv and ConvertTo-Json made of them.</summary>
public sealed class RobustnessRows
{
    private readonly List<RobustnessGap> _gaps = [];
    private readonly List<RobustnessCurve> _curves = [];

    /// <summary>Null where nothing was added.</summary>
    public RobustnessReport? Report => _gaps.Count + _curves.Count == 0 ? null : new([.. _gaps], [.. _curves]);

    public void Add(RobustnessGap gap) => _gaps.Add(gap);

    public void Add(RobustnessCurve curve) => _curves.Add(curve);

    /// <summary>A row by its properties' names; numbers and lists may be text.</summary>
    /// <exception cref="FormatException">It is neither a gap nor a curve, or one of its values is none; says which.</exception>
    public void Add(IReadOnlyDictionary<string, object?> values)
    {
        RowValues row = new(values);
        if (row.Text(nameof(RobustnessGap.Condition)) is { } condition) _gaps.Add(Gap(row, condition));
        else if (row.Text(nameof(RobustnessCurve.Column)) is { } column) _curves.Add(Curve(row, column));
        else throw new FormatException($"has neither a {nameof(RobustnessGap.Condition)} nor a {nameof(RobustnessCurve.Column)}: give what Measure-RobustnessGap emits");
    }

    /// <summary>All rows of a JSON file (an array, or one object) or of a table with a line of column names.</summary>
    /// <exception cref="SpeechDataException"><c>RobustnessUnreadable</c>, with the file and the row; nothing was added.</exception>
    public void AddFile(string path)
    {
        RobustnessRows read = new();
        int number = 0;
        try
        {
            byte[] opening = ManifestFile.ReadOpening(path);
            bool isJson = opening.AsSpan().TrimStart("\uFEFF \t\r\n"u8) is [(byte)'[' or (byte)'{', ..];
            foreach (IReadOnlyDictionary<string, object?> row in isJson ? JsonRows(path) : DelimitedRows(path))
            {
                number++;
                read.Add(row);
            }
        }
        catch (Exception exception) when (exception is FormatException or JsonException or CsvFormatException)
        {
            throw Unreadable(path, exception is FormatException ? string.Create(CultureInfo.InvariantCulture, $"row {number} {exception.Message}") : $"it cannot be read: {exception.Message}", exception);
        }

        if (read.Report is null) throw Unreadable(path, "it has no rows", null);
        _gaps.AddRange(read._gaps);
        _curves.AddRange(read._curves);
    }

    private static SpeechDataException Unreadable(string path, string why, Exception? inner) => new(
        "RobustnessUnreadable", SpeechDataProblem.InvalidData, $"'{path}' holds no result of Measure-RobustnessGap: {why.TrimEnd('.')}. Export it with Export-Csv or ConvertTo-Json.", path, inner);

    private static List<IReadOnlyDictionary<string, object?>> JsonRows(string path)
    {
        using Stream stream = ManifestFile.OpenRead(path);
        using JsonDocument document = WellFormedJson.Parse(stream);
        JsonElement root = document.RootElement;
        JsonElement[] rows = root.ValueKind == JsonValueKind.Array ? [.. root.EnumerateArray()] : [root];
        return [.. rows.Select(row => row.ValueKind == JsonValueKind.Object
            ? row.EnumerateObject().ToDictionary(property => property.Name, property => Plain(property.Value), StringComparer.OrdinalIgnoreCase)
            : throw new JsonException("an element is no object"))];
    }

    private static object? Plain(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Null => null,
        JsonValueKind.String => value.GetString(),
        JsonValueKind.Array => new TextList(value.EnumerateArray().Select(item => item.ToString())),
        _ => value.GetRawText(),
    };

    private static IEnumerable<IReadOnlyDictionary<string, object?>> DelimitedRows(string path)
    {
        using CsvReader reader = DelimitedFile.Open(path);
        reader.ReadHeader();
        string[] columns = reader.Headers?.ToArray() ?? [];
        while (reader.Read())
        {
            Dictionary<string, object?> row = new(StringComparer.OrdinalIgnoreCase);
            for (int index = 0; index < Math.Min(columns.Length, reader.FieldCount); index++) row[columns[index]] = reader.GetString(index);
            yield return row;
        }
    }

    private static RobustnessGap Gap(RowValues row, string condition) => new()
    {
        Condition = condition,
        Utterances = (int)(row.Number(nameof(RobustnessGap.Utterances)) ?? 0),
        Speakers = (int)(row.Number(nameof(RobustnessGap.Speakers)) ?? 0),
        Words = (long)(row.Number(nameof(RobustnessGap.Words)) ?? 0),
        WordErrorRate = row.Number(nameof(RobustnessGap.WordErrorRate)),
        Low = row.Number(nameof(RobustnessGap.Low)),
        High = row.Number(nameof(RobustnessGap.High)),
        CleanWordErrorRate = row.Number(nameof(RobustnessGap.CleanWordErrorRate)),
        Gap = row.Number(nameof(RobustnessGap.Gap)),
        GapLow = row.Number(nameof(RobustnessGap.GapLow)),
        GapHigh = row.Number(nameof(RobustnessGap.GapHigh)),
        PValue = row.Number(nameof(RobustnessGap.PValue)),
        Verdict = row.Choice<Verdict>(nameof(RobustnessGap.Verdict)) ?? Verdict.Unknown,
        ProductionShare = row.Number(nameof(RobustnessGap.ProductionShare)),
        ClusteredBy = row.Choice<ErrorClustering>(nameof(RobustnessGap.ClusteredBy)),
        Remedy = row.Text(nameof(RobustnessGap.Remedy)),
        Convention = row.Choice<AlignmentConvention>(nameof(RobustnessGap.Convention)) ?? default,
        Normalizer = row.Text(nameof(RobustnessGap.Normalizer)) ?? "unknown normaliser",
        Remarks = row.List(nameof(RobustnessGap.Remarks)),
    };

    private static RobustnessCurve Curve(RowValues row, string column) => new()
    {
        Column = column,
        Points = (int)(row.Number(nameof(RobustnessCurve.Points)) ?? 0),
        From = row.Number(nameof(RobustnessCurve.From)) ?? 0,
        To = row.Number(nameof(RobustnessCurve.To)) ?? 0,
        Utterances = (int)(row.Number(nameof(RobustnessCurve.Utterances)) ?? 0),
        Words = (long)(row.Number(nameof(RobustnessCurve.Words)) ?? 0),
        LogOddsPerUnit = row.Number(nameof(RobustnessCurve.LogOddsPerUnit)),
        LogOddsLow = row.Number(nameof(RobustnessCurve.LogOddsLow)),
        LogOddsHigh = row.Number(nameof(RobustnessCurve.LogOddsHigh)),
        RatePerUnit = row.Number(nameof(RobustnessCurve.RatePerUnit)),
        RateLow = row.Number(nameof(RobustnessCurve.RateLow)),
        RateHigh = row.Number(nameof(RobustnessCurve.RateHigh)),
        Measured = row.List(nameof(RobustnessCurve.Measured)),
        Monotone = row.List(nameof(RobustnessCurve.Monotone)),
        Remarks = row.List(nameof(RobustnessCurve.Remarks)),
    };
}
