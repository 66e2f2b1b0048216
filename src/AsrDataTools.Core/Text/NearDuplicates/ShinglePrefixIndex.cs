using System.Buffers;

namespace AsrDataTools.Text;

/// <summary>
/// Candidates by the rarest shingles: two sets of n and m shingles with a Jaccard similarity of at least t share one of the n − ⌈tn⌉ + 1
/// rarest of the one and the m − ⌈tm⌉ + 1 rarest of the other (prefix filtering; Chaudhuri, Ganti and Kaushik 2006; Bayardo, Ma and Srikant
/// 2007). None is missed.
/// </summary>
internal sealed class ShinglePrefixIndex
{
    private readonly SentenceTable _sentences;
    private readonly ShingleFrequencies _frequencies;
    private readonly double _threshold;
    private readonly ulong[] _keys;
    private readonly int[] _postings;

    public ShinglePrefixIndex(SentenceTable sentences, int[] indexed, double threshold, CancellationToken cancellation)
    {
        (_sentences, _threshold) = (sentences, threshold);
        _frequencies = new ShingleFrequencies(indexed.Sum(sentence => (long)sentences.Words(sentence).Length));
        ulong[] buffer = [];
        foreach (int sentence in indexed)
        {
            foreach (ulong shingle in Shingles(sentence, ref buffer)) _frequencies.Add(shingle);
        }

        cancellation.ThrowIfCancellationRequested();
        List<ulong> keys = new(3 * indexed.Length);
        List<int> postings = new(3 * indexed.Length);
        foreach (int sentence in indexed)
        {
            foreach (ulong shingle in Prefix(sentence, ref buffer))
            {
                keys.Add(shingle);
                postings.Add(sentence);
            }
        }

        cancellation.ThrowIfCancellationRequested();
        (_keys, _postings) = ([.. keys], [.. postings]);
        Array.Sort(_keys, _postings);
    }

    /// <summary>The rarest shingles of a sentence, those that decide.</summary>
    /// <param name="buffer">Grown where it is too short; the result lies in it.</param>
    public ReadOnlySpan<ulong> Prefix(int sentence, ref ulong[] buffer)
    {
        Span<ulong> shingles = Shingles(sentence, ref buffer);
        int[] counts = ArrayPool<int>.Shared.Rent(shingles.Length);
        for (int i = 0; i < shingles.Length; i++) counts[i] = _frequencies.Of(shingles[i]);

        // The shingles are sorted; a stable order by count is one by count and then by shingle, the same for all sentences.
        InsertionSort(counts.AsSpan(0, shingles.Length), shingles);
        ArrayPool<int>.Shared.Return(counts);
        return shingles[..(shingles.Length - (int)Math.Ceiling((_threshold * shingles.Length) - 1e-9) + 1)];
    }

    /// <summary>The indexed sentences that have a shingle among their rarest.</summary>
    public ReadOnlySpan<int> Postings(ulong shingle)
    {
        (int first, int end) = SortedRange.Of(_keys, shingle);
        return _postings.AsSpan(first, end - first);
    }

    private Span<ulong> Shingles(int sentence, ref ulong[] buffer)
    {
        ReadOnlySpan<int> words = _sentences.Words(sentence);
        if (buffer.Length < words.Length) buffer = new ulong[2 * words.Length];
        return buffer.AsSpan(0, ShingleHash.Distinct(words, _sentences.Vocabulary, buffer));
    }

    // Sentences are short; long ones are sorted by the library, which is not stable, so by both keys.
    private static void InsertionSort(Span<int> counts, Span<ulong> shingles)
    {
        if (counts.Length > 64)
        {
            (int, ulong)[] pairs = new (int, ulong)[counts.Length];
            for (int i = 0; i < pairs.Length; i++) pairs[i] = (counts[i], shingles[i]);
            Array.Sort(pairs);
            for (int i = 0; i < pairs.Length; i++) shingles[i] = pairs[i].Item2;
            return;
        }

        for (int i = 1; i < counts.Length; i++)
        {
            (int count, ulong shingle) = (counts[i], shingles[i]);
            int j = i;
            for (; j > 0 && counts[j - 1] > count; j--) (counts[j], shingles[j]) = (counts[j - 1], shingles[j - 1]);
            (counts[j], shingles[j]) = (count, shingle);
        }
    }
}
