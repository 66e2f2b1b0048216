using System.Globalization;

namespace AsrDataTools.Corpus;

/// <summary>
/// Which row had a key first. Keys are kept as 64 bits, so that a million rows take some 40 MB whatever the keys are; two
/// different keys among a million fall together with a probability below 3 in 10⁸.
/// </summary>
internal sealed class RowKeys
{
    private readonly Dictionary<ulong, long> _first = [];
    private long _row;

    /// <summary>The place of the row that had the key before ("line 12", or "row 12" where there are no lines); null for the first.</summary>
    public string? Repeats(string key, long? line)
    {
        _row++;
        ulong hash = Hash(key);
        if (_first.TryAdd(hash, line ?? -_row)) return null;
        long place = _first[hash];
        return string.Create(CultureInfo.InvariantCulture, $"{(place < 0 ? "row" : "line")} {Math.Abs(place)}");
    }

    /// <summary>FNV-1a over the UTF-16 units, then mixed so that all bits count.</summary>
    public static ulong Hash(ReadOnlySpan<char> key)
    {
        ulong hash = 14695981039346656037;
        foreach (char unit in key) hash = (hash ^ unit) * 1099511628211;
        hash ^= hash >> 32;
        hash *= 0xD6E8FEB86659FD93;
        return hash ^ (hash >> 32);
    }
}
