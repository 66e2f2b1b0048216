using System.Globalization;
using Parquet;
using Parquet.Schema;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Writes rows in Parquet: times and weights as doubles, counts as integers, all else as text.</summary>
internal sealed class ParquetSink : IManifestSink
{
    private const int RowsPerGroup = 100_000;

    private readonly string _temporaryPath;
    private readonly TableSpool _spool;

    /// <param name="nameOf">Name of a field's column.</param>
    public ParquetSink(string temporaryPath, string finalPath, ManifestWriteOptions options, Func<UtteranceField, string?> nameOf)
    {
        if (Path.GetExtension(finalPath).ToUpperInvariant() is ".GZ" or ".ZST")
        {
            throw new SpeechDataException(
                "ManifestPathInvalid", SpeechDataProblem.InvalidArgument, $"'{finalPath}': Parquet is compressed in itself; end the name in .parquet.", finalPath);
        }

        _temporaryPath = temporaryPath;
        _spool = new TableSpool(temporaryPath + ".rows", Path.GetDirectoryName(finalPath)!, options.AbsolutePaths, nameOf, HoldableText.InUtf8, Losses);
    }

    public ManifestLosses Losses { get; } = new();

    public void Write(SpeechUtterance utterance) => _spool.Add(utterance);

    public void Complete(CancellationToken cancellation) => WriteAsync(cancellation).GetAwaiter().GetResult();

    public void Dispose() => _spool.Dispose();

    private async Task WriteAsync(CancellationToken cancellation)
    {
        IReadOnlyList<TableColumn> columns = _spool.Columns();
        DataField[] fields = [.. columns.Select(FieldOf)];
        using FileStream stream = new(_temporaryPath, FileMode.Create, FileAccess.ReadWrite);
        await using ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema(fields), stream, null, false, default).ConfigureAwait(false);
        List<string?>[] values = [.. columns.Select(_ => new List<string?>())];
        foreach (string?[] row in _spool.Rows(cancellation))
        {
            for (int column = 0; column < row.Length; column++) values[column].Add(row[column]);
            if (values[0].Count == RowsPerGroup) await WriteGroupAsync(writer, columns, fields, values).ConfigureAwait(false);
        }

        if (values[0].Count > 0) await WriteGroupAsync(writer, columns, fields, values).ConfigureAwait(false);
    }

    private async Task WriteGroupAsync(ParquetWriter writer, IReadOnlyList<TableColumn> columns, DataField[] fields, List<string?>[] values)
    {
        using ParquetRowGroupWriter group = writer.CreateRowGroup();
        for (int column = 0; column < fields.Length; column++)
        {
            switch (columns[column].Field?.Kind)
            {
                case WrittenKind.Number:
                    double?[] numbers = [.. values[column].Select(text => Parse<double>(text, fields[column].Name))];
                    await group.WriteAsync<double>(fields[column], numbers.AsMemory(), null, null, default).ConfigureAwait(false);
                    break;
                case WrittenKind.Integer:
                    int?[] integers = [.. values[column].Select(text => Parse<int>(text, fields[column].Name))];
                    await group.WriteAsync<int>(fields[column], integers.AsMemory(), null, null, default).ConfigureAwait(false);
                    break;
                default:
                    await group.WriteAsync(fields[column], values[column]!, null).ConfigureAwait(false);
                    break;
            }

            values[column].Clear();
        }
    }

    private static DataField FieldOf(TableColumn column) => column.Field?.Kind switch
    {
        WrittenKind.Number => new DataField<double?>(column.Name),
        WrittenKind.Integer => new DataField<int?>(column.Name),
        _ => new DataField<string>(column.Name, true),
    };

    private T? Parse<T>(string? text, string name)
        where T : struct, ISpanParsable<T>
    {
        if (text is null) return null;
        if (T.TryParse(text, CultureInfo.InvariantCulture, out T value)) return value;
        Losses.Add(name);
        return null;
    }
}
