namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>Words by number in the order in which they are aligned, each with the time within which it can match.</summary>
/// <param name="words">Word ids.</param>
/// <param name="begins">Seconds, one for each word; −∞ where time does not matter.</param>
/// <param name="ends">Seconds, one for each word; +∞ where time does not matter.</param>
internal sealed class TimedWords(int[] words, double[] begins, double[] ends)
{
    public static TimedWords Empty { get; } = new([], [], []);

    public int Count => Words.Length;

    public int[] Words { get; } = words;

    public double[] Begins { get; } = begins;

    public double[] Ends { get; } = ends;

    /// <summary>Words that can match whatever is equal, wherever it is.</summary>
    public static TimedWords Anytime(int[] words)
    {
        double[] begins = new double[words.Length];
        double[] ends = new double[words.Length];
        Array.Fill(begins, double.NegativeInfinity);
        Array.Fill(ends, double.PositiveInfinity);
        return new(words, begins, ends);
    }

    public static TimedWords Join(IReadOnlyCollection<TimedWords> parts) => parts.Count switch
    {
        0 => Empty,
        1 => parts.First(),
        _ => new([.. parts.SelectMany(p => p.Words)], [.. parts.SelectMany(p => p.Begins)], [.. parts.SelectMany(p => p.Ends)]),
    };

    /// <summary>Whether the two words' times overlap by more than a point, as MeetEval has it.</summary>
    public bool CanMatch(int word, TimedWords other, int otherWord) => Begins[word] < other.Ends[otherWord] && other.Begins[otherWord] < Ends[word];
}
