namespace AsrDataTools.Corpus;

/// <summary>Which keys rows have had, at some 20 bytes a row: what is kept is the row's number, and its key is read again where hashes agree.</summary>
/// <param name="keyOf">The key of a row, compared by its characters.</param>
internal sealed class RowKeySet(CompactUtterances rows, Func<SpeechUtterance, string> keyOf)
{
    private readonly HashSet<int> _known = new(new ByKey(rows, keyOf));

    /// <summary>Adds the key of a row.</summary>
    /// <returns>False where an earlier row has the same.</returns>
    public bool Add(int row) => _known.Add(row);

    private sealed class ByKey(CompactUtterances rows, Func<SpeechUtterance, string> keyOf) : IEqualityComparer<int>
    {
        public bool Equals(int x, int y) => string.Equals(keyOf(rows[x]), keyOf(rows[y]), StringComparison.Ordinal);

        public int GetHashCode(int row) => keyOf(rows[row]).GetHashCode(StringComparison.Ordinal);
    }
}
