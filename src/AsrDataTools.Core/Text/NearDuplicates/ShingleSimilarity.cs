namespace AsrDataTools.Text;

/// <summary>The Jaccard similarity of two sentences as sets of word 3-shingles: exact, no estimate.</summary>
public sealed class ShingleSimilarity(SentenceTable sentences)
{
    private ulong[] _left = new ulong[64];
    private ulong[] _right = new ulong[64];
    private int _held = -1;
    private int _heldCount;

    /// <summary>|A ∩ B| / |A ∪ B|; 0 where either has fewer than three words.</summary>
    /// <param name="left">Kept in hand, so that many may be held against it.</param>
    public double Of(int left, int right)
    {
        if (_held != left)
        {
            _heldCount = Shingles(left, ref _left);
            _held = left;
        }

        int count = Shingles(right, ref _right);
        int shared = 0;
        for (int i = 0, j = 0; i < _heldCount && j < count;)
        {
            if (_left[i] == _right[j]) shared++;
            bool advanceLeft = _left[i] <= _right[j], advanceRight = _right[j] <= _left[i];
            if (advanceLeft) i++;
            if (advanceRight) j++;
        }

        int all = _heldCount + count - shared;
        return all == 0 ? 0 : (double)shared / all;
    }

    private int Shingles(int sentence, ref ulong[] buffer)
    {
        ReadOnlySpan<int> words = sentences.Words(sentence);
        if (words.Length < ShingleHash.Length) return 0;
        if (buffer.Length < words.Length) buffer = new ulong[2 * words.Length];
        return ShingleHash.Distinct(words, sentences.Vocabulary, buffer);
    }
}
