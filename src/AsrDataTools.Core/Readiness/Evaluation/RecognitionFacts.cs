using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Readiness;

/// <summary>Turns word errors into facts with a threshold.</summary>
internal static class RecognitionFacts
{
    /// <summary>The set as a whole first; slices where they have a limit; then what nobody said.</summary>
    public static IReadOnlyList<GateEvidence> Of(RecognitionEvidence evidence, EvaluationGateSettings settings)
    {
        List<GateEvidence> facts = [Rate(evidence.Overall, null, settings.MaximumWordErrorRate)];
        if (settings.MaximumSliceWordErrorRate is { } limit) facts.AddRange(evidence.Slices.Select(row => Rate(row, row.Group, limit)).OrderByDescending(fact => fact.Verdict == Verdict.Fail));
        facts.Add(Flag(nameof(WordErrorResult.HallucinatedUtterances), "Utterances with text that nobody said", evidence.Overall.HallucinatedUtterances, evidence.Overall));
        facts.Add(Flag(nameof(WordErrorResult.RepetitiveUtterances), "Utterances with a phrase over and over", evidence.Overall.RepetitiveUtterances, evidence.Overall));
        return facts;
    }

    /// <summary>
    /// Wholly above the limit fails. Wholly below passes where the interval is over speakers, since only that says something of new ones. An
    /// interval that holds the limit warns.
    /// </summary>
    public static Verdict Judge(WordErrorResult row, double limit)
    {
        if (row.Low is not { } low || row.High is not { } high) return Verdict.Unknown;
        if (low > limit) return Verdict.Fail;
        if (row.ClusteredBy != ErrorClustering.Speaker) return Verdict.Unknown;
        return high <= limit ? Verdict.Pass : Verdict.Warn;
    }

    private static GateEvidence Rate(WordErrorResult row, string? slice, double? limit) =>
        new(nameof(WordErrorResult.WordErrorRate), row.WordErrorRate, row.Low, row.High, limit, limit is { } most ? Judge(row, most) : Verdict.Unknown)
        {
            Subject = slice,
            Title = slice is null ? "Word errors" : $"Word errors, {slice}",
            Effect = "errors per word",
            WarnThreshold = limit,
            Weight = limit is null ? EvidenceWeight.Informative : EvidenceWeight.Decisive,
        };

    private static GateEvidence Flag(string measure, string title, int count, WordErrorResult overall) =>
        new(measure, (double)count / overall.Utterances, null, null, null, Verdict.Unknown) { Title = title, Effect = "share of utterances", Weight = EvidenceWeight.Informative };
}
