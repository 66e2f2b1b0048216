using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Coverage;

namespace AsrDataTools.Readiness;

/// <summary>How far the set differs from production: in acoustics as gate 1 compares, and in who speaks, where, of what and how.</summary>
internal sealed class AlignmentMargins(AlignmentScope scope, CancellationToken cancellation, IProgress<double>? progress)
{
    // Told by utterances and seconds below, against thresholds of its own.
    private const string ChannelClassName = nameof(AcousticProfile.ChannelClass);

    // Tempo and pauses part read from spontaneous speech where no text does.
    private static readonly string[] Manner = [nameof(AcousticProfile.SyllablesPerSecond), nameof(AcousticProfile.SpeechShare)];

    /// <summary>The acoustic rows, then those of accent, channel, domain, overlap and style.</summary>
    public IReadOnlyList<EvaluationAlignment> Rows() => [.. Acoustic(), .. Accent() is { } accent ? [accent] : Array.Empty<EvaluationAlignment>(), .. Categories()];

    private IEnumerable<EvaluationAlignment> Acoustic()
    {
        if (scope.Production.Profiles.Count == 0 || scope.Evaluation.Profiles.Count == 0)
        {
            string side = scope.Production.Profiles.Count == 0 ? "production" : "evaluation";
            return [Unknown(AcousticShift.Joint, EvidenceWeight.Decisive, $"no audio of {side} was measured", $"give recordings of {side}")];
        }

        AcousticComparisonOptions options = scope.Options.Comparison;
        AcousticEvidence evidence = AcousticGate.Compare(scope.Evaluation.Profiles, scope.Production.Profiles, options, cancellation, progress);
        Dictionary<string, AcousticShift> shifts = evidence.Shifts.ToDictionary(shift => shift.Measure);
        return AcousticEffect.Of(evidence.Shifts, options)
            .Where(fact => (fact.Weight == EvidenceWeight.Decisive && fact.Measure != ChannelClassName) || Manner.Contains(fact.Measure))
            .OrderBy(fact => AcousticEffect.IsMeasure(fact))
            .Select(fact => Row(fact, shifts[fact.Measure == AcousticEffect.UncoveredShare ? AcousticShift.Joint : fact.Measure]));
    }

    private EvaluationAlignment Row(GateEvidence fact, AcousticShift shift)
    {
        AcousticWording wording = AcousticWording.Of(fact.Measure);
        bool isMeasure = AcousticEffect.IsMeasure(fact);

        // 2·AUC − 1 is Cliff's delta of the classifier's scores.
        double distance = fact.Measure == AcousticShift.Joint ? 2 * (fact.Value ?? 0) - 1 : Math.Abs(fact.Value ?? 0);
        double allowed = fact.Measure == AcousticShift.Joint ? scope.Options.Comparison.WarnThreshold : fact.WarnThreshold ?? 1;
        IEnumerable<string> drivers = fact.Measure == AcousticShift.Joint && shift.Drivers.Count > 0 ? [$"by {string.Join(", ", shift.Drivers.Take(3).Select(driver => AcousticWording.Of(driver).Label))}"] : [];
        IEnumerable<string> examples = fact.Measure == AcousticEffect.UncoveredShare && shift.UncoveredExamples.Count > 0 ? [$"such as {string.Join(", ", shift.UncoveredExamples.Take(2).Select(Path.GetFileName))}"] : [];
        return new()
        {
            Kind = AlignmentKind.Margin,
            Name = fact.Measure,
            Verdict = fact.Verdict,
            Weight = Manner.Contains(fact.Measure) ? EvidenceWeight.Contributing : fact.Weight,
            Production = !isMeasure ? null : shift.ReferenceMedian is { } live ? wording.Quantity(live) : shift.ReferenceMode,
            Evaluation = !isMeasure ? null : shift.DifferenceMedian is { } held ? wording.Quantity(held) : shift.DifferenceMode,
            Effect = fact.Effect,
            Size = fact.Value,
            Low = fact.Low,
            High = fact.High,
            WarnThreshold = fact.WarnThreshold,
            FailThreshold = fact.Threshold,
            IsAtLeastWarn = fact.IsAtLeastWarn,
            Remedy = Remedy(fact.Verdict, distance, allowed, shift.DifferenceClusters),
            Remarks = new TextList([.. drivers, .. examples, .. shift.Remarks]),
        };
    }

    // With a table of traffic the reference is known, not drawn: the comparison is that of Test-AccentCoverage.
    private EvaluationAlignment? Accent()
    {
        if (scope.Options.Traffic is not { } traffic) return null;
        AccentComparison comparison = new(traffic, scope.Options.Labels, new()
        {
            ConfidenceLevel = scope.Options.Comparison.ConfidenceLevel,
            Replicates = scope.Options.Comparison.Replicates,
            Seed = scope.Options.Comparison.Seed,
            ThrottleLimit = scope.Options.Comparison.ThrottleLimit,
        });
        foreach (AlignmentItem item in scope.Evaluation.Items) comparison.Add(item.Utterance with { DurationSeconds = item.Seconds > 0 ? item.Seconds : null });
        AccentComparisonResult result = comparison.Complete(cancellation);
        AccentCoverage[] accents = [.. result.Rows.Where(row => row.Accent != AccentCoverage.Overall && row.Within is null)];
        double? size = result.Overall.TotalVariation, low = result.Overall.TotalVariationLow, high = result.Overall.TotalVariationHigh;
        int speakers = result.Overall.Speakers;
        Verdict verdict = speakers < ShiftVerdict.MinimumClusters || low is null || high is null ? Verdict.Unknown : ShiftVerdict.Judge(low.Value, high.Value, scope.Options.MarginWarnThreshold, scope.Options.MarginFailThreshold);
        AccentCoverage? most = accents.MaxBy(row => row.TrafficShare), held = accents.MaxBy(row => row.Share);
        return Categorical(nameof(AlignmentItem.Accent), verdict, EvidenceWeight.Decisive, size, low, high, Labelled(most?.Accent, most?.TrafficShare), Labelled(held?.Accent, held?.Share), speakers) with
        {
            Remarks = new TextList([.. Shortest(accents.Select(row => (row.Accent, row.TrafficShare ?? 0, row.Share ?? 0))), .. speakers < ShiftVerdict.MinimumClusters ? (string[])[$"{speakers} speakers with an accent: too few; {ShiftVerdict.MinimumClusters} are needed"] : [], .. Unlabelled(result.Overall.UnlabelledShare)]),
        };
    }

    private IEnumerable<EvaluationAlignment> Categories()
    {
        if (scope.Production.Items.Count == 0 || scope.Evaluation.Items.Count == 0) return [];
        (string Name, EvidenceWeight Weight, Func<AlignmentItem, string?> Value, string Missing)[] all =
        [
            .. scope.Options.Traffic is null ? [(nameof(AlignmentItem.Accent), EvidenceWeight.Decisive, (Func<AlignmentItem, string?>)(item => item.Accent), "accents")] : Array.Empty<(string, EvidenceWeight, Func<AlignmentItem, string?>, string)>(),
            (ChannelClassName, EvidenceWeight.Contributing, item => item.Profile?.ChannelClass?.ToString(), "channels that could be told"),
            ("Domain", EvidenceWeight.Contributing, item => item.Utterance.Domain, "domains"),
            ("OverlapShare", EvidenceWeight.Contributing, item => scope.OverlapOf(item) is { } share ? share > scope.Options.OverlappedShare ? "overlapped" : "single" : null, "annotation of who speaks when"),
            ("SpeakingStyle", EvidenceWeight.Contributing, item => scope.Styles.TryGetValue(item, out SpeakingStyle style) ? style.ToString() : null, "speakers whose style could be told"),
        ];
        return all.Select(one => Category(one.Name, one.Weight, one.Value, one.Missing));
    }

    private EvaluationAlignment Category(string name, EvidenceWeight weight, Func<AlignmentItem, string?> value, string missing)
    {
        Dictionary<AcousticProfile, string?> values = new(ReferenceEqualityComparer.Instance);
        AcousticProfile[] production = Carriers(scope.Production.Items), evaluation = Carriers(scope.Evaluation.Items);
        double live = Told(production), held = Told(evaluation);
        if (live == 0 || held == 0)
        {
            string side = live == 0 && held == 0 ? "both sides have" : live == 0 ? "production has" : "evaluation has";

            // What production does not tell cannot be asked of the set.
            return Unknown(name, live == 0 ? EvidenceWeight.Informative : weight, $"{side} no {missing}", live == 0 ? null : $"label {scope.Evaluation.Items.Count.ToString("N0", CultureInfo.InvariantCulture)} utterances of evaluation");
        }

        AcousticCategory category = new(name, true, false, "", profile => values[profile], LeavesOutAbsent: true);
        AcousticShift shift = AcousticComparison.CompareCategories(production, evaluation, [category], scope.Options.Comparison with
        {
            WarnThreshold = scope.Options.MarginWarnThreshold,
            FailThreshold = scope.Options.MarginFailThreshold,
            ReferenceWeights = Weights(scope.Production.Items),
            DifferenceWeights = Weights(scope.Evaluation.Items),
        }, cancellation)[0];
        Dictionary<string, double> liveShares = Shares(scope.Production.Items, value), heldShares = Shares(scope.Evaluation.Items, value);
        (bool isCapped, string? style) = name == "SpeakingStyle" ? Hesitating() : (false, null);
        Verdict verdict = isCapped && shift.Verdict == Verdict.Fail ? Verdict.Warn : shift.Verdict;
        return Categorical(
            name, verdict, weight, shift.TotalVariation, shift.Low, shift.High,
            Labelled(shift.ReferenceMode, liveShares.GetValueOrDefault(shift.ReferenceMode ?? "")), Labelled(shift.DifferenceMode, heldShares.GetValueOrDefault(shift.DifferenceMode ?? "")), shift.DifferenceClusters) with
        {
            Remarks = new TextList([
                .. Shortest(liveShares.Select(pair => (pair.Key, pair.Value, heldShares.GetValueOrDefault(pair.Key)))),
                .. style is null ? (string[])[] : [style],
                .. Unlabelled(shift.DifferenceMissingShare),
                .. shift.Remarks]),
        };

        AcousticProfile[] Carriers(IReadOnlyList<AlignmentItem> items) => [.. items.Select(item =>
        {
            AcousticProfile carrier = new() { Path = item.Utterance.AudioPath ?? item.Utterance.Id, StartSeconds = item.Utterance.StartSeconds, Speaker = item.Utterance.Speaker, Recording = item.Utterance.Recording };
            values[carrier] = value(item) is { Length: > 0 } text ? text : null;
            return carrier;
        })];

        double Told(AcousticProfile[] side) => side.Count(carrier => values[carrier] is not null);
    }

    // Hesitations that one side writes down and the other does not may tell of transcribers as well as of speakers.
    private (bool IsCapped, string? Remark) Hesitating()
    {
        if (scope.Evaluation.Items.Any(item => item.DeclaredStyle is not null)) return (false, null);
        return scope.Evaluation.Items.Sum(item => item.Hesitations) > 0 ? (false, null) : (true, "no text of evaluation has a hesitation: it is read, or its texts were tidied; either way its errors are not production's");
    }

    private EvaluationAlignment Categorical(
        string name, Verdict verdict, EvidenceWeight weight, double? size, double? low, double? high, string? production, string? evaluation, int clusters) => new()
        {
            Kind = AlignmentKind.Margin,
            Name = name,
            Verdict = verdict,
            Weight = weight,
            Production = production,
            Evaluation = evaluation,
            Effect = "total variation",
            Size = size,
            Low = low,
            High = high,
            WarnThreshold = scope.Options.MarginWarnThreshold,
            FailThreshold = scope.Options.MarginFailThreshold,
            Remedy = Remedy(verdict, size ?? 0, scope.Options.MarginWarnThreshold, clusters),
        };

    private string? Remedy(Verdict verdict, double distance, double allowed, int clusters) => verdict switch
    {
        Verdict.Warn or Verdict.Fail => Dilution.Remedy(distance, allowed, scope.Evaluation.Items.Count),
        Verdict.Unknown when clusters < ShiftVerdict.MinimumClusters => $"evaluate at least {ShiftVerdict.MinimumClusters - clusters} more speakers, and name them",
        _ => null,
    };

    private static EvaluationAlignment Unknown(string name, EvidenceWeight weight, string why, string? remedy) => new()
    {
        Kind = AlignmentKind.Margin,
        Name = name,
        Verdict = Verdict.Unknown,
        Weight = weight,
        Remedy = remedy,
        Remarks = new TextList([why]),
    };

    private static double[]? Weights(IReadOnlyList<AlignmentItem> items) => items.Any(item => item.Seconds > 0) ? [.. items.Select(item => item.Seconds)] : null;

    private static Dictionary<string, double> Shares(IReadOnlyList<AlignmentItem> items, Func<AlignmentItem, string?> value)
    {
        bool isTimed = items.Any(item => item.Seconds > 0);
        (string? Value, double Seconds)[] known = [.. items.Select(item => (value(item), isTimed ? item.Seconds : 1)).Where(pair => !string.IsNullOrEmpty(pair.Item1))];
        double sum = known.Sum(pair => pair.Seconds);
        return known.GroupBy(pair => pair.Value!, StringComparer.Ordinal).ToDictionary(group => group.Key, group => sum > 0 ? group.Sum(pair => pair.Seconds) / sum : 0, StringComparer.Ordinal);
    }

    private static string? Labelled(string? label, double? share) => label is null ? null : share is > 0 ? string.Create(CultureInfo.InvariantCulture, $"{label} {share:0 %}") : label;

    private static IEnumerable<string> Shortest(IEnumerable<(string Label, double Live, double Held)> shares)
    {
        string[] few = [.. shares.Where(one => one.Live - one.Held > 0.02).OrderByDescending(one => one.Live - one.Held).Take(3)
            .Select(one => string.Create(CultureInfo.InvariantCulture, $"{one.Label} ({one.Held:0.# %} against {one.Live:0.# %})"))];
        if (few.Length > 0) yield return $"short of {string.Join(", ", few)}";
    }

    private static IEnumerable<string> Unlabelled(double? share)
    {
        if (share > 0.01) yield return string.Create(CultureInfo.InvariantCulture, $"{share:0 %} of evaluation does not tell and is left out");
    }
}
