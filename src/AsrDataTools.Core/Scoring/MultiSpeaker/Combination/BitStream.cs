namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// One stream, against which rows of Levenshtein's matrix are worked out sixty-four words at a time: at unit costs after Myers
/// (1999) and Hyyrö (2003), with substitutions at two errors as the longest common subsequence of Hyyrö (2004). For words that
/// match anytime.
/// </summary>
internal sealed class BitStream
{
    private const int Bits = 64;

    private readonly Dictionary<int, List<int>> _places = [];
    private readonly int _length;
    private readonly ulong[] _rising;
    private readonly ulong[] _falling;
    private readonly ulong[] _equal;

    public BitStream(TimedWords stream)
    {
        _length = stream.Count;
        int blocks = (_length + Bits - 1) / Bits;
        (_rising, _falling, _equal) = (new ulong[blocks], new ulong[blocks], new ulong[blocks]);
        for (int i = 0; i < _length; i++)
        {
            if (!_places.TryGetValue(stream.Words[i], out List<int>? places)) _places[stream.Words[i]] = places = [];
            places.Add(i);
        }
    }

    /// <summary>As <see cref="CombinationProblem.Advance"/>, over the whole stream.</summary>
    /// <param name="row">One number more than the stream has words; neighbours differ by at most 1.</param>
    /// <param name="words">In the order in which they come.</param>
    /// <param name="substitution">1 or 2.</param>
    /// <param name="mirrored">Whether the row and the words run from the end to the start.</param>
    public void Advance(Span<int> row, ReadOnlySpan<int> words, int substitution, bool mirrored)
    {
        Array.Clear(_rising);
        Array.Clear(_falling);
        for (int i = 0; i < _length; i++)
        {
            int step = row[i + 1] - row[i];
            if (step > 0) _rising[i / Bits] |= 1UL << (i % Bits);
            else if (step < 0) _falling[i / Bits] |= 1UL << (i % Bits);
        }

        foreach (int word in words)
        {
            List<int>? places = _places.GetValueOrDefault(word);
            Mark(places, mirrored, set: true);
            if (substitution == 1) Levenshtein();
            else Subsequence();
            Mark(places, mirrored, set: false);
        }

        int value = row[0] += words.Length;
        for (int i = 0; i < _length; i++)
        {
            value += (int)((_rising[i / Bits] >> (i % Bits)) & 1);
            if (substitution == 1) value -= (int)((_falling[i / Bits] >> (i % Bits)) & 1);
            else value -= 1 - (int)((_rising[i / Bits] >> (i % Bits)) & 1);
            row[i + 1] = value;
        }
    }

    private void Mark(List<int>? places, bool mirrored, bool set)
    {
        if (places is null) return;
        foreach (int place in places)
        {
            int at = mirrored ? _length - 1 - place : place;
            if (set) _equal[at / Bits] |= 1UL << (at % Bits);
            else _equal[at / Bits] = 0;
        }
    }

    private void Levenshtein()
    {
        ulong up = 1;
        ulong down = 0;
        for (int block = 0; block < _equal.Length; block++)
        {
            ulong rising = _rising[block];
            ulong falling = _falling[block];
            ulong equal = _equal[block];
            ulong vertical = equal | falling;
            equal |= down;
            ulong horizontal = (((equal & rising) + rising) ^ rising) | equal;
            ulong right = falling | ~(horizontal | rising);
            ulong left = rising & horizontal;
            ulong upOut = right >> (Bits - 1);
            ulong downOut = left >> (Bits - 1);
            right = (right << 1) | up;
            left = (left << 1) | down;
            _rising[block] = left | ~(vertical | right);
            _falling[block] = right & vertical;
            (up, down) = (upOut, downOut);
        }
    }

    private void Subsequence()
    {
        ulong carry = 0;
        for (int block = 0; block < _equal.Length; block++)
        {
            ulong rising = _rising[block];
            ulong common = rising & _equal[block];
            ulong sum = rising + common;
            ulong overflow = sum < rising ? 1UL : 0;
            sum += carry;
            if (sum < carry) overflow = 1;
            _rising[block] = sum | (rising - common);
            carry = overflow;
        }
    }
}
