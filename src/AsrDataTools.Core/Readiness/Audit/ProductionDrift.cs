using System.Globalization;
using AsrDataTools.Acoustics;
using AsrDataTools.Catalog;
using AsrDataTools.Statistics;

namespace AsrDataTools.Readiness;

/// <summary>Whether production sounds as it did in the run before: what was collected for it may no longer fit.</summary>
/// <param name="Since">When the run before started.</param>
/// <param name="Verdict">Pass where it sounds the same.</param>
/// <param name="Reasons">What has changed, strongest first; empty for Pass.</param>
public sealed record ProductionDrift(DateTimeOffset Since, Verdict Verdict, TextList Reasons)
{
    private const int MostReasons = 4;

    /// <summary>Compares as the acoustic gate does, production before with production now.</summary>
    /// <param name="since">When the run before started.</param>
    /// <param name="before">Its production.</param>
    /// <param name="now">This run's; either side no more than <see cref="RunHistory.ProductionSample"/>.</param>
    /// <param name="settings">Thresholds, as of the acoustic gate.</param>
    /// <param name="cancellation">Checked while comparing.</param>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    internal static ProductionDrift Between(
        DateTimeOffset since, IReadOnlyList<AcousticProfile> before, IReadOnlyList<AcousticProfile> now, AcousticGateSettings settings, CancellationToken cancellation)
    {
        // The same recordings have not changed, however few they are.
        if (IsSame(before, now)) return new(since, Verdict.Pass, TextList.Empty);
        AcousticEvidence evidence = AcousticGate.Compare(now, before, settings.Comparison, cancellation);
        GateEvidenceList facts = AcousticEffect.Of(evidence.Shifts, settings.Comparison);
        Dictionary<string, AcousticShift> shifts = evidence.Shifts.ToDictionary(shift => shift.Measure);
        return new(since, AcousticGate.Judge(evidence, settings).Verdict, new(facts
            .Where(fact => GateVerdict.IsTelling(fact) && shifts.ContainsKey(fact.Measure))
            .Take(MostReasons)
            .Select(fact => Sentence(fact, shifts[fact.Measure]))));
    }

    /// <summary>A sample that is the same for the same profiles and seed, in the order of the corpus.</summary>
    internal static IReadOnlyList<AcousticProfile> Sample(IReadOnlyList<AcousticProfile> profiles, long seed)
    {
        if (profiles.Count <= RunHistory.ProductionSample) return profiles;
        int[] order = [.. Enumerable.Range(0, profiles.Count)];
        new SeededRandom(seed).Shuffle(order);
        return [.. order.Take(RunHistory.ProductionSample).Order().Select(index => profiles[index])];
    }

    private static bool IsSame(IReadOnlyList<AcousticProfile> before, IReadOnlyList<AcousticProfile> now) =>
        before.Count == now.Count && before.Zip(now).All(pair => ProfileBinary.Write([pair.First with { Segments = null }]).AsSpan().SequenceEqual(ProfileBinary.Write([pair.Second with { Segments = null }])));

    private static string Sentence(GateEvidence fact, AcousticShift shift)
    {
        string effect = string.Create(CultureInfo.InvariantCulture, $"{fact.Effect} {fact.Value:0.00}{Amounts.Interval(fact.Low, fact.High, "0.00")}");
        if (AcousticEffect.IsJoint(shift)) return $"a classifier tells the two apart ({effect})";
        AcousticWording wording = AcousticWording.Of(shift.Measure);
        return shift is { ReferenceMedian: { } was, DifferenceMedian: { } median }
            ? $"{wording.Label}: median {wording.Number(was)} before, {wording.Quantity(median)} now ({effect})"
            : $"{wording.Label}: mostly {shift.ReferenceMode ?? "unknown"} before, {shift.DifferenceMode ?? "unknown"} now ({effect})";
    }
}
