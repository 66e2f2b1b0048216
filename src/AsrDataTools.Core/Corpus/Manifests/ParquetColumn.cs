using System.Globalization;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>One column of a Parquet file that holds one value a row: loaded for a group of rows, then read row by row.</summary>
internal sealed class ParquetColumn(string name, DataField source) : IDisposable
{
    private RawColumnData? _data;
    private int[] _places = [];

    /// <summary>Name of the column; of a part of a structure with a dot.</summary>
    public string Name => name;

    /// <summary>Reads the values of a group of rows.</summary>
    public void Load(ParquetSource file, ParquetRowGroupReader group)
    {
        Dispose();
        file.Turn(group, source);
        _data = group.ReadRawColumnDataBaseAsync(source, default).AsTask().GetAwaiter().GetResult();
        _places = Places(checked((int)group.RowCount));
    }

    /// <summary>Whether the file says of a group that no row in it has a value.</summary>
    public bool IsEmptyIn(ParquetRowGroupReader group) => group.GetStatistics(source)?.NullCount == group.RowCount;

    /// <summary>Whether the row has a value.</summary>
    public bool Has(int row) => _places[row] >= 0;

    /// <summary>The bytes of a binary value; empty where there is none.</summary>
    public ReadOnlySpan<byte> Bytes(int row) => Has(row) && _data is RawColumnData<ReadOnlyMemory<byte>> bytes ? bytes.Values[_places[row]].Span : default;

    /// <summary>Sets the row's value as that of a field.</summary>
    public void Put(UtteranceBuilder builder, UtteranceField target, int row)
    {
        if (!Has(row)) return;
        if (Number(_places[row]) is { } number && target is not (UtteranceField.Id or UtteranceField.Text or UtteranceField.Speaker)) builder.Set(target, number);
        else builder.Set(target, Text(row));
    }

    /// <summary>The row's value as invariant text; empty where there is none or it is no plain value.</summary>
    public ReadOnlySpan<char> Text(int row)
    {
        if (!Has(row)) return default;
        int place = _places[row];
        return _data switch
        {
            RawColumnData<ReadOnlyMemory<char>> text => text.Values[place].Span,
            RawColumnData<long> whole => whole.Values[place].ToString(CultureInfo.InvariantCulture),
            RawColumnData<ulong> whole => whole.Values[place].ToString(CultureInfo.InvariantCulture),
            RawColumnData<bool> truth => truth.Values[place] ? "true" : "false",
            RawColumnData<decimal> number => number.Values[place].ToString(CultureInfo.InvariantCulture),
            RawColumnData<DateTime> time => time.Values[place].ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture),
            RawColumnData<DateOnly> date => date.Values[place].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            RawColumnData<Guid> id => id.Values[place].ToString(),
            RawColumnData<float> number => number.Values[place].ToString(CultureInfo.InvariantCulture),
            _ => Number(place)?.ToString(CultureInfo.InvariantCulture),
        };
    }

    public void Dispose()
    {
        _data?.Dispose();
        _data = null;
    }

    private double? Number(int place) => _data switch
    {
        RawColumnData<double> number => number.Values[place],
        // By its shortest text: 3.2 in single precision is meant as 3.2.
        RawColumnData<float> number => double.Parse(number.Values[place].ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        RawColumnData<int> whole => whole.Values[place],
        RawColumnData<long> whole => whole.Values[place],
        RawColumnData<short> whole => whole.Values[place],
        RawColumnData<byte> whole => whole.Values[place],
        RawColumnData<sbyte> whole => whole.Values[place],
        RawColumnData<ushort> whole => whole.Values[place],
        RawColumnData<uint> whole => whole.Values[place],
        RawColumnData<ulong> whole => whole.Values[place],
        RawColumnData<decimal> number => (double)number.Values[place],
        _ => null,
    };

    // Values stand without gaps; the definition levels tell which rows have one.
    private int[] Places(int rows)
    {
        ReadOnlySpan<int> levels = source.MaxDefinitionLevel > 0 ? _data!.DefinitionLevels : default;
        ParquetCounts.Require(name, rows, levels, source.MaxDefinitionLevel, _data!);
        int[] places = new int[rows];
        int next = 0;
        for (int row = 0; row < rows; row++) places[row] = levels.IsEmpty || levels[row] == source.MaxDefinitionLevel ? next++ : -1;
        return places;
    }
}
