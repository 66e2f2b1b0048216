using System.Globalization;
using AsrDataTools.Coverage;

namespace AsrDataTools.Readiness;

/// <summary>Says in plain words, with figures, what the facts of the accent gate say.</summary>
internal static class AccentReasons
{
    private const int Most = 6;

    /// <summary>Most telling first; never empty.</summary>
    public static IEnumerable<string> For(AccentEvidence evidence, GateEvidenceList facts, AccentGateSettings settings)
    {
        Dictionary<string, AccentCoverage> rows = evidence.Accents.ToDictionary(row => row.Accent);
        GateEvidence[] telling = [.. facts.Where(GateVerdict.IsTelling)], open = [.. facts.Where(AccentFacts.IsOpen)];
        List<string> reasons = [.. Capped(telling, fact => Sentence(fact, rows, evidence)), .. Capped(open, fact => Open(fact, rows, settings))];
        if (reasons.Count == 0) reasons.Add(Alike(facts, settings));
        if (evidence.Overall is { WordErrorRate: double rate } overall)
        {
            reasons.Add(string.Create(
                CultureInfo.InvariantCulture, $"word errors: {rate:0.0 %}{Amounts.Interval(overall.WordErrorLow, overall.WordErrorHigh, "0.0 %")} of words are to be expected wrong in this traffic"));
        }

        reasons.AddRange(evidence.Overall?.Remarks ?? []);
        return reasons;
    }

    private static IEnumerable<string> Capped(GateEvidence[] facts, Func<GateEvidence, string> sentence)
    {
        foreach (GateEvidence fact in facts.Take(Most)) yield return sentence(fact);
        if (facts.Length > Most) yield return string.Create(CultureInfo.InvariantCulture, $"and {facts.Length - Most} more: they are among the evidence");
    }

    private static string Sentence(GateEvidence fact, Dictionary<string, AccentCoverage> rows, AccentEvidence evidence)
    {
        if (fact.Subject is { } accent) return Shares(rows[accent], fact);
        return fact.Measure == nameof(AccentCoverage.UncoveredTrafficShare)
            ? string.Create(CultureInfo.InvariantCulture, $"coverage: {fact.Value:0.# %} of traffic is in accents of which training has nothing{Named(evidence)}")
            : string.Create(CultureInfo.InvariantCulture, $"proportion: {fact.Value:0 %}{Amounts.Interval(fact.Low, fact.High, "0 %")} of training would have to be of other accents to be like traffic");
    }

    private static string Named(AccentEvidence evidence)
    {
        string[] missing = [.. evidence.Accents.Where(row => row is { TrafficShare: > 0, Hours: null or 0 }).Select(row => row.Accent)];
        return missing.Length == 0 ? "" : $" ({string.Join(", ", missing.Take(3))}{(missing.Length > 3 ? string.Create(CultureInfo.InvariantCulture, $" and {missing.Length - 3} more") : "")})";
    }

    private static string Shares(AccentCoverage row, GateEvidence fact) => row.Verdict == CoverageVerdict.Missing
        ? string.Create(CultureInfo.InvariantCulture, $"no {row.Accent}: {row.TrafficShare:0.# %} of traffic, and training has none of it")
        : string.Create(
            CultureInfo.InvariantCulture,
            $"{(fact.Verdict == Verdict.Fail ? "too little" : row.Ratio < fact.Threshold ? "perhaps too little" : "not surely enough")} {row.Accent}: {row.TrafficShare:0.# %} of traffic, {row.Share:0.# %} of training, which is {row.Ratio:0.00}{Amounts.Interval(row.RatioLow, row.RatioHigh, "0.00")} of its share, {(fact.Verdict == Verdict.Fail ? "below" : "not surely at")} the floor of {fact.Threshold:0.##}");

    private static string Open(GateEvidence fact, Dictionary<string, AccentCoverage> rows, AccentGateSettings settings)
    {
        if (fact.Measure == nameof(AccentCoverage.UncoveredTrafficShare))
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"coverage: {fact.Low:0.# %} to {fact.High:0.# %} of traffic is in accents of which training has nothing, depending on what the speech without a label is");
        }

        if (fact.Subject is not { } accent)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"labels: the accent of {fact.Value:0.# %} of {(fact.Measure == AccentFacts.TrafficUnlabelledShare ? "traffic" : "training's hours")} cannot be told; it may be any accent's");
        }

        AccentCoverage row = rows[accent];
        if (row.IsAbsent)
            return string.Create(CultureInfo.InvariantCulture, $"no telling of {accent}: {row.TrafficShare:0.# %} of traffic, and no speech of training is labelled so; {row.RatioIfAll:0.00} of its share if all speech without a label is of it");
        string shares = string.Create(CultureInfo.InvariantCulture, $"no telling of {accent}: {row.TrafficShare:0.# %} of traffic, {row.Share:0.# %} of training, but ");
        if (row.Speakers < settings.MinimumSpeakers) return Counted.Text($"{shares}only {row.Speakers} speakers of the {settings.MinimumSpeakers} that an interval needs");
        return row is { RatioIfNone: double none, RatioIfAll: double all }
            ? string.Create(CultureInfo.InvariantCulture, $"{shares}between {none:0.00} of its share if no unlabelled speech is of it and {all:0.00} if all is")
            : shares + row.Remarks;
    }

    private static string Alike(GateEvidenceList facts, AccentGateSettings settings)
    {
        GateEvidence? least = facts.Where(fact => fact is { Subject: not null, Value: not null, Weight: > EvidenceWeight.Informative }).MinBy(fact => fact.Value);
        return least is null
            ? "no accent of traffic is short in training"
            : string.Create(CultureInfo.InvariantCulture, $"every accent has at least {settings.MinimumRatio:0.##} of its share of traffic; least {least.Subject}, {least.Value:0.00}{Amounts.Interval(least.Low, least.High, "0.00")}");
    }
}
