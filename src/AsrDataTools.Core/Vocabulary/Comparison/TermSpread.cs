namespace AsrDataTools.Vocabulary;

/// <summary>How types are spread over the recordings of a corpus: in how many, how evenly, and in which only.</summary>
internal sealed class TermSpread
{
    private readonly double[] _departure;

    private TermSpread(int types)
    {
        _departure = new double[types];
        Recordings = new int[types];
        Only = new int[types];
    }

    /// <summary>Recordings that a type occurs in.</summary>
    public int[] Recordings { get; }

    /// <summary>The one recording that a type occurs in, where it is one.</summary>
    public int[] Only { get; }

    /// <summary>
    /// Deviation of proportions DP = ½ Σ |share of the type in a recording − share of all tokens in it| over all recordings (Gries 2008): 0
    /// spread as the tokens are, near 1 all in a small recording. Null where the type does not occur.
    /// </summary>
    public double? Dispersion(int type) => Recordings[type] == 0 ? null : Math.Clamp((1 + _departure[type]) / 2, 0, 1);

    /// <summary>Goes once through the tokens, recording by recording.</summary>
    public static TermSpread Of(CorpusText text, int types, CancellationToken cancellation)
    {
        TermSpread spread = new(types);
        int[] counts = new int[types], seen = new int[types], buffer = [];
        List<int> own = [];
        int[] order = text.Log.ByRecording();
        for (int at = 0; at < order.Length;)
        {
            cancellation.ThrowIfCancellationRequested();
            int recording = text.Log.RecordingOf(order[at]);
            own.Clear();
            for (; at < order.Length && text.Log.RecordingOf(order[at]) == recording; at++)
            {
                if (buffer.Length < text.Log.LengthOf(order[at])) buffer = new int[2 * text.Log.LengthOf(order[at])];
                foreach (int type in buffer.AsSpan(0, text.Log.Read(order[at], buffer)))
                {
                    if (seen[type] != recording + 1) (seen[type], counts[type]) = (recording + 1, 0);
                    if (counts[type]++ == 0) own.Add(type);
                }
            }

            double size = (double)text.RecordingTokens[recording] / text.Tokens;
            foreach (int type in own)
            {
                // Recordings without the type each add their size; so the sum is 1 plus what those with it depart from that.
                spread._departure[type] += Math.Abs(((double)counts[type] / text.CountOf(type)) - size) - size;
                spread.Recordings[type]++;
                spread.Only[type] = recording;
            }
        }

        return spread;
    }
}
