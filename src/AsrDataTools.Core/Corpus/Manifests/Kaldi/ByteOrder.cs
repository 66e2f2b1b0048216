namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// The order of bytes in UTF-8, which <c>LC_ALL=C sort</c> sorts by and Kaldi's tables are in. It differs from the order of
/// UTF-16 only beyond the basic plane.
/// </summary>
internal sealed class ByteOrder : IComparer<string>
{
    public static readonly ByteOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        int shared = Math.Min(x!.Length, y!.Length);
        int same = x.AsSpan(0, shared).CommonPrefixLength(y);
        return same == shared ? x.Length.CompareTo(y.Length) : Rank(x[same]).CompareTo(Rank(y[same]));
    }

    // Surrogates stand for code points above all others.
    private static int Rank(char unit) => char.IsSurrogate(unit) ? unit + 0x10000 : unit;
}
