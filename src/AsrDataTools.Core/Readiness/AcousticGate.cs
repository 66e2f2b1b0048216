using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>Gate 1: does training audio sound like the deployment channel?</summary>
public static class AcousticGate
{
    /// <summary>What must have been answered before the gate can pass.</summary>
    internal static IReadOnlyList<string> Essential { get; } = [nameof(AcousticProfile.BandwidthHz), nameof(AcousticProfile.SnrDb), AcousticShift.Joint];

    /// <summary>
    /// Compares training with production: every measure by itself, and the decisive ones together. Level or pitch alone would
    /// part the corpora and leave production uncovered as surely as bandwidth does, but must not fail the gate.
    /// </summary>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static AcousticEvidence Compare(
        IReadOnlyList<AcousticProfile> training,
        IReadOnlyList<AcousticProfile> production,
        AcousticComparisonOptions options,
        CancellationToken cancellation = default,
        IProgress<double>? progress = null)
    {
        IReadOnlyList<AcousticShift> single = AcousticComparison.Compare(
            production, training, options with { Measures = Default }, cancellation, progress);
        AcousticShift joint = AcousticComparison
            .Compare(Untraced(production), Untraced(training), options with { Measures = [AcousticShift.Joint, .. Decisive] }, cancellation, progress)
            .First(AcousticEffect.IsJoint);

        // What no recording of either side has a value of says nothing.
        return new(training, production, [joint, .. single.Where(shift => shift.ReferenceCount + shift.DifferenceCount > 0)]);
    }

    /// <summary>Judges a comparison that has been made. Nothing compared is Unknown, never Pass.</summary>
    public static GateResult Judge(AcousticEvidence evidence, AcousticGateSettings settings)
    {
        GateEvidenceList facts = AcousticEffect.Of(evidence.Shifts, settings.Comparison);
        IReadOnlyList<DeclarationReasons> declarations = DeclarationReasons.For(evidence);
        return new GateResult
        {
            Gate = nameof(Gate.Acoustics),
            Verdict = VerdictOf(facts),
            Evidence = facts,
            Reasons = new([.. AcousticReasons.For(evidence, facts), .. declarations.Select(side => side.Reason)]),
            Remedies = new([.. AcousticRemedies.For(evidence, facts, settings), .. declarations.Select(side => side.Remedy)]),
            Acoustics = evidence,
        };
    }

    private static string[] Decisive { get; } = [.. AcousticMeasure.All
        .Select(measure => measure.Name)
        .Where(name => MeasureWording.Of(name).Weight == EvidenceWeight.Decisive)];

    // Traces of earlier coding part corpora that sound alike; the joint row always looks at them, so it gets none to see.
    private static AcousticProfile[] Untraced(IReadOnlyList<AcousticProfile> profiles) =>
        [.. profiles.Select(profile => profile with { CodecTrace = null, IsUpsampled = null })];

    private static string[] Default { get; } =
    [
        .. AcousticMeasure.All.Where(measure => measure.ByDefault).Select(measure => measure.Name),
        .. AcousticCategory.All.Where(category => category.ByDefault).Select(category => category.Name),
    ];

    // A decisive fact that fails fails the gate; contributing facts, and those between the thresholds, warn.
    private static Verdict VerdictOf(GateEvidenceList facts)
    {
        if (facts.Any(fact => fact is { Weight: EvidenceWeight.Decisive, Verdict: Verdict.Fail })) return Verdict.Fail;
        if (Essential.Any(measure => !Answered(facts, measure))) return Verdict.Unknown;
        return facts.Any(fact => fact.Weight > EvidenceWeight.Informative && (fact.IsAtLeastWarn || fact.Verdict is Verdict.Warn or Verdict.Fail))
            ? Verdict.Warn
            : Verdict.Pass;
    }

    private static bool Answered(GateEvidenceList facts, string measure) =>
        facts.Any(fact => fact.Measure == measure && fact.Verdict != Verdict.Unknown);
}
