using System.Numerics;

namespace AsrDataTools.Leakage;

/// <summary>
/// The inverted index: for each key, which is the first bits of a sub-fingerprint, the places where it stands, ascending.
/// Places of sub-fingerprints that say nothing are left out.
/// </summary>
internal static class FingerprintPostings
{
    private const int FewestKeyBits = 8;
    private const int CancellationInterval = 1 << 20;

    /// <summary>As many bits as there are about as many keys as postings, at most 24.</summary>
    public static int KeyBits(long postings) =>
        Math.Clamp(BitOperations.Log2((ulong)Math.Max(1, postings)) + 1, FewestKeyBits, SubFingerprint.KeyBits);

    /// <summary>Sorts by counting.</summary>
    /// <param name="codes">All sub-fingerprints.</param>
    /// <param name="keyBits">Bits of a key.</param>
    /// <param name="postings">Filled; as many as there are informative sub-fingerprints.</param>
    /// <param name="starts">Filled: where each key's postings begin, and their number at the end. Zero before.</param>
    /// <param name="cancellation">Looked at now and then.</param>
    public static void Fill(ReadOnlySpan<ulong> codes, int keyBits, Span<uint> postings, Span<uint> starts, CancellationToken cancellation)
    {
        uint mask = (1u << keyBits) - 1;
        foreach (ulong code in codes)
        {
            if (code != SubFingerprint.None)
                starts[(int)((uint)code & mask)]++;
        }

        uint sum = 0;
        for (int key = 0; key < starts.Length; key++)
        {
            uint count = starts[key];
            starts[key] = sum;
            sum += count;
        }

        for (int place = 0; place < codes.Length; place++)
        {
            if (place % CancellationInterval == 0)
                cancellation.ThrowIfCancellationRequested();
            if (codes[place] != SubFingerprint.None)
                postings[(int)starts[(int)((uint)codes[place] & mask)]++] = (uint)place;
        }

        // Each start has run to the next one's place.
        for (int key = starts.Length - 1; key > 0; key--)
            starts[key] = starts[key - 1];
        starts[0] = 0;
    }
}
