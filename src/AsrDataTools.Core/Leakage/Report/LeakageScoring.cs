using AsrDataTools.Corpus;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Leakage;

/// <summary>Scores a recogniser's output on the items of evaluation.</summary>
public static class LeakageScoring
{
    /// <param name="hypothesisPath">Absolute path of the hypotheses; null where evaluation's own rows hold them.</param>
    /// <param name="hypothesisColumn">Column of the recogniser's text; null to find it by its name.</param>
    /// <param name="report">Gets what has no counterpart and what cannot be scored.</param>
    /// <exception cref="SpeechDataException">The hypotheses cannot be read as a whole, or no item has a reference.</exception>
    public static LeakageScores Score(
        IReadOnlyList<LeakageItem> evaluation, string? hypothesisPath, string? hypothesisColumn, WordScoringOptions scoring, BootstrapSettings settings,
        Action<SpeechDataException> report, CancellationToken cancellation)
    {
        Dictionary<string, LeakageItem> byId = new(StringComparer.Ordinal);
        foreach (LeakageItem item in evaluation.Where(item => item.Utterance.Text is not null)) byId.TryAdd(item.Utterance.Id, item);
        if (byId.Count == 0) throw new SpeechDataException("ReferenceMissing", SpeechDataProblem.InvalidData, "No utterance of evaluation has a text, so there is nothing to score hypotheses against.");
        WordScorer scorer = new(scoring, cancellation);
        LeakageScores scores = new(settings);
        Transcript[] references = [.. byId.Values.Select(item => Reference(item.Utterance))];
        foreach (TranscriptPair pair in hypothesisPath is null ? OfRows(byId.Values, hypothesisColumn!) : TranscriptPairs.Against(references, hypothesisPath, hypothesisColumn, report))
        {
            cancellation.ThrowIfCancellationRequested();
            if (pair.IsHypothesisMissing) scores.Missing++;
            try
            {
                scores.Add(byId[pair.Id], scorer.Score(pair).Words);
            }
            catch (SpeechDataException exception)
            {
                report(exception);
            }
        }

        return scores;
    }

    private static IEnumerable<TranscriptPair> OfRows(IEnumerable<LeakageItem> items, string column)
    {
        bool any = false;
        foreach (LeakageItem item in items)
        {
            string? hypothesis = UtteranceProperty.Text(item.Utterance, column);
            any |= hypothesis is not null;
            yield return new TranscriptPair { Id = item.Utterance.Id, Reference = item.Utterance.Text!, Hypothesis = hypothesis ?? "", IsHypothesisMissing = hypothesis is null };
        }

        if (!any) throw new SpeechDataException("HypothesisColumnUnknown", SpeechDataProblem.InvalidData, $"No utterance of evaluation has a column '{column}' of hypotheses. Name the one that has, or give the hypotheses' file with -Hypothesis.");
    }

    private static Transcript Reference(SpeechUtterance utterance) => new()
    {
        Id = utterance.Id,
        FileName = utterance.AudioPath is null ? null : Path.GetFileNameWithoutExtension(utterance.AudioPath),
        Text = utterance.Text!,
        Speaker = utterance.Speaker,
        SourcePath = utterance.SourcePath,
        SourceLine = utterance.SourceLine,
    };
}
