using Parquet;
using Parquet.Schema;

namespace AsrDataTools.Acoustics;

/// <summary>Profiles in Parquet. The same profiles make the same bytes.</summary>
internal sealed class ProfileParquetSink : IProfileSink
{
    // Few enough that a group fits the memory of a small machine, enough that a column of it is worth a read of its own.
    private const int RowsPerGroup = 20_000;

    private readonly ProfileParquetSchema _schema;
    private readonly ParquetWriter _writer;
    private readonly List<AcousticProfile> _group = [];
    private readonly List<long> _rows = [];

    /// <param name="stream">Takes the file; seekable.</param>
    /// <param name="withRows">Each profile bears the number of its manifest row.</param>
    /// <param name="marks">What the file says of itself, beside the table.</param>
    public ProfileParquetSink(Stream stream, bool withRows = false, IReadOnlyDictionary<string, string>? marks = null)
    {
        _schema = new ProfileParquetSchema(withRows);
        _writer = ParquetWriter.CreateAsync(_schema.Schema, stream, null, false, default).GetAwaiter().GetResult();
        if (marks is not null) _writer.CustomMetadata = marks;
    }

    public void Add(AcousticProfile profile) => Add(profile, 0);

    /// <param name="row">The manifest row, counted from 1.</param>
    public void Add(AcousticProfile profile, long row)
    {
        _group.Add(profile);
        _rows.Add(row);
        if (_group.Count == RowsPerGroup) WriteGroup();
    }

    public void Complete()
    {
        if (_group.Count > 0) WriteGroup();
        _writer.DisposeAsync().AsTask().GetAwaiter().GetResult();
    }

    private void WriteGroup()
    {
        WriteGroupAsync().GetAwaiter().GetResult();
        _group.Clear();
        _rows.Clear();
    }

    private async Task WriteGroupAsync()
    {
        using ParquetRowGroupWriter group = _writer.CreateRowGroup();
        if (_schema.Row is not null) await group.WriteAsync<long>(_schema.Row, _rows.ToArray().AsMemory(), null, null, default).ConfigureAwait(false);
        foreach ((ProfileField field, DataField leaf) in _schema.Fields)
        {
            if (field.Type == typeof(double)) await WriteAsync<double>(group, field, leaf).ConfigureAwait(false);
            else if (field.Type == typeof(int)) await WriteAsync<int>(group, field, leaf).ConfigureAwait(false);
            else if (field.Type == typeof(bool)) await WriteAsync<bool>(group, field, leaf).ConfigureAwait(false);
            else if (field.Type == typeof(TextList)) await WriteListsAsync(group, leaf, [.. _group.Select(profile => (IReadOnlyList<string>?)field.Get(profile))], text => text.AsMemory()).ConfigureAwait(false);
            else await group.WriteAsync(leaf, [.. _group.Select(profile => field.Get(profile)?.ToString()!)], null).ConfigureAwait(false);
        }

        IReadOnlyList<SpeechSegment>?[] segments = [.. _group.Select(profile => profile.Segments)];
        await WriteListsAsync(group, _schema.SegmentStart, segments, segment => segment.StartSeconds).ConfigureAwait(false);
        await WriteListsAsync(group, _schema.SegmentEnd, segments, segment => segment.EndSeconds).ConfigureAwait(false);
    }

    private async Task WriteAsync<T>(ParquetRowGroupWriter group, ProfileField field, DataField leaf)
        where T : struct
    {
        T?[] values = [.. _group.Select(profile => (T?)field.Get(profile))];
        await group.WriteAsync<T>(leaf, values.AsMemory(), null, null, default).ConfigureAwait(false);
    }

    // Levels as Dremel defines them: no list 0, an empty one 1, an element the most; a list begins with repetition 0.
    private static async Task WriteListsAsync<TItem, T>(ParquetRowGroupWriter group, DataField leaf, IReadOnlyList<TItem>?[] lists, Func<TItem, T> value)
        where T : struct
    {
        List<T> values = [];
        List<int> definitions = [];
        List<int> repetitions = [];
        foreach (IReadOnlyList<TItem>? list in lists)
        {
            if (list is null or { Count: 0 })
            {
                definitions.Add(list is null ? 0 : 1);
                repetitions.Add(0);
            }

            for (int i = 0; i < (list?.Count ?? 0); i++)
            {
                values.Add(value(list![i]));
                definitions.Add(leaf.MaxDefinitionLevel);
                repetitions.Add(i == 0 ? 0 : 1);
            }
        }

        await group.WriteAllPartsAsync<T>(leaf, values.ToArray().AsMemory(), definitions.ToArray().AsMemory(), repetitions.ToArray().AsMemory(), default).ConfigureAwait(false);
    }
}
