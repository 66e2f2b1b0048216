namespace AsrDataTools.Text;

/// <summary>One thread's questions to an index.</summary>
public sealed class NearSentenceQuery(NearSentenceIndex index)
{
    /// <summary>
    /// Most near sentences given for one. Where a template has thousands of fillings all are near each other, and the pairs would be
    /// millions; that there are so many says it all.
    /// </summary>
    public const int MostMatches = 64;

    /// <summary>With fewer candidates by rare shingles it is not asked whether MinHash has fewer still.</summary>
    private const int FewCandidates = 512;

    private readonly ShingleSimilarity _similarity = new(index.Sentences);
    private readonly HashSet<int> _seen = [];
    private readonly List<(int Sentence, double Similarity)> _found = [];
    private ulong[] _shingles = new ulong[64];
    private ulong[] _keys = [];
    private ReadOnlyMemory<int>[] _buckets = [];

    /// <summary>Candidates that the last question verified.</summary>
    public int Candidates => _seen.Count;

    /// <summary>
    /// The indexed sentences at least as similar as the threshold, the sentence itself left out, most similar first; at most
    /// <see cref="MostMatches"/>. Valid up to the next question.
    /// </summary>
    /// <param name="sentence">Number in the table.</param>
    /// <param name="accept">Which sentences are looked at; null for all.</param>
    public IReadOnlyList<(int Sentence, double Similarity)> Near(int sentence, Func<int, bool>? accept = null)
    {
        _found.Clear();
        _seen.Clear();
        if (index.Sentences.Words(sentence).Length < ShingleHash.Length) return _found;
        ReadOnlySpan<ulong> prefix = index.Prefixes.Prefix(sentence, ref _shingles);
        long candidates = 0;
        foreach (ulong shingle in prefix) candidates += index.Prefixes.Postings(shingle).Length;
        if (candidates > FewCandidates && BucketsOf(sentence) < candidates)
        {
            foreach (ReadOnlyMemory<int> bucket in _buckets) Verify(sentence, bucket.Span, accept);
        }
        else
        {
            foreach (ulong shingle in prefix) Verify(sentence, index.Prefixes.Postings(shingle), accept);
        }

        _found.Sort(static (left, right) => right.Similarity != left.Similarity ? right.Similarity.CompareTo(left.Similarity) : left.Sentence.CompareTo(right.Sentence));
        return _found;
    }

    // Looks the buckets up and counts what is in them.
    private long BucketsOf(int sentence)
    {
        if (_keys.Length == 0) (_keys, _buckets) = (new ulong[index.MinHash.Bands], new ReadOnlyMemory<int>[index.MinHash.Bands]);
        index.MinHash.KeysOf(sentence, _keys);
        long candidates = 0;
        for (int band = 0; band < _keys.Length; band++)
        {
            _buckets[band] = index.MinHash.Bucket(band, _keys[band]);
            candidates += _buckets[band].Length;
        }

        return candidates;
    }

    private void Verify(int sentence, ReadOnlySpan<int> candidates, Func<int, bool>? accept)
    {
        foreach (int candidate in candidates)
        {
            if (_found.Count >= MostMatches) return;
            if (candidate == sentence || (accept is not null && !accept(candidate)) || !_seen.Add(candidate)) continue;
            double similarity = _similarity.Of(sentence, candidate);
            if (similarity >= index.Threshold) _found.Add((candidate, similarity));
        }
    }
}
