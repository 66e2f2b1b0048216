using AsrDataTools.Coverage;

namespace AsrDataTools.Readiness;

/// <summary>Turns accent coverage into facts with a threshold and a weight.</summary>
internal static class AccentFacts
{
    public const string TrafficUnlabelledShare = nameof(AccentEvidence.TrafficUnlabelledShare);

    /// <summary>One fact for each accent of traffic that is not negligible, and those of the whole; heaviest and worst first.</summary>
    public static GateEvidenceList Of(AccentEvidence evidence, AccentGateSettings settings)
    {
        IEnumerable<GateEvidence> facts = evidence.Accents
            .Where(row => row.TrafficShare >= settings.MinorShare || (row.TrafficShare > 0 && row.Verdict != CoverageVerdict.Proportional))
            .Select(row => Accent(row, settings));
        if (evidence.Overall is { } overall) facts = facts.Concat(Whole(overall, evidence, settings));
        return [.. facts.OrderByDescending(fact => fact.Weight).ThenByDescending(fact => Urgency(fact.Verdict))]; // Stable: most traffic first within each.
    }

    /// <summary>Whether a decisive fact has no answer that could be Pass.</summary>
    public static bool IsOpen(GateEvidence fact) => fact is { Weight: EvidenceWeight.Decisive, Verdict: Verdict.Unknown };

    private static GateEvidence Accent(AccentCoverage row, AccentGateSettings settings) =>
        new(nameof(AccentCoverage.Ratio), row.Ratio, row.RatioLow, row.RatioHigh, settings.MinimumRatio, Judge(row, settings))
        {
            Subject = row.Accent,
            Title = row.Accent,
            Effect = "training share / traffic share",
            SmallerIsWorse = true,
            WarnThreshold = settings.MinimumRatio,
            Weight = row.TrafficShare >= settings.MajorShare ? EvidenceWeight.Decisive
                : row.TrafficShare >= settings.MinorShare ? EvidenceWeight.Contributing
                : EvidenceWeight.Informative,
        };

    // Coverage is Unknown for two reasons: there is too little to go by, or the interval holds the floor. The latter warns.
    private static Verdict Judge(AccentCoverage row, AccentGateSettings settings) => row.Verdict switch
    {
        CoverageVerdict.Missing or CoverageVerdict.Under => Verdict.Fail,
        CoverageVerdict.Proportional or CoverageVerdict.Over => Verdict.Pass,
        _ when row.Speakers < settings.MinimumSpeakers || row.RatioLow is null || row.RatioHigh is null => Verdict.Unknown,
        _ when row.RatioIfNone < settings.MinimumRatio != row.RatioIfAll < settings.MinimumRatio => Verdict.Unknown,
        _ when row.RatioLow < settings.MinimumRatio => Verdict.Warn,
        _ => Verdict.Pass,
    };

    private static IEnumerable<GateEvidence> Whole(AccentCoverage overall, AccentEvidence evidence, AccentGateSettings settings)
    {
        if (overall.UncoveredTrafficShare is double uncovered)
        {
            double sure = evidence.Accents.Where(row => row.Verdict == CoverageVerdict.Missing).Sum(row => row.TrafficShare ?? 0);
            yield return new(
                nameof(AccentCoverage.UncoveredTrafficShare), uncovered, sure < uncovered ? sure : null, sure < uncovered ? uncovered : null, settings.UncoveredFailThreshold, Uncovered(sure, uncovered, settings))
            {
                Title = "Traffic in accents that training lacks",
                HasBounds = true,
                Effect = "share of traffic",
                WarnThreshold = settings.UncoveredWarnThreshold,
                Weight = EvidenceWeight.Decisive,
            };
        }

        if (overall.TotalVariation is double variation)
        {
            yield return new(
                nameof(AccentCoverage.TotalVariation), variation, overall.TotalVariationLow, overall.TotalVariationHigh, null, Variation(overall, settings))
            {
                Title = "Accents in other shares than in traffic",
                Effect = "total variation",
                WarnThreshold = settings.TotalVariationThreshold,
                Weight = EvidenceWeight.Contributing,
            };
        }

        if (overall.UnlabelledShare is double unlabelled) yield return Unlabelled(nameof(AccentCoverage.UnlabelledShare), "Training without an accent label", "share of hours", unlabelled, settings);
        yield return Unlabelled(TrafficUnlabelledShare, "Traffic without an accent label", "share of traffic", evidence.TrafficUnlabelledShare, settings);
    }

    private static Verdict Uncovered(double sure, double uncovered, AccentGateSettings settings) =>
        sure > settings.UncoveredFailThreshold ? Verdict.Fail
        : uncovered > settings.UncoveredFailThreshold ? Verdict.Unknown
        : uncovered > settings.UncoveredWarnThreshold ? Verdict.Warn
        : Verdict.Pass;

    private static Verdict Variation(AccentCoverage overall, AccentGateSettings settings) => overall switch
    {
        { TotalVariationLow: double low } when low > settings.TotalVariationThreshold => Verdict.Warn,
        { TotalVariationHigh: double high } when high <= settings.TotalVariationThreshold => Verdict.Pass,
        _ => Verdict.Unknown,
    };

    // Unknown beyond the threshold: what is not labelled may be of any accent.
    private static GateEvidence Unlabelled(string measure, string title, string effect, double share, AccentGateSettings settings) =>
        new(measure, share, null, null, settings.UnlabelledThreshold, share > settings.UnlabelledThreshold ? Verdict.Unknown : Verdict.Pass)
        {
            Title = title,
            Effect = effect,
            Weight = EvidenceWeight.Decisive,
        };

    private static int Urgency(Verdict verdict) => verdict switch
    {
        Verdict.Fail => 3,
        Verdict.Warn => 2,
        Verdict.Unknown => 1,
        _ => 0,
    };
}
