using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Readiness;

/// <summary>Says in plain words, with figures, what the recogniser gets wrong.</summary>
internal static class RecognitionReasons
{
    private const int MostNamed = 3;

    /// <summary>Most telling first; never empty.</summary>
    public static IEnumerable<string> For(RecognitionEvidence evidence, EvaluationGateSettings settings)
    {
        WordErrorResult overall = evidence.Overall;
        yield return Counted.Text($"word errors: {overall.WordErrorRate:0.0 %}{Amounts.Interval(overall.Low, overall.High, "0.0 %")} of {overall.Words:N0} words in {overall.Utterances:N0} utterances{Against(overall, settings.MaximumWordErrorRate)} ({overall.Convention}, {overall.Normalizer})");
        if (settings.MaximumSliceWordErrorRate is { } limit)
        {
            foreach (WordErrorResult row in evidence.Slices.Where(row => RecognitionFacts.Judge(row, limit) == Verdict.Fail))
                yield return Counted.Text($"{row.Group}: {row.WordErrorRate:0.0 %}{Amounts.Interval(row.Low, row.High, "0.0 %")} of {row.Words:N0} words are wrong; at most {limit:0.# %} may be in any slice");
        }

        if (WorstSlice(evidence) is { } worst)
            yield return Counted.Text($"worst slice: {worst.Group}, {worst.WordErrorRate:0.0 %}{Amounts.Interval(worst.Low, worst.High, "0.0 %")} of {worst.Words:N0} words");
        WordErrorResult[] small = [.. evidence.Slices.Where(row => row.Low is null && row.Words > 0)];
        if (small.Length > 0)
            yield return Counted.Text($"too small to judge: {string.Join(", ", small.Take(MostNamed).Select(row => Counted.Text($"{row.Group} ({row.WordErrorRate:0.# %} of {row.Words:N0} words)")))}{(small.Length > MostNamed ? $" and {small.Length - MostNamed} more" : "")}");
        if (overall.HallucinatedUtterances + overall.RepetitiveUtterances > 0)
            yield return Counted.Text($"invented text: {overall.HallucinatedUtterances:N0} utterances have five words and more that nobody said, {overall.RepetitiveUtterances:N0} a phrase over and over");
        if (overall.MissingHypotheses > 0) yield return Counted.Text($"{overall.MissingHypotheses:N0} of {overall.Utterances:N0} utterances have no hypothesis and count as wholly missed");
        if (evidence.EmptyReferences > 0) yield return Counted.Text($"{evidence.EmptyReferences:N0} utterances have no reference text: what was recognised there counts as inserted");
        foreach (string remark in overall.Remarks.Where(remark => !remark.Contains("hypotheses missing", StringComparison.Ordinal))) yield return $"word errors: {remark}";
        if (evidence.WithoutSlices.Count > 0) yield return $"no slices by {string.Join(", ", evidence.WithoutSlices)}: no utterance has it";
    }

    /// <summary>The slice whose interval begins highest, where it lies above the whole; null where none does.</summary>
    public static WordErrorResult? WorstSlice(RecognitionEvidence evidence) =>
        evidence.Slices.Where(row => row.Low > evidence.Overall.WordErrorRate && row.Utterances < evidence.Overall.Utterances).MaxBy(row => row.Low);

    private static string Against(WordErrorResult overall, double? limit) => limit is { } most
        ? Counted.Text($", against at most {most:0.# %}{(RecognitionFacts.Judge(overall, most) == Verdict.Unknown && overall.ClusteredBy is not (null or ErrorClustering.Speaker) ? ", but not shown for new speakers" : "")}")
        : "; no limit is set (Evaluation.MaximumWordErrorRate)";
}
