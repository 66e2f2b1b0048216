using System.Globalization;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>Says in plain words, with figures, what the facts of the acoustic gate say.</summary>
internal static class AcousticReasons
{
    private const int Most = 6;

    /// <summary>Up to six sentences, most telling first; never empty.</summary>
    public static IEnumerable<string> For(AcousticEvidence evidence, GateEvidenceList facts)
    {
        if (evidence.Shifts.Count == 0) return ["nothing to compare"];
        Dictionary<string, AcousticShift> shifts = evidence.Shifts.ToDictionary(shift => shift.Measure);
        List<string> reasons = [.. facts.Where(GateVerdict.IsTelling).DistinctBy(fact => AcousticWording.Of(fact.Measure).Theme).Take(Most).Select(fact => Sentence(fact, shifts, evidence.Shifts))];
        if (reasons.Count == 0) reasons.Add(Alike(facts));
        reasons.AddRange(Limits(facts, shifts));
        return reasons;
    }

    private static string Sentence(GateEvidence fact, Dictionary<string, AcousticShift> shifts, IReadOnlyList<AcousticShift> all) => fact.Measure switch
    {
        AcousticShift.Joint => JointSentence(shifts[fact.Measure], fact),
        AcousticEffect.UncoveredShare => Counted.Text(
            $"coverage: {fact.Value:0 %} of production seconds{Interval(fact, "0 %")} have no neighbour in training{Examples(all)}"),
        _ when IsOpen(shifts[fact.Measure], fact) =>
            $"{AcousticWording.Of(fact.Measure).Label}: a difference is not ruled out{Bracketed(shifts[fact.Measure].Remarks.Except(Shared(all)))}",
        _ when shifts[fact.Measure] is { ReferenceMedian: not null, DifferenceMedian: not null } shift => NumericSentence(shift, fact),
        _ => CategoricalSentence(shifts[fact.Measure], fact),
    };

    private static string NumericSentence(AcousticShift shift, GateEvidence fact)
    {
        AcousticWording wording = AcousticWording.Of(shift.Measure);
        if (IsMissing(shift, fact))
        {
            return Counted.Text(
                $"{wording.Label}: could not be measured in {shift.DifferenceMissingShare:0 %} of training and {shift.ReferenceMissingShare:0 %} of production; where it could, there is no difference to speak of");
        }

        double difference = shift.DifferenceMedian!.Value - shift.ReferenceMedian!.Value;
        string size = wording.Number(Math.Abs(difference));
        string medians = $"median {wording.Number(shift.DifferenceMedian.Value)} against {wording.Quantity(shift.ReferenceMedian.Value)}";
        string effect = Counted.Text($"{fact.Effect} {fact.Value:0.00}{Interval(fact, "0.00")}");
        return IsSmall(fact) || double.Parse(size, NumberStyles.Any, CultureInfo.InvariantCulture) == 0
            ? Counted.Text($"{wording.Label}: training is spread otherwise than production ({medians}, W1/σ {shift.Wasserstein:0.00})")
            : $"{wording.Label}: training is {$"{size} {wording.DifferenceUnit}".TrimEnd()} {(difference > 0 ? wording.More : wording.Less)} than production ({medians}, {effect})";
    }

    private static bool IsSmall(GateEvidence fact) => Math.Abs(fact.Value ?? 0) < fact.WarnThreshold;

    // Neither the middle nor the shape has moved far, but the intervals reach beyond the thresholds.
    private static bool IsOpen(AcousticShift shift, GateEvidence fact) =>
        IsSmall(fact) && !IsMissing(shift, fact) && (shift.Wasserstein ?? 0) < new AcousticComparisonOptions().ShapeWarnThreshold;

    private static string Bracketed(IEnumerable<string> remarks) => string.Join("; ", remarks) is { Length: > 0 } text ? $" ({text})" : "";

    // The comparison also warns when one side has far more recordings without a value than the other.
    private static bool IsMissing(AcousticShift shift, GateEvidence fact) =>
        IsSmall(fact) && Math.Abs(shift.DifferenceMissingShare - shift.ReferenceMissingShare) >= fact.WarnThreshold;

    private static string CategoricalSentence(AcousticShift shift, GateEvidence fact)
    {
        string effect = Counted.Text($"{fact.Effect} {fact.Value:0.00}{Interval(fact, "0.00")}");
        string training = shift.DifferenceMode ?? "unknown", production = shift.ReferenceMode ?? "unknown";
        return training == production
            ? $"{AcousticWording.Of(shift.Measure).Label}: mostly {training} in both, but in other shares ({effect})"
            : $"{AcousticWording.Of(shift.Measure).Label}: training is mostly {training}, production mostly {production} ({effect})";
    }

    private static string JointSentence(AcousticShift joint, GateEvidence fact)
    {
        string drivers = string.Join(", ", joint.Drivers.Take(3).Select(driver => AcousticWording.Of(driver).Label));
        return Counted.Text(
            $"decisive measures together: a classifier tells training from production with AUC {fact.Value:0.00}{Interval(fact, "0.00")}{(drivers.Length > 0 ? $", by {drivers}" : "")}");
    }

    private static string Alike(GateEvidenceList facts)
    {
        GateEvidence? strongest = facts
            .Where(fact => fact is { Weight: > EvidenceWeight.Informative, Verdict: Verdict.Pass } && AcousticEffect.IsMeasure(fact))
            .MaxBy(fact => Math.Abs(fact.Value ?? 0));
        return strongest is null
            ? "no measure could be judged"
            : Counted.Text(
                $"no measure differs by more than the thresholds; the largest difference is in {AcousticWording.Of(strongest.Measure).Label} ({strongest.Effect} {strongest.Value:0.00}{Interval(strongest, "0.00")})");
    }

    private static IEnumerable<string> Limits(GateEvidenceList facts, Dictionary<string, AcousticShift> shifts)
    {
        foreach (GateEvidence fact in facts.Where(fact => fact is { Verdict: Verdict.Unknown, Weight: EvidenceWeight.Decisive }))
        {
            IEnumerable<string> why = shifts.TryGetValue(fact.Measure, out AcousticShift? shift) ? shift.Remarks.Except(Shared(shifts.Values)) : [];
            yield return $"{AcousticWording.Of(fact.Measure).Label}: too little evidence{Bracketed(why)}";
        }

        foreach (string measure in AcousticGate.Essential.Where(measure => facts.All(fact => fact.Measure != measure)))
        {
            yield return $"{AcousticWording.Of(measure).Label}: could not be measured";
        }

        foreach (string remark in Shared(shifts.Values)) yield return remark;
    }

    /// <summary>What is remarked on most measures: a limit of the comparison, not of a measure.</summary>
    public static IEnumerable<string> Shared(IReadOnlyCollection<AcousticShift> shifts) => shifts
        .SelectMany(shift => shift.Remarks)
        .GroupBy(remark => remark)
        .Where(group => group.Count() > shifts.Count / 2)
        .Select(group => group.Key);

    private static string Examples(IReadOnlyList<AcousticShift> shifts)
    {
        string[] names = [.. shifts.Where(AcousticEffect.IsJoint).SelectMany(joint => joint.UncoveredExamples).Take(2).Select(path => Path.GetFileName(path)!)];
        return names.Length == 0 ? "" : $", such as {string.Join(" and ", names)}";
    }

    private static string Interval(GateEvidence fact, string format) => Amounts.Interval(fact.Low, fact.High, format);
}
