namespace AsrDataTools.Vocabulary;

/// <summary>How often a run of words occurs on both sides.</summary>
internal struct TermCount
{
    /// <summary>Its words as numbers of types, 21 bits each, the first highest.</summary>
    public long Key;
    public int Reference, Difference, ReferenceRecordings, DifferenceRecordings;
    public float ReferenceDispersion, DifferenceDispersion;
}

/// <summary>
/// Counts runs of words by sorting them, a part of all runs at a time, so that memory does not grow with their number. Runs do not
/// reach from one utterance into the next.
/// </summary>
internal static class NGramCounter
{
    public const int Bits = 21;

    private const int MostInMemory = 1 << 22;

    /// <param name="length">Words of a run, 1 to 3.</param>
    /// <param name="least">Fewest occurrences on both sides together.</param>
    public static List<TermCount> Count(CorpusText production, CorpusText training, int length, int least, CancellationToken cancellation)
    {
        List<TermCount> counts = [];
        int parts = (int)((production.Tokens + training.Tokens) / MostInMemory) + 1;
        for (int part = 0; part < parts; part++)
        {
            Run one = Run.Of(production, length, part, parts, cancellation), other = Run.Of(training, length, part, parts, cancellation);
            while (one.HasMore || other.HasMore)
            {
                long key = !other.HasMore || (one.HasMore && one.Key <= other.Key) ? one.Key : other.Key;
                TermCount count = new() { Key = key };
                one.Take(key, out count.Reference, out count.ReferenceRecordings, out count.ReferenceDispersion);
                other.Take(key, out count.Difference, out count.DifferenceRecordings, out count.DifferenceDispersion);
                if (count.Reference + count.Difference >= least) counts.Add(count);
            }
        }

        return counts;
    }

    /// <summary>The sorted runs of one side.</summary>
    private sealed class Run(CorpusText text, long[] keys, int[] recordings, int count)
    {
        private int _at;

        public bool HasMore => _at < count;

        public long Key => keys[_at];

        public static Run Of(CorpusText text, int length, int part, int parts, CancellationToken cancellation)
        {
            long mask = length * Bits >= 63 ? long.MaxValue : (1L << (length * Bits)) - 1;
            long[] keys = new long[1024];
            int[] recordings = new int[1024], buffer = [];
            int used = 0;
            for (int utterance = 0; utterance < text.Log.Utterances; utterance++)
            {
                if (utterance % 4096 == 0) cancellation.ThrowIfCancellationRequested();
                if (buffer.Length < text.Log.LengthOf(utterance)) buffer = new int[2 * text.Log.LengthOf(utterance)];
                int tokens = text.Log.Read(utterance, buffer), recording = text.Log.RecordingOf(utterance);
                long key = 0;
                for (int i = 0; i < tokens; i++)
                {
                    key = ((key << Bits) | (long)buffer[i]) & mask;
                    if (i < length - 1 || (parts > 1 && (int)((ulong)key * 0x9E3779B97F4A7C15UL >> 33) % parts != part)) continue;
                    if (used == keys.Length)
                    {
                        Array.Resize(ref keys, 2 * used);
                        Array.Resize(ref recordings, 2 * used);
                    }

                    (keys[used], recordings[used]) = (key, recording);
                    used++;
                }
            }

            Array.Sort(keys, recordings, 0, used);
            return new(text, keys, recordings, used);
        }

        /// <summary>The occurrences of a run, which is the next or none.</summary>
        public void Take(long key, out int occurrences, out int inRecordings, out float dispersion)
        {
            int first = _at;
            while (_at < count && keys[_at] == key) _at++;
            occurrences = _at - first;
            inRecordings = 0;
            double departure = 0;
            Array.Sort(recordings, first, occurrences);
            for (int i = first; i < _at;)
            {
                int recording = recordings[i], own = 0;
                for (; i < _at && recordings[i] == recording; i++) own++;
                inRecordings++;
                double size = (double)text.RecordingTokens[recording] / text.Tokens;
                departure += Math.Abs(((double)own / occurrences) - size) - size;
            }

            dispersion = (float)Math.Clamp((1 + departure) / 2, 0, 1);
        }
    }
}
