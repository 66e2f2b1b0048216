using System.Globalization;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using CsvHelper;

namespace AsrDataTools.Coverage;

/// <summary>Reads production traffic: a table of accents and amounts, rows of such, or the manifest of a production sample.</summary>
public static class TrafficReader
{
    /// <summary>Reads a CSV or TSV (also gzip) with a header. Rows that cannot be used are reported and left out.</summary>
    /// <exception cref="SpeechDataException">
    /// The file cannot be read (<c>TrafficUnreadable</c>), lacks a column (<c>TrafficColumnsUnknown</c>), sums to zero (<c>TrafficEmpty</c>) or has
    /// shares that do not sum to 1 (<c>TrafficShareInvalid</c>).
    /// </exception>
    public static TrafficTable Read(string path, TrafficOptions options, Action<SpeechDataException> report)
    {
        using CsvReader reader = DelimitedFile.Open(path);
        try
        {
            reader.ReadHeader();
            string[] columns = [.. reader.Headers ?? []];
            return Read(path, columns, Rows(reader), options, report);
        }
        catch (CsvFormatException exception)
        {
            throw new SpeechDataException("TrafficUnreadable", SpeechDataProblem.InvalidData, $"'{path}' cannot be read as a table: {exception.Message}", path, exception);
        }
    }

    /// <summary>Reads rows that have the same columns.</summary>
    /// <param name="name">What to call the source in messages.</param>
    /// <param name="columns">Names of the columns.</param>
    /// <param name="rows">Cells by column, and the place of the row.</param>
    /// <exception cref="SpeechDataException">As the other overload.</exception>
    public static TrafficTable Read(
        string name, IReadOnlyList<string> columns, IEnumerable<(IReadOnlyList<string?> Cells, string Place)> rows, TrafficOptions options, Action<SpeechDataException> report)
    {
        TrafficColumns found = TrafficColumns.Find(columns, options.ColumnMap, name);
        TrafficBuilder builder = new(name, found.Amount, options);
        foreach ((IReadOnlyList<string?> cells, string place) in rows)
        {
            Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
            foreach ((int index, string dimension) in found.Dimensions)
            {
                if (index < cells.Count && !DeclaredValue.IsAbsent(cells[index])) values[dimension] = cells[index]!.Trim();
            }

            try
            {
                builder.Add(Cell(cells, found.AccentColumn), values, Cell(cells, found.AmountColumn), place);
            }
            catch (SpeechDataException exception)
            {
                report(exception);
            }
        }

        return builder.Build(options.MinutesPerCall.Count > 0 && found.Amount != TrafficAmount.Calls ? ["minutes a call are not needed: traffic is not counted in calls"] : []);
    }

    /// <summary>Adds up a sample of production: its seconds by accent and by the columns asked for.</summary>
    /// <param name="dimensions">Names of properties or columns, as <see cref="UtteranceProperty"/> knows them.</param>
    /// <exception cref="SpeechDataException"><c>TrafficEmpty</c>: no utterance has both an accent and a duration.</exception>
    public static TrafficTable OfUtterances(string name, IEnumerable<SpeechUtterance> utterances, IReadOnlyList<string> dimensions, TrafficOptions options)
    {
        TrafficBuilder builder = new(name, TrafficAmount.Seconds, options, isSample: true);
        long rows = 0;
        long withoutDuration = 0;
        foreach (SpeechUtterance utterance in utterances)
        {
            rows++;
            if (utterance.DurationSeconds is not { } seconds)
            {
                withoutDuration++;
                continue;
            }

            Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
            foreach (string dimension in dimensions)
            {
                string? value = UtteranceProperty.Text(utterance, dimension);
                if (!DeclaredValue.IsAbsent(value)) values[dimension] = value!.Trim();
            }

            builder.Add(utterance.Accent, options.Labels.Normalize(utterance), values, seconds * (utterance.Weight ?? 1));
        }

        List<string> remarks = [string.Create(CultureInfo.InvariantCulture, $"traffic is a sample of {rows:N0} utterances whose shares are taken as exact")];
        if (withoutDuration > 0) remarks.Add(string.Create(CultureInfo.InvariantCulture, $"{withoutDuration:N0} of them have no duration and are left out"));
        return builder.Build(remarks);
    }

    /// <summary>Whether a file is a manifest of recordings rather than a table of traffic.</summary>
    public static bool IsManifest(string path)
    {
        if (Directory.Exists(path)) return true;
        byte[] opening = ManifestFile.ReadOpening(path);
        if (opening.AsSpan().IndexOfAnyInRange((byte)0, (byte)8) >= 0) return true;
        try
        {
            using CsvReader reader = DelimitedFile.Open(path);
            reader.ReadHeader();
            return (reader.Headers ?? []).Any(column => column.StartsWith('{') || ColumnNames.Recognise(column) is UtteranceField.AudioPath or UtteranceField.Text);
        }
        catch (CsvFormatException)
        {
            return false;
        }
    }

    private static IEnumerable<(IReadOnlyList<string?>, string)> Rows(CsvReader reader)
    {
        while (reader.Read())
        {
            string?[] cells = new string?[reader.FieldCount];
            for (int i = 0; i < cells.Length; i++) cells[i] = reader.GetString(i);
            if (cells.All(string.IsNullOrWhiteSpace)) continue;
            yield return (cells, string.Create(CultureInfo.InvariantCulture, $"line {reader.LineNumber}"));
        }
    }

    private static string? Cell(IReadOnlyList<string?> cells, int index) => index < cells.Count ? cells[index] : null;
}
