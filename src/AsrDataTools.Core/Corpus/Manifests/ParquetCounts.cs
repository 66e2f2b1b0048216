using Parquet.Data;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Holds what a column of a Parquet file brought against what its group of rows promises; the library does not.</summary>
internal static class ParquetCounts
{
    /// <param name="name">Of the column.</param>
    /// <param name="entries">Values, absent ones among them.</param>
    /// <param name="levels">Definition levels; empty where every row has a value.</param>
    /// <param name="most">The level of a value that is there.</param>
    /// <param name="data">What was read.</param>
    /// <exception cref="InvalidDataException">They do not fit together.</exception>
    public static void Require(string name, int entries, ReadOnlySpan<int> levels, int most, RawColumnData data)
    {
        int values = Values(data);
        if (entries < 0 || (levels.IsEmpty ? values < entries : levels.Length != entries || values < levels.Count(most)))
            throw new InvalidDataException(FormattableString.Invariant($"column '{name}' has {values} values and {levels.Length} levels for {entries} rows"));
    }

    private static int Values(RawColumnData data) => data switch
    {
        RawColumnData<ReadOnlyMemory<char>> some => some.Values.Length,
        RawColumnData<ReadOnlyMemory<byte>> some => some.Values.Length,
        RawColumnData<double> some => some.Values.Length,
        RawColumnData<float> some => some.Values.Length,
        RawColumnData<decimal> some => some.Values.Length,
        RawColumnData<bool> some => some.Values.Length,
        RawColumnData<sbyte> some => some.Values.Length,
        RawColumnData<byte> some => some.Values.Length,
        RawColumnData<short> some => some.Values.Length,
        RawColumnData<ushort> some => some.Values.Length,
        RawColumnData<int> some => some.Values.Length,
        RawColumnData<uint> some => some.Values.Length,
        RawColumnData<long> some => some.Values.Length,
        RawColumnData<ulong> some => some.Values.Length,
        RawColumnData<DateTime> some => some.Values.Length,
        RawColumnData<DateOnly> some => some.Values.Length,
        RawColumnData<Guid> some => some.Values.Length,
        _ => int.MaxValue, // Of kinds whose values are not looked at.
    };
}
