using System.Buffers;

namespace AsrDataTools.Text;

/// <summary>Candidates by MinHash with banded locality-sensitive hashing: sentences that agree in all rows of a band.</summary>
internal sealed class MinHashIndex
{
    private const int Chunk = 4096;

    private readonly SentenceTable _table;
    private readonly SignatureBands _bands;
    private readonly MinHash _hash;
    private readonly ulong[][] _keys;
    private readonly int[][] _sentences;

    public MinHashIndex(SentenceTable sentences, int[] indexed, double threshold, int threads, CancellationToken cancellation)
    {
        _table = sentences;
        _bands = SignatureBands.For(threshold);
        _hash = new MinHash(_bands.Bands * _bands.Rows);
        _keys = new ulong[_bands.Bands][];
        _sentences = new int[_bands.Bands][];
        for (int band = 0; band < _bands.Bands; band++)
        {
            _keys[band] = new ulong[indexed.Length];
            _sentences[band] = [.. indexed];
        }

        ParallelOptions options = new() { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, (indexed.Length + Chunk - 1) / Chunk, options, chunk =>
        {
            ulong[] keys = new ulong[_bands.Bands];
            for (int i = chunk * Chunk; i < Math.Min(indexed.Length, (chunk + 1) * Chunk); i++)
            {
                KeysOf(indexed[i], keys);
                for (int band = 0; band < keys.Length; band++) _keys[band][i] = keys[band];
            }
        });
        Parallel.For(0, _bands.Bands, options, band => Array.Sort(_keys[band], _sentences[band]));
    }

    public int Bands => _bands.Bands;

    /// <summary>One key a band.</summary>
    public void KeysOf(int sentence, Span<ulong> keys)
    {
        ReadOnlySpan<int> words = _table.Words(sentence);
        ulong[] shingles = ArrayPool<ulong>.Shared.Rent(words.Length);
        uint[] signature = ArrayPool<uint>.Shared.Rent(_hash.Length);
        int count = ShingleHash.Distinct(words, _table.Vocabulary, shingles);
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
    public ReadOnlyMemory<int> Bucket(int band, ulong key)
    {
        (int first, int end) = SortedRange.Of(_keys[band], key);
        return _sentences[band].AsMemory(first, end - first);
    }
}
