using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>Gate 1: does training audio sound like the deployment channel?</summary>
public sealed class AcousticGate : IReadinessGate
{
    private readonly List<AcousticProfile> _training = [];
    private readonly List<AcousticProfile> _production = [];

    Gate IReadinessGate.Gate => Gate.Acoustics;

    CorpusReading IReadinessGate.Reads(ReadinessPlan plan, CorpusSide side) => side == CorpusSide.Evaluation ? CorpusReading.None : CorpusReading.Audio;

    void IReadinessGate.Prepare(GateContext context)
    {
    }

    void IReadinessGate.Take(MeasuredUtterance utterance)
    {
        if (utterance.Side == CorpusSide.Evaluation) return;
        (utterance.Side == CorpusSide.Training ? _training : _production).AddRange(utterance.Profiles);
    }

    GateResult IReadinessGate.Answer(GateContext context, CorpusInputs training, CorpusInputs production)
    {
        GateResult judged;
        if (_training.Count == 0 || _production.Count == 0)
        {
            judged = new GateResult
            {
                Gate = nameof(Gate.Acoustics),
                Verdict = Verdict.Unknown,
                Reasons = new(new[] { Empty("training", _training, training), Empty("production", _production, production) }.OfType<string>()),
            };
        }
        else
        {
            AcousticGateSettings settings = context.Plan.Acoustics;
            AcousticComparisonOptions options = settings.Comparison with { Seed = context.Plan.Seed, ThrottleLimit = context.ThrottleLimit };
            IReadOnlyList<AcousticShift> shifts = context.Remember(
                "acoustic comparison",
                [_training, _production, options with { ThrottleLimit = 0 }],
                AnswerJson.Default.IReadOnlyListAcousticShift,
                () => Compare(_training, _production, options, context.Cancellation, new Relay(share => context.Progress("Comparing training with production", share))).Shifts);
            AcousticEvidence evidence = new(_training, _production, shifts);
            judged = Judge(evidence, settings);
        }

        return judged with { Remedies = new([.. judged.Remedies, .. Repairs("training", training), .. Repairs("production", production)]) };
    }

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
        // Traces of earlier coding part corpora that sound alike; the joint row would look at them.
        IReadOnlyList<AcousticShift> shifts = AcousticComparison.CompareUntraced(production, training, options with { Measures = Default }, Decisive, cancellation, progress);

        // What no recording of either side has a value of says nothing.
        return new(training, production, [.. shifts.Where(shift => AcousticEffect.IsJoint(shift) || shift.ReferenceCount + shift.DifferenceCount > 0)]);
    }

    /// <summary>Judges a comparison that has been made. Nothing compared is Unknown, never Pass.</summary>
    public static GateResult Judge(AcousticEvidence evidence, AcousticGateSettings settings)
    {
        GateEvidenceList facts = AcousticEffect.Of(evidence.Shifts, settings.Comparison);
        IReadOnlyList<DeclarationReasons> declarations = DeclarationReasons.For(evidence);
        return new GateResult
        {
            Gate = nameof(Gate.Acoustics),
            Verdict = GateVerdict.Of(facts, Essential.All(measure => Answered(facts, measure))),
            Evidence = facts,
            Reasons = new([.. AcousticReasons.For(evidence, facts), .. declarations.Select(side => side.Reason)]),
            Remedies = new([.. AcousticRemedies.For(evidence, facts, settings), .. declarations.Select(side => side.Remedy)]),
            Acoustics = evidence,
        };
    }

    private static string[] Decisive { get; } = [.. AcousticMeasure.All
        .Select(measure => measure.Name)
        .Where(name => AcousticWording.Of(name).Weight == EvidenceWeight.Decisive)];

    private static string[] Default { get; } =
    [
        .. AcousticMeasure.All.Where(measure => measure.ByDefault).Select(measure => measure.Name),
        .. AcousticCategory.All.Where(category => category.ByDefault).Select(category => category.Name),
    ];

    private static bool Answered(GateEvidenceList facts, string measure) =>
        facts.Any(fact => fact.Measure == measure && fact.Verdict != Verdict.Unknown);

    private static string? Empty(string side, IReadOnlyList<AcousticProfile> profiles, CorpusInputs inputs) => profiles.Count > 0
        ? null
        : $"no {side} recording could be measured: {(inputs.Failed == 0 ? "none was found" : $"{inputs.Failed} inputs could not be used")}";

    private static IEnumerable<string> Repairs(string side, CorpusInputs inputs) => inputs.Failed == 0
        ? []
        : [$"repair or drop {inputs.Failed} of {inputs.Profiled + inputs.Failed} {side} inputs that could not be used: they are listed with the reason of each"];

    // Progress<T> would post to a thread pool and arrive late and out of order.
    private sealed class Relay(Action<double> report) : IProgress<double>
    {
        public void Report(double value) => report(value);
    }
}
