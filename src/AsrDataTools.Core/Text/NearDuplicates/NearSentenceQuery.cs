namespace AsrDataTools.Text;

/// <summary>One thread's questions to an index.</summary>
public sealed class NearSentenceQuery(NearSentenceIndex index)
{
    /// <summary>
    /// Most near sentences given for one. Where a template has thousands of fillings all are near each other, and the pairs would be
    /// millions; that there are so many says it all.
    /// </summary>
    public const int MostMatches = 64;

    private readonly ShingleSimilarity _similarity = new(index.Sentences);
    private readonly HashSet<int> _seen = [];
    private readonly ulong[] _keys = new ulong[index.Bands];
    private readonly List<(int Sentence, double Similarity)> _found = [];

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
        index.KeysOf(sentence, _keys);
        for (int band = 0; band < _keys.Length && _found.Count < MostMatches; band++)
        {
            foreach (int candidate in index.Bucket(band, _keys[band]))
            {
                if (candidate == sentence || (accept is not null && !accept(candidate)) || !_seen.Add(candidate)) continue;
                double similarity = _similarity.Of(sentence, candidate);
                if (similarity < index.Threshold) continue;
                _found.Add((candidate, similarity));
                if (_found.Count >= MostMatches) break;
            }
        }

        _found.Sort(static (left, right) => right.Similarity != left.Similarity ? right.Similarity.CompareTo(left.Similarity) : left.Sentence.CompareTo(right.Sentence));
        return _found;
    }
}
