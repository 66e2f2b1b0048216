using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>Turns comparisons of training with production into facts with a threshold and a weight.</summary>
internal static class AcousticEffect
{
    public const string UncoveredShare = nameof(AcousticShift.UncoveredShare);

    /// <summary>One fact per comparison and one for uncovered production; heaviest and worst first, single measures before the whole.</summary>
    public static GateEvidenceList Of(IReadOnlyList<AcousticShift> shifts, AcousticComparisonOptions options)
    {
        IEnumerable<GateEvidence> facts = shifts.Where(shift => !IsJoint(shift)).Select(shift => Measure(shift, options));
        if (shifts.FirstOrDefault(IsJoint) is AcousticShift joint)
        {
            facts = facts.Append(Joint(joint, options));
            if (joint.UncoveredShare is not null) facts = facts.Append(Uncovered(joint, options));
        }

        return
        [
            .. facts
                .OrderByDescending(fact => fact.Weight)
                .ThenByDescending(fact => fact.Verdict)
                .ThenBy(Kind)
                .ThenByDescending(fact => Math.Round(Math.Abs(fact.Value ?? 0), 1))
                .ThenBy(fact => AcousticWording.RankOf(fact.Measure)),
        ];
    }

    // What people can picture comes first.
    private static int Kind(GateEvidence fact) => fact.Measure switch
    {
        AcousticShift.Joint => 3,
        UncoveredShare => 1,
        _ => ProfileValue.IsNumeric(fact.Measure) ? 0 : 2,
    };

    public static bool IsJoint(AcousticShift shift) => shift.Measure == AcousticShift.Joint;

    /// <summary>Whether a fact is one measure's, not one of the corpora as wholes.</summary>
    public static bool IsMeasure(GateEvidence fact) => fact.Measure is not (AcousticShift.Joint or UncoveredShare);

    private static GateEvidence Measure(AcousticShift shift, AcousticComparisonOptions options) =>
        new(shift.Measure, shift.CliffsDelta ?? shift.TotalVariation, shift.Low, shift.High, options.FailThreshold, shift.Verdict)
        {
            Title = AcousticWording.Of(shift.Measure).Title,
            Effect = shift.TotalVariation is null ? "Cliff's δ" : "total variation",
            WarnThreshold = options.WarnThreshold,
            Weight = AcousticWording.Of(shift.Measure).Weight,
            IsAtLeastWarn = shift.IsAtLeastWarn,
            DecidedBy = shift.DecidedBy,
        };

    // The joint row's own verdict also counts coverage, which is a fact of its own here. 2·AUC − 1 is on the scale of the others.
    private static GateEvidence Joint(AcousticShift joint, AcousticComparisonOptions options) =>
        new(joint.Measure, joint.Auc, joint.Low, joint.High, (1 + options.FailThreshold) / 2, ApartVerdict(joint, options))
        {
            Title = AcousticWording.Of(joint.Measure).Title,
            Effect = "AUC",
            IsAtLeastWarn = joint.IsAtLeastWarn,
            WarnThreshold = (1 + options.WarnThreshold) / 2,
            Weight = EvidenceWeight.Decisive,
        };

    // Corpora that are told apart and yet cover production warn, as in the comparison's own verdict.
    private static Verdict ApartVerdict(AcousticShift joint, AcousticComparisonOptions options)
    {
        Verdict apart = Judge(joint, joint.Low, joint.High, (1 + options.WarnThreshold) / 2, (1 + options.FailThreshold) / 2);
        return joint.Verdict == Verdict.Warn ? Verdict.Warn : apart;
    }

    private static GateEvidence Uncovered(AcousticShift joint, AcousticComparisonOptions options) =>
        new(
            UncoveredShare,
            joint.UncoveredShare,
            joint.UncoveredLow,
            joint.UncoveredHigh,
            options.UncoveredFailThreshold,
            Judge(joint, joint.UncoveredLow, joint.UncoveredHigh, options.UncoveredWarnThreshold, options.UncoveredFailThreshold))
        {
            Title = AcousticWording.Of(UncoveredShare).Title,
            Effect = "share of seconds",
            WarnThreshold = options.UncoveredWarnThreshold,
            Weight = EvidenceWeight.Decisive,
        };

    private static Verdict Judge(AcousticShift joint, double? low, double? high, double warn, double fail) =>
        low is null || high is null || Math.Min(joint.ReferenceClusters, joint.DifferenceClusters) < ShiftVerdict.MinimumClusters
            ? Verdict.Unknown
            : ShiftVerdict.Judge(low.Value, high.Value, warn, fail);
}
