namespace AsrDataTools.Scoring.Words;

/// <summary>Counts which word was taken for which.</summary>
public sealed class WordConfusionTable
{
    private readonly Dictionary<(EditKind Kind, string? Reference, string? Hypothesis), int> _counts = [];

    public void Add(UtteranceScore score)
    {
        foreach (AlignedIds step in score.Path)
        {
            if (step.Kind == EditKind.Correct) continue;
            (EditKind, string?, string?) key = (
                step.Kind, step.Reference < 0 ? null : score.Word(step.Reference), step.Hypothesis < 0 ? null : score.Word(step.Hypothesis));
            _counts[key] = _counts.GetValueOrDefault(key) + 1;
        }
    }

    /// <summary>The most frequent first.</summary>
    public IEnumerable<WordConfusion> Rows()
    {
        double errors = _counts.Values.Sum(count => (double)count);
        return _counts
            .OrderByDescending(entry => entry.Value)
            .ThenBy(entry => entry.Key.Kind)
            .ThenBy(entry => entry.Key.Reference, StringComparer.Ordinal)
            .ThenBy(entry => entry.Key.Hypothesis, StringComparer.Ordinal)
            .Select(entry => new WordConfusion
            {
                Kind = entry.Key.Kind,
                Reference = entry.Key.Reference,
                Hypothesis = entry.Key.Hypothesis,
                Count = entry.Value,
                Share = entry.Value / errors,
            });
    }
}
