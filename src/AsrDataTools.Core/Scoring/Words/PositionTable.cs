namespace AsrDataTools.Scoring.Words;

/// <summary>Counts errors by their place in the utterance.</summary>
public sealed class PositionTable
{
    private const int Parts = 10;

    private readonly WordCounts[] _counts = new WordCounts[Parts];

    public void Add(UtteranceScore score)
    {
        long words = score.Words.Words;
        if (words == 0) return;
        long before = 0;
        foreach (AlignedIds step in score.Path)
        {
            // The middle of the word; an insertion stands with the word before it.
            bool inserted = step.Kind == EditKind.Insertion;
            double place = inserted ? Math.Max(0, before - 0.5) : before + 0.5;
            int part = Math.Min(Parts - 1, (int)(Parts * place / words));
            _counts[part] += step.Kind switch
            {
                EditKind.Correct => new WordCounts(1, 0, 0, 0),
                EditKind.Substitution => new WordCounts(0, 1, 0, 0),
                EditKind.Deletion => new WordCounts(0, 0, 1, 0),
                _ => new WordCounts(0, 0, 0, 1),
            };
            if (!inserted) before++;
        }
    }

    public IEnumerable<PositionWordError> Rows() => _counts.Select((counts, index) => new PositionWordError
    {
        Tenth = index + 1,
        Words = counts.Words,
        Correct = counts.Correct,
        Substitutions = counts.Substitutions,
        Deletions = counts.Deletions,
        Insertions = counts.Insertions,
        WordErrorRate = counts.ErrorRate,
        DeletionRate = counts.Words == 0 ? null : (double)counts.Deletions / counts.Words,
    });
}
