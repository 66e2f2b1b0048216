using System.Globalization;
using AsrDataTools.Corpus.Manifests;
using Parquet;
using Parquet.Schema;

namespace AsrDataTools.Acoustics;

/// <summary>Reads profiles from Parquet, whoever wrote it: columns are known by their names, whatever else there is stays further text.</summary>
internal sealed class ProfileParquetReader : IDisposable
{
    private static readonly byte[] Magic = "PAR1"u8.ToArray();

    private readonly string _path;
    private readonly FileStream _file;
    private readonly ParquetSource _source;
    private readonly ParquetReader _reader;
    private readonly List<ProfileParquetColumn> _columns = [];
    private readonly ProfileParquetColumn? _segmentStarts;
    private readonly ProfileParquetColumn? _segmentEnds;

    /// <exception cref="SpeechDataException">The file is damaged, or cannot be opened (<c>ProfileTableUnreadable</c> …).</exception>
    public ProfileParquetReader(string path)
    {
        _path = path;
        _file = Open(path);
        try
        {
            _source = Guard(0, () => new ParquetSource(_file));
            _reader = Guard(0, () => ParquetReader.CreateAsync(_source, null, true, default).GetAwaiter().GetResult());
            foreach (Field field in Guard(0, () => _reader.Schema.Fields))
            {
                switch (field)
                {
                    case DataField { MaxRepetitionLevel: <= 1 } plain:
                        _columns.Add(new ProfileParquetColumn(plain.Name, plain));
                        break;
                    case ListField { Item: DataField item }:
                        _columns.Add(new ProfileParquetColumn(field.Name, item));
                        break;
                    case ListField { Item: StructField item } when field.Name == ProfileParquetSchema.SegmentsName:
                        _segmentStarts = Part(item, nameof(SpeechSegment.StartSeconds));
                        _segmentEnds = Part(item, nameof(SpeechSegment.EndSeconds));
                        break;
                }
            }
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    /// <summary>What the file says of itself, beside the table.</summary>
    public IReadOnlyDictionary<string, string> Marks => _reader.CustomMetadata ?? new Dictionary<string, string>();

    public IEnumerable<string> ColumnNames => _columns.Select(column => column.Name);

    /// <summary>Whether a file begins as Parquet does.</summary>
    public static bool Begins(ReadOnlySpan<byte> opening) => opening.StartsWith(Magic);

    /// <summary>Streams the rows in order, a group of them in memory at a time. A row that does not fit is reported and left out.</summary>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the file is damaged further on.</exception>
    public IEnumerable<ProfileRow> Rows(Action<SpeechDataException> report)
    {
        long number = 0;
        for (int index = 0; index < _reader.RowGroupCount; index++)
        {
            int count = Guard(number, () => Load(index));
            for (int row = 0; row < count; row++)
            {
                number++;
                ProfileRow? made = null;
                try
                {
                    made = Make(row, FormattableString.Invariant($"{_path}, row {number}"));
                }
                catch (FormatException exception)
                {
                    report(new SpeechDataException(
                        "ProfileRowInvalid", SpeechDataProblem.InvalidData,
                        FormattableString.Invariant($"'{_path}', row {number}: {exception.Message}. The row is left out; the others are read."), _path, exception));
                }

                if (made is not null) yield return made;
            }
        }
    }

    public void Dispose()
    {
        foreach (ProfileParquetColumn column in _columns) column.Dispose();
        _segmentStarts?.Dispose();
        _segmentEnds?.Dispose();
        _reader?.DisposeAsync().AsTask().GetAwaiter().GetResult();
        _source?.Dispose();
        _file.Dispose();
    }

    private static ProfileParquetColumn? Part(StructField item, string name) =>
        item.Fields.OfType<DataField>().FirstOrDefault(part => part.Name == name) is { } leaf ? new ProfileParquetColumn(name, leaf) : null;

    private int Load(int index)
    {
        using ParquetRowGroupReader group = _reader.OpenRowGroupReader(index);
        foreach (ProfileParquetColumn column in _columns) column.Load(_source, group);
        _segmentStarts?.Load(_source, group);
        _segmentEnds?.Load(_source, group);
        return checked((int)group.RowCount);
    }

    private ProfileRow Make(int row, string place)
    {
        ProfileRow made = ProfileRow.Create(_columns.Select(column => KeyValuePair.Create(column.Name, column.Value(row))), place);
        if (_segmentStarts?.Value(row) is not object[] starts || _segmentEnds?.Value(row) is not object[] ends) return made;
        SpeechSegment[] segments = [.. starts.Zip(ends, (start, end) => new SpeechSegment(Seconds(start), Seconds(end)))];
        return made with { Profile = made.Profile with { Segments = segments } };
    }

    private static double Seconds(object value) => Convert.ToDouble(value, CultureInfo.InvariantCulture);

    private static FileStream Open(string path)
    {
        // Says clearly that a file is not there or may not be read.
        using (ManifestFormats.OpenRead(path))
        {
        }

        return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
    }

    // The library answers damage with many kinds of exceptions; all mean that no more rows can be had.
    private T Guard<T>(long row, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is not (SpeechDataException or OutOfMemoryException))
        {
            throw new SpeechDataException(
                "ProfileTableUnreadable", SpeechDataProblem.InvalidData,
                FormattableString.Invariant($"'{_path}' cannot be read beyond row {row}: it is damaged or cut off, or coded in a way that is not read here ({exception.Message.TrimEnd('.')}). Save the profiles again with Export-AcousticProfile."),
                _path, exception);
        }
    }
}
