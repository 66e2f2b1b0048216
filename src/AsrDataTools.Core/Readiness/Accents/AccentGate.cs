namespace AsrDataTools.Readiness;

/// <summary>Gate 2: is each accent present in proportion to traffic, not merely present?</summary>
public sealed class AccentGate : IReadinessGate
{
    Gate IReadinessGate.Gate => Gate.Accent;

    void IReadinessGate.Prepare(GateContext context)
    {
    }

    void IReadinessGate.Take(MeasuredUtterance utterance)
    {
    }

    GateResult IReadinessGate.Answer(GateContext context, CorpusInputs training, CorpusInputs production) => new() { Gate = nameof(Gate.Accent) };

    /// <summary>Judges coverage that has been measured. Too few speakers, or too much unlabelled, is Unknown, never Pass.</summary>
    public static GateResult Judge(AccentEvidence evidence, AccentGateSettings settings)
    {
        GateEvidenceList facts = AccentFacts.Of(evidence, settings);
        return new GateResult
        {
            Gate = nameof(Gate.Accent),
            Verdict = GateVerdict.Of(facts, isAnswered: !facts.Any(AccentFacts.IsOpen)),
            Evidence = facts,
            Reasons = new(AccentReasons.For(evidence, facts, settings)),
            Remedies = new(AccentRemedies.For(evidence, facts, settings)),
            Accents = evidence,
        };
    }
}
