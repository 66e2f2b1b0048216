using AsrDataTools.Scoring.Words;
using AsrDataTools.Text;

namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// Counts the errors of a transcript by what the listener said: what was said against what was delivered, aligned as
/// Measure-WordError does, else the listener's own count.
/// </summary>
internal sealed class AnswerScorer
{
    private readonly WordScorer _scorer;

    public AnswerScorer(AuditSample plan, CancellationToken cancellation)
    {
        _scorer = new(new WordScoringOptions
        {
            Normalizer = TextNormalizers.Find(plan.Normalizer, caseSensitive: false)
                ?? throw new SpeechDataException("NormalizerUnknown", SpeechDataProblem.InvalidData, $"The plan counts words by the normalizer '{plan.Normalizer}', which there is none of.", plan.Path),
            SplitUnsegmented = plan.SplitUnsegmented,
            Convention = AlignmentConvention.Minimum,
        }, cancellation);
    }

    /// <summary>Answers in which the count differs from what was written down, which counts.</summary>
    public int Differing { get; private set; }

    public JudgedItem Score(AuditItem item, AuditAnswer answer)
    {
        if (answer.CannotJudge) return new(item, item.Words, null);
        if (answer.Corrected is not { } said) return new(item, item.Words, answer.Wrong);
        WordCounts counts = _scorer.Score(new TranscriptPair { Id = item.Id, Reference = said, Hypothesis = item.Transcript }).Words;
        if (answer.Wrong is { } wrong && wrong != counts.Errors) Differing++;
        return new(item, counts.Words, counts.Errors);
    }
}
