using AsrDataTools.Coverage;
using AsrDataTools.Readiness;

namespace AsrDataTools.Core.Tests.Readiness;

/// <summary>Made-up coverage of accents.</summary>
internal static class AccentSamples
{
    /// <summary>A row with an interval of the ratio and enough speakers.</summary>
    public static AccentCoverage Row(string accent, double hours, double share, double traffic, double spread = 0.1, int speakers = 40) => new()
    {
        Accent = accent,
        Hours = hours,
        Share = share,
        TrafficShare = traffic,
        Ratio = traffic > 0 ? share / traffic : null,
        RatioLow = traffic > 0 ? share / traffic * (1 - spread) : null,
        RatioHigh = traffic > 0 ? share / traffic * (1 + spread) : null,
        RatioIfNone = traffic > 0 ? share / traffic : null,
        RatioIfAll = traffic > 0 ? share / traffic : null,
        Speakers = speakers,
        EffectiveSpeakers = speakers * 0.8,
        Verdict = traffic == 0 ? CoverageVerdict.Over
            : hours == 0 ? CoverageVerdict.Missing
            : speakers < 10 ? CoverageVerdict.Unknown
            : share / traffic * (1 + spread) < 0.8 ? CoverageVerdict.Under
            : share / traffic * (1 - spread) >= 1.25 ? CoverageVerdict.Over
            : share / traffic * (1 - spread) >= 0.8 ? CoverageVerdict.Proportional
            : CoverageVerdict.Unknown,
    };

    public static AccentCoverage Overall(double totalVariation = 0.05, double uncovered = 0, double unlabelled = 0) => new()
    {
        Accent = AccentCoverage.Overall,
        Hours = 100,
        TotalVariation = totalVariation,
        TotalVariationLow = Math.Max(0, totalVariation - 0.03),
        TotalVariationHigh = totalVariation + 0.03,
        UncoveredTrafficShare = uncovered,
        UnlabelledShare = unlabelled,
    };

    /// <summary>The corpus of the issue: traffic mostly Indian, training mostly American.</summary>
    public static AccentEvidence Lopsided()
    {
        AccentCoverage[] rows =
        [
            Row("en-IN", 18, 0.18, 0.6), Row("en-US", 70, 0.7, 0.2), Row("en-GB", 12, 0.12, 0.12), Row("en-SG", 0, 0, 0.05, speakers: 0), Row("en-NG", 0, 0, 0.03, speakers: 0),
            Overall(0.5, 0.08, 0.04),
        ];
        return Planned(rows);
    }

    public static AccentEvidence Planned(params AccentCoverage[] rows) => new(rows, [.. CollectionPlanner.Plan(CollectionStratum.FromCoverage(rows)).Targets.Where(target => target.AddHours > 0)], "traffic.csv, in hours");
}
