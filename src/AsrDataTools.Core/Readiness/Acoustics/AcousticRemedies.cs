using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>What to do about acoustic differences, each with a number of hours, recordings or speakers.</summary>
internal static class AcousticRemedies
{
    /// <summary>Most effective first; empty when there is nothing to do.</summary>
    public static IEnumerable<string> For(AcousticEvidence evidence, GateEvidenceList facts, AcousticGateSettings settings)
    {
        Dictionary<string, AcousticShift> shifts = evidence.Shifts.ToDictionary(shift => shift.Measure);
        List<string> remedies = [];
        if (facts.FirstOrDefault(fact => fact.Measure == AcousticEffect.UncoveredShare) is { Verdict: Verdict.Fail or Verdict.Warn, Value: double uncovered })
        {
            remedies.Add(Cover(evidence, uncovered, settings));
        }

        remedies.AddRange(facts
            .Where(fact => fact is { Weight: > EvidenceWeight.Informative, Verdict: Verdict.Fail or Verdict.Warn } && shifts.ContainsKey(fact.Measure))
            .Select(fact => Mend(shifts[fact.Measure], fact, evidence))
            .OfType<string>());
        remedies.AddRange(MoreEvidence(evidence.Shifts));
        return remedies.Distinct();
    }

    // With H hours of training and an uncovered share u, x hours bring it to the floor f of its share: x = f·u·(H + x).
    private static string Cover(AcousticEvidence evidence, double uncovered, AcousticGateSettings settings)
    {
        double hours = Hours(evidence.Training);
        double wanted = settings.CoverageFloor * uncovered;
        return Counted.Text(
            $"re-encode or simulate {ChannelOf(evidence.Production)} for {Amounts.Hours(wanted * hours)} of the {Amounts.Hours(hours)} of training, or collect {Amounts.Hours(wanted * hours / (1 - wanted))} of it: {uncovered:0 %} of production seconds have no neighbour in training");
    }

    // Only where training as a whole lies to one side: a change of shape alone has no one direction to mend in.
    private static string? Mend(AcousticShift shift, GateEvidence fact, AcousticEvidence evidence)
    {
        if (!ProfileValue.IsNumeric(shift.Measure) || shift.ReferenceMedian is null || shift.DifferenceMedian is null) return null;
        if (Math.Abs(fact.Value ?? 0) < fact.WarnThreshold) return null;
        double[] production = [.. evidence.Production.Select(profile => ProfileValue.Compared(profile, shift.Measure)).OfType<double>()];
        if (production.Length == 0) return null;
        (double low, double high) = (Percentile(production, 0.05), Percentile(production, 0.95));
        double below = HoursWhere(evidence.Training, shift.Measure, value => value < low);
        double above = HoursWhere(evidence.Training, shift.Measure, value => value > high);
        AcousticWording wording = AcousticWording.Of(shift.Measure);
        bool more = shift.DifferenceMedian > shift.ReferenceMedian;
        double hours = more ? above : below;
        if (hours * 3600 < 1) return null;
        string amount = Amounts.Hours(hours), target = wording.Quantity(shift.ReferenceMedian.Value);
        string range = $"production's middle 90 % is {wording.Number(low)} to {wording.Quantity(high)}";
        string change = wording.Number(Math.Abs(shift.DifferenceMedian.Value - shift.ReferenceMedian.Value));
        return (shift.Measure, more) switch
        {
            (nameof(AcousticProfile.BandwidthHz), true) => $"band-limit {amount} of training to about {target} ({range})",
            (nameof(AcousticProfile.BandwidthHz), false) => $"replace {amount} of training that holds nothing above what production reaches ({range}); resampling does not bring it back",
            (nameof(AcousticProfile.LowCutHz), false) => $"high-pass {amount} of training at about {target} ({range})",
            (nameof(AcousticProfile.SnrDb), true) => $"mix production-like noise into {amount} of training, down to about {target} ({range})",
            (nameof(AcousticProfile.SnrDb), false) => $"drop or replace {amount} of training that is noisier than production ({range})",
            (nameof(AcousticProfile.ClippedShare), true) => $"drop or re-record {amount} of training that clips more than production ({range})",
            ("DropoutShare", false) => $"simulate packet loss on {amount} of training, about {target} of speech ({range})",
            ("DropoutShare", true) => $"drop or repair {amount} of training with more dropouts than production ({range})",
            (nameof(AcousticProfile.DecayTimeSeconds), false) => $"add rooms of about {target} decay to {amount} of training ({range})",
            (nameof(AcousticProfile.ActiveLevelDbov), _) => $"change the level of {amount} of training by about {(more ? "-" : "+")}{change} dB, to {target} ({range})",
            _ => null,
        };
    }

    private static IEnumerable<string> MoreEvidence(IReadOnlyList<AcousticShift> shifts)
    {
        if (shifts.Count == 0) yield break;
        int production = shifts.Max(shift => shift.ReferenceClusters), training = shifts.Max(shift => shift.DifferenceClusters);
        if (production < ShiftVerdict.MinimumClusters) yield return $"bring production recordings of at least {ShiftVerdict.MinimumClusters - production} more speakers or calls: intervals need {ShiftVerdict.MinimumClusters}, there are {production}";
        if (training < ShiftVerdict.MinimumClusters) yield return $"bring training recordings of at least {ShiftVerdict.MinimumClusters - training} more speakers or sessions: intervals need {ShiftVerdict.MinimumClusters}, there are {training}";
    }

    private static string ChannelOf(IReadOnlyList<AcousticProfile> production)
    {
        ChannelClass? channel = production
            .Where(profile => profile.ChannelClass is not null)
            .GroupBy(profile => profile.ChannelClass)
            .MaxBy(group => group.Sum(profile => profile.DurationSeconds))?.Key;
        return channel switch
        {
            ChannelClass.Telephony => "telephony",
            ChannelClass.Voip => "VoIP",
            ChannelClass.Mobile => "mobile calls",
            ChannelClass.FarField => "far-field speech",
            ChannelClass.CloseTalk => "close-talk speech",
            _ => "the production channel",
        };
    }

    private static double Hours(IEnumerable<AcousticProfile> profiles) => profiles.Sum(profile => profile.DurationSeconds) / 3600;

    private static double HoursWhere(IEnumerable<AcousticProfile> profiles, string measure, Func<double, bool> condition) =>
        Hours(profiles.Where(profile => ProfileValue.Compared(profile, measure) is double value && condition(value)));

    private static double Percentile(double[] values, double share)
    {
        double[] sorted = [.. values.Order()];
        double position = share * (sorted.Length - 1);
        int index = (int)position;
        return index + 1 < sorted.Length ? double.Lerp(sorted[index], sorted[index + 1], position - index) : sorted[index];
    }
}
