namespace AsrDataTools.Text;

/// <summary>
/// Finds the sentences of a table that are nearly the same as a given one, every candidate verified by its exact Jaccard similarity of word
/// 3-shingles. Candidates come from the rarest shingles, which misses none, or, where even those are in hundreds of sentences, from MinHash
/// with banded locality-sensitive hashing, whichever gives fewer. Built once; then many threads may ask, each with its own
/// <see cref="NearSentenceQuery"/>.
/// </summary>
public sealed class NearSentenceIndex
{
    private readonly Lazy<MinHashIndex> _minHash;

    /// <param name="sentences">The table; not to be added to any more.</param>
    /// <param name="indexed">Numbers of the sentences to find; those with fewer than three words are left out.</param>
    /// <param name="threshold">Least similarity, above 0 to 1.</param>
    /// <param name="threads">Most threads.</param>
    public NearSentenceIndex(SentenceTable sentences, IEnumerable<int> indexed, double threshold, int threads, CancellationToken cancellation)
    {
        Sentences = sentences;
        Threshold = threshold;
        int[] longer = [.. indexed.Where(sentence => sentences.Words(sentence).Length >= ShingleHash.Length)];
        Prefixes = new ShinglePrefixIndex(sentences, longer, threshold, cancellation);
        _minHash = new(() => new MinHashIndex(sentences, longer, threshold, threads, cancellation));
    }

    /// <summary>Least similarity that counts.</summary>
    public double Threshold { get; }

    internal SentenceTable Sentences { get; }

    internal ShinglePrefixIndex Prefixes { get; }

    /// <summary>Built when it is first needed: most corpora never do.</summary>
    internal MinHashIndex MinHash => _minHash.Value;
}
