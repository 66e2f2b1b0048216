using AsrDataTools.Acoustics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Readiness;

/// <summary>Turns comparisons of training with production into facts with a threshold and a weight.</summary>
internal static class AcousticEffect
{
    public const string UncoveredShare = nameof(AcousticShift.UncoveredShare);

    /// <summary>One fact per comparison and one for uncovered production; heaviest, worst and strongest first.</summary>
    public static GateEvidenceList Of(IReadOnlyList<AcousticShift> shifts, AcousticGateSettings settings)
    {
        IEnumerable<GateEvidence> facts = shifts.Where(shift => !IsJoint(shift)).Select(shift => Measure(shift, settings));
        if (shifts.FirstOrDefault(IsJoint) is AcousticShift joint)
        {
            facts = facts.Append(Joint(joint));
            if (joint.UncoveredShare is double share) facts = facts.Append(Uncovered(share, joint.ReferenceClusters, settings));
        }

        return
        [
            .. facts
                .OrderByDescending(fact => fact.Weight)
                .ThenByDescending(fact => fact.Verdict)
                .ThenByDescending(fact => Math.Abs(fact.Value ?? 0)),
        ];
    }

    public static bool IsJoint(AcousticShift shift) => shift.Measure == "Joint";

    /// <summary>
    /// Wholly beyond the fail threshold: Fail; wholly below the warn threshold: Pass; spanning both: Unknown; otherwise Warn.
    /// </summary>
    public static Verdict Judge(double low, double high, double warn, double fail) =>
        low > fail ? Verdict.Fail
        : high < warn ? Verdict.Pass
        : low < warn && high > fail ? Verdict.Unknown
        : Verdict.Warn;

    private static GateEvidence Measure(AcousticShift shift, AcousticGateSettings settings) =>
        new(shift.Measure, shift.CliffsDelta, shift.Low, shift.High, settings.FailThreshold, shift.Verdict)
        {
            Effect = "Cliff's δ",
            WarnThreshold = settings.WarnThreshold,
            Weight = MeasureWording.Of(shift.Measure).Weight,
        };

    // A difference between the corpora as wholes weighs as much as the heaviest of the measures that drive it most.
    private static GateEvidence Joint(AcousticShift joint) =>
        new(joint.Measure, joint.Auc, joint.Low, joint.High, null, joint.Verdict)
        {
            Effect = "AUC",
            Weight = joint.Drivers.Take(3).Select(driver => MeasureWording.Of(driver).Weight).DefaultIfEmpty(EvidenceWeight.Contributing).Max(),
        };

    // One observation per cluster: recordings of one speaker do not tell more of new speakers than one of them does.
    private static GateEvidence Uncovered(double share, int clusters, AcousticGateSettings settings)
    {
        (double low, double high) = WilsonInterval.Of(share, Math.Max(1, clusters), settings.ConfidenceLevel);
        return new(UncoveredShare, share, low, high, settings.UncoveredFailThreshold, Judge(low, high, settings.UncoveredWarnThreshold, settings.UncoveredFailThreshold))
        {
            Effect = "share of production seconds",
            WarnThreshold = settings.UncoveredWarnThreshold,
            Weight = EvidenceWeight.Decisive,
        };
    }
}
