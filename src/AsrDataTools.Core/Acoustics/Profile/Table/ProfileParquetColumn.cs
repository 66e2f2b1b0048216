using System.Globalization;
using AsrDataTools.Corpus.Manifests;
using Parquet;
using Parquet.Data;
using Parquet.Schema;

namespace AsrDataTools.Acoustics;

/// <summary>One column of a Parquet file, loaded for a group of rows: a value or a list of values a row, as what they are.</summary>
internal sealed class ProfileParquetColumn(string name, DataField leaf) : IDisposable
{
    private RawColumnData? _data;

    // Where a row's values begin, and how many there are; -1 for none at all.
    private (int First, int Count)[] _places = [];

    public string Name => name;

    public void Load(ParquetSource file, ParquetRowGroupReader group)
    {
        Dispose();
        file.Turn(group, leaf);
        _data = group.ReadRawColumnDataBaseAsync(leaf, default).AsTask().GetAwaiter().GetResult();
        _places = Places(checked((int)group.RowCount));
    }

    /// <summary>Null where there is none; a list as an array.</summary>
    public object? Value(int row)
    {
        (int first, int count) = _places[row];
        if (count < 0) return null;
        if (leaf.MaxRepetitionLevel == 0) return At(first);
        object?[] items = new object?[count];
        for (int i = 0; i < count; i++) items[i] = At(first + i);
        return items;
    }

    public void Dispose()
    {
        _data?.Dispose();
        _data = null;
    }

    private object? At(int place) => _data switch
    {
        RawColumnData<ReadOnlyMemory<char>> text => text.Values[place].ToString(),
        RawColumnData<double> number => number.Values[place],
        RawColumnData<int> whole => whole.Values[place],
        RawColumnData<bool> truth => truth.Values[place],
        RawColumnData<long> whole => whole.Values[place],
        RawColumnData<short> whole => whole.Values[place],
        RawColumnData<byte> whole => whole.Values[place],
        RawColumnData<sbyte> whole => whole.Values[place],
        RawColumnData<ushort> whole => whole.Values[place],
        RawColumnData<uint> whole => whole.Values[place],
        RawColumnData<ulong> whole => whole.Values[place],
        RawColumnData<decimal> number => number.Values[place],

        // By its shortest text: 3.2 in single precision is meant as 3.2.
        RawColumnData<float> number => double.Parse(number.Values[place].ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture),
        _ => null,
    };

    // Values stand without gaps; the levels tell which rows have one, and where a list begins.
    private (int First, int Count)[] Places(int rows)
    {
        int most = leaf.MaxDefinitionLevel;
        ReadOnlySpan<int> definitions = most > 0 ? _data!.DefinitionLevels : default;
        ReadOnlySpan<int> repetitions = leaf.MaxRepetitionLevel > 0 ? _data!.RepetitionLevels : default;
        ParquetCounts.Require(name, repetitions.IsEmpty ? rows : definitions.Length, definitions, most, _data!);
        if (!repetitions.IsEmpty && (repetitions.Count(0) != rows || repetitions[0] != 0 || repetitions.Length != definitions.Length)) throw new InvalidDataException($"the lists of column '{name}' are not as many as its rows");
        (int First, int Count)[] places = new (int, int)[rows];
        if (repetitions.IsEmpty)
        {
            int next = 0;
            for (int row = 0; row < rows; row++) places[row] = definitions.IsEmpty || definitions[row] == most ? (next++, 1) : (0, -1);
            return places;
        }

        int current = -1;
        int value = 0;
        for (int level = 0; level < repetitions.Length; level++)
        {
            if (repetitions[level] == 0) places[++current] = (value, definitions[level] == 0 ? -1 : 0);
            if (definitions[level] != most) continue;
            value++;
            places[current].Count++;
        }

        return places;
    }
}
