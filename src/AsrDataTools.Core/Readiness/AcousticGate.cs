using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>Gate 1: does training audio sound like the deployment channel?</summary>
public static class AcousticGate
{
    /// <summary>Judges a comparison that has been made. Nothing compared is Unknown, never Pass.</summary>
    public static GateResult Judge(AcousticEvidence evidence, AcousticGateSettings settings)
    {
        GateEvidenceList facts = AcousticEffect.Of(evidence.Shifts, settings.Comparison);
        return new GateResult
        {
            Gate = nameof(Gate.Acoustics),
            Verdict = VerdictOf(facts),
            Evidence = facts,
            Reasons = new(AcousticReasons.For(evidence, facts)),
            Remedies = new(AcousticRemedies.For(evidence, facts, settings)),
            Acoustics = evidence,
        };
    }

    /// <summary>
    /// A decisive fact that fails fails the gate. The two measures of the channel that matter most and the joint comparison must have
    /// answered before it can pass. Contributing facts, and those between the thresholds, warn.
    /// </summary>
    private static Verdict VerdictOf(GateEvidenceList facts)
    {
        if (facts.Any(fact => fact is { Weight: EvidenceWeight.Decisive, Verdict: Verdict.Fail })) return Verdict.Fail;
        if (!Answered(facts, AcousticShift.Joint) || !Answered(facts, nameof(AcousticProfile.BandwidthHz)) || !Answered(facts, nameof(AcousticProfile.SnrDb)))
        {
            return Verdict.Unknown;
        }

        return facts.Any(fact => fact.Weight > EvidenceWeight.Informative && fact.Verdict is Verdict.Warn or Verdict.Fail)
            ? Verdict.Warn
            : Verdict.Pass;
    }

    private static bool Answered(GateEvidenceList facts, string measure) =>
        facts.Any(fact => fact.Measure == measure && fact.Verdict != Verdict.Unknown);
}
