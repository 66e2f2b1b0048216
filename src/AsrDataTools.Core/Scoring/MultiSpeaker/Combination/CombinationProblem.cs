namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>
/// Utterances of one side, in their order, each to be given whole to one of the streams of the other side. Between two utterances
/// the alignment has come to some place in each stream; the windows say where that can be without loss.
/// </summary>
internal sealed class CombinationProblem
{
    private readonly MatchBand[] _bands;
    private readonly int[] _offsets;

    /// <param name="utterances">None of them empty.</param>
    /// <param name="streams">At least one.</param>
    /// <param name="expected">For each utterance the stream that is preferred among equals, or −1.</param>
    public CombinationProblem(TimedWords[] utterances, TimedWords[] streams, int[] expected)
    {
        (Utterances, Streams, Expected) = (utterances, streams, expected);
        TimedWords all = TimedWords.Join(utterances);
        _bands = [.. streams.Select(stream => new MatchBand(all, stream))];
        _offsets = new int[utterances.Length + 1];
        for (int i = 0; i < utterances.Length; i++) _offsets[i + 1] = _offsets[i] + utterances[i].Count;
    }

    public TimedWords[] Utterances { get; }

    public TimedWords[] Streams { get; }

    public int[] Expected { get; }

    /// <summary>Whether words match wherever they are.</summary>
    public bool IsAnytime => Array.TrueForAll(Utterances, u => double.IsNegativeInfinity(u.Begins[0]));

    /// <summary>The least place in a stream before an utterance; all before it is passed.</summary>
    public int Low(int utterance, int stream) => _bands[stream].First(_offsets[utterance]);

    /// <summary>The greatest place in a stream before an utterance.</summary>
    public int High(int utterance, int stream) => _bands[stream].Last(_offsets[utterance]);

    public int Width(int utterance, int stream) => High(utterance, stream) - Low(utterance, stream) + 1;

    /// <summary>
    /// What it costs to pair the words of an utterance with those of a stretch of a stream: 0 for the same word, the cost of a
    /// substitution, or 2, as much as a deletion and an insertion, where times forbid it. Row by row.
    /// </summary>
    public void PairCosts(int utterance, int stream, int low, int high, int substitution, ref byte[] costs)
    {
        TimedWords words = Utterances[utterance];
        TimedWords others = Streams[stream];
        int width = high - low;
        if (costs.Length < words.Count * width) costs = new byte[words.Count * width];
        int at = 0;
        for (int word = 0; word < words.Count; word++)
        {
            int id = words.Words[word];
            for (int other = low; other < high; other++, at++)
            {
                costs[at] = (byte)(!words.CanMatch(word, others, other) ? 2 : others.Words[other] == id ? 0 : substitution);
            }
        }
    }

    /// <summary>One row of Levenshtein's matrix after the other: the cost of having come to each place, after the words.</summary>
    /// <param name="row">In: before the words. Out: after them.</param>
    /// <param name="costs">As <see cref="PairCosts"/> gives them, for one place fewer.</param>
    public static void Advance(Span<int> row, int words, ReadOnlySpan<byte> costs)
    {
        int width = row.Length - 1;
        for (int word = 0; word < words; word++)
        {
            ReadOnlySpan<byte> pairs = costs.Slice(word * width, width);
            int diagonal = row[0];
            int left = ++row[0];
            for (int i = 0; i < pairs.Length; i++)
            {
                int above = row[i + 1];
                left = Math.Min(diagonal + pairs[i], Math.Min(left, above) + 1);
                row[i + 1] = left;
                diagonal = above;
            }
        }
    }
}
