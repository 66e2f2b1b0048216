using AsrDataTools.Coverage;

namespace AsrDataTools.Readiness;

/// <summary>Gate 2: is each accent present in proportion to traffic, not merely present?</summary>
public sealed class AccentGate : IReadinessGate
{
    private TrafficSource? _traffic;
    private AccentComparison? _comparison;

    Gate IReadinessGate.Gate => Gate.Accent;

    CorpusReading IReadinessGate.Reads(ReadinessPlan plan, CorpusSide side) => side switch
    {
        CorpusSide.Training => CorpusReading.Lengths,
        CorpusSide.Production when plan.Traffic is null => CorpusReading.Lengths,
        _ => CorpusReading.None,
    };

    void IReadinessGate.Prepare(GateContext context) => _traffic = new(context);

    void IReadinessGate.Take(MeasuredUtterance utterance)
    {
        if (utterance.Side == CorpusSide.Evaluation) return;
        if (utterance.Side == CorpusSide.Production)
        {
            _traffic!.Take(utterance);
            return;
        }

        // Production has passed by now, so that traffic is known. What counts is how long the audio is, not how long it is said to be.
        _comparison ??= _traffic!.Compare();
        _comparison?.Add(utterance.Utterance with { DurationSeconds = utterance.Seconds });
    }

    GateResult IReadinessGate.Answer(GateContext context, CorpusInputs training, CorpusInputs production)
    {
        if (training.Profiled == 0) return Unknown("no training recording could be measured", "bring training recordings whose manifest names accents and speakers");
        if (_comparison is null) return Unknown(_traffic!.Problem!, _traffic.Remedy!);
        context.Progress("Comparing accents with traffic", 0);
        AccentComparisonResult compared = _comparison.Complete(context.Cancellation);
        if (compared.Overall.Hours is not > 0)
        {
            return Unknown(
                $"no training recording has an accent label that is understood, against {_traffic!.Description}",
                $"label {Amounts.Hours(training.Hours)} of training with the speakers' accents, or map the labels that are there with Accent.AccentMap");
        }

        AccentGateSettings settings = context.Plan.Accent;
        CollectionPlan plan = CollectionPlanner.Plan(CollectionStratum.FromCoverage(compared.Rows), settings.Collection);
        return Judge(
            new(WithErrors(compared.Rows, context), [.. plan.Targets.Where(target => target.AddHours > 0)], _traffic!.Description)
            {
                TrafficUnlabelledShare = _traffic.UnlabelledShare,
                Labels = [.. compared.Labels.Where(label => label is { Source: "Training", CountsFor: null })],
            },
            settings);
    }

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

    // A table that cannot be used is reported and leaves coverage as it is.
    private IReadOnlyList<AccentCoverage> WithErrors(IReadOnlyList<AccentCoverage> rows, GateContext context)
    {
        if (context.Plan.Accent.WordErrorPath is not { } path) return rows;
        try
        {
            WordErrorSums sums = new();
            foreach (WordErrorRow row in WordErrorTable.Read(path, exception => context.Fail(exception, path))) sums.Add(row, _comparison!.StratumOf(row.Accent));
            WordErrorOptions options = new() { MinimumSpeakers = context.Plan.Accent.MinimumSpeakers, ConfidenceLevel = context.Plan.Accent.ConfidenceLevel };
            return WordErrorCoverage.Join(rows, sums, options, context.Cancellation);
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            context.Fail(exception, path);
            return rows;
        }
    }

    private static GateResult Unknown(string reason, string remedy) => new()
    {
        Gate = nameof(Gate.Accent),
        Verdict = Verdict.Unknown,
        Reasons = new([reason]),
        Remedies = new([remedy]),
    };
}
