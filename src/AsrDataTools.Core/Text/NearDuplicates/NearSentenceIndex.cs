using System.Buffers;

namespace AsrDataTools.Text;

/// <summary>
/// Finds the sentences of a table that are nearly the same as a given one: MinHash with banded locality-sensitive hashing, every candidate
/// verified by its exact Jaccard similarity. Built once; then many threads may ask, each with its own <see cref="NearSentenceQuery"/>.
/// </summary>
public sealed class NearSentenceIndex
{
    private readonly SignatureBands _bands;
    private readonly MinHash _hash;
    private readonly ulong[][] _keys;
    private readonly int[][] _sentences;

    /// <param name="sentences">The table; not to be added to any more.</param>
    /// <param name="indexed">Numbers of the sentences to find; those with fewer than three words are left out.</param>
    /// <param name="threshold">Least similarity, above 0 to 1.</param>
    /// <param name="threads">Most threads.</param>
    public NearSentenceIndex(SentenceTable sentences, IEnumerable<int> indexed, double threshold, int threads, CancellationToken cancellation)
    {
        Sentences = sentences;
        Threshold = threshold;
        _bands = SignatureBands.For(threshold);
        _hash = new MinHash(_bands.Bands * _bands.Rows);
        int[] long3 = [.. indexed.Where(sentence => sentences.Words(sentence).Length >= ShingleHash.Length)];
        _keys = new ulong[_bands.Bands][];
        _sentences = new int[_bands.Bands][];
        for (int band = 0; band < _bands.Bands; band++)
        {
            _keys[band] = new ulong[long3.Length];
            _sentences[band] = [.. long3];
        }

        ParallelOptions options = new() { MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        const int Chunk = 4096;
        Parallel.For(0, (long3.Length + Chunk - 1) / Chunk, options, chunk =>
        {
            ulong[] keys = new ulong[_bands.Bands];
            for (int i = chunk * Chunk; i < Math.Min(long3.Length, (chunk + 1) * Chunk); i++)
            {
                KeysOf(long3[i], keys);
                for (int band = 0; band < keys.Length; band++) _keys[band][i] = keys[band];
            }
        });
        Parallel.For(0, _bands.Bands, options, band => Array.Sort(_keys[band], _sentences[band]));
    }

    /// <summary>Least similarity that counts.</summary>
    public double Threshold { get; }

    internal SentenceTable Sentences { get; }

    internal int Bands => _bands.Bands;

    /// <summary>One key a band; sentences that share one are candidates.</summary>
    internal void KeysOf(int sentence, Span<ulong> keys)
    {
        ReadOnlySpan<int> words = Sentences.Words(sentence);
        ulong[] shingles = ArrayPool<ulong>.Shared.Rent(words.Length);
        uint[] signature = ArrayPool<uint>.Shared.Rent(_hash.Length);
        int count = ShingleHash.Distinct(words, Sentences.Vocabulary, shingles);
        _hash.Of(shingles.AsSpan(0, count), signature.AsSpan(0, _hash.Length));
        for (int band = 0; band < _bands.Bands; band++)
        {
            ulong key = 0;
            foreach (uint row in signature.AsSpan(band * _bands.Rows, _bands.Rows)) key = ShingleHash.Mix(key ^ row);
            keys[band] = key;
        }

        ArrayPool<ulong>.Shared.Return(shingles);
        ArrayPool<uint>.Shared.Return(signature);
    }

    /// <summary>The indexed sentences that have this key in this band.</summary>
    internal ReadOnlySpan<int> Bucket(int band, ulong key)
    {
        ulong[] keys = _keys[band];
        int first = FirstNotBelow(keys, key);
        int end = first;
        while (end < keys.Length && keys[end] == key) end++;
        return _sentences[band].AsSpan(first, end - first);
    }

    private static int FirstNotBelow(ulong[] keys, ulong key)
    {
        int low = 0, high = keys.Length;
        while (low < high)
        {
            int middle = (low + high) >> 1;
            if (keys[middle] < key) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
