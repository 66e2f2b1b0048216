namespace AsrDataTools.Scoring.Words;

/// <summary>Sums scores up, over all or by group.</summary>
public sealed class WordErrorAnalysis(WordErrorOptions options, WordScoringOptions scoring)
{
    private readonly WordErrorTally _all = new();
    private readonly List<UtteranceCounts> _toGroup = [];

    public int Count { get; private set; }

    public void Add(UtteranceScore score) => Add(score.Counts);

    public void Add(UtteranceCounts score)
    {
        Count++;
        if (options.GroupBy.Count == 0) _all.Add(score);
        else _toGroup.Add(score);
    }

    /// <summary>The row over all, or those of the groups in the order of their values.</summary>
    /// <exception cref="SpeechDataException">No utterance has a property to group by.</exception>
    public IReadOnlyList<WordErrorResult> Results(CancellationToken cancellation)
    {
        if (options.GroupBy.Count == 0) return [_all.Result(WordErrorResult.All, options, scoring, cancellation)];
        return [.. UtteranceGroups.Of(_toGroup, score => score.Pair, options.GroupBy, options.BinWidth).Select(group =>
        {
            WordErrorTally tally = new();
            foreach (UtteranceCounts score in group.Items) tally.Add(score);
            return tally.Result(group.Label, options, scoring, cancellation);
        })];
    }
}
