using AsrDataTools.Coverage;

namespace AsrDataTools.Readiness;

/// <summary>What the accent gate asks for.</summary>
public sealed record AccentGateSettings
{
    /// <summary>The part of its share of traffic that an accent must have of training, above 0 and below 1.</summary>
    public double MinimumRatio { get; init; } = 0.8;

    /// <summary>Speakers of an accent below which its coverage is Unknown.</summary>
    public int MinimumSpeakers { get; init; } = 10;

    /// <summary>Share of traffic from which an accent may fail the gate, or leave it Unknown.</summary>
    public double MajorShare { get; init; } = 0.05;

    /// <summary>Share of traffic from which an accent may make the gate warn.</summary>
    public double MinorShare { get; init; } = 0.01;

    /// <summary>Share of traffic in accents of which training has nothing: more warns …</summary>
    public double UncoveredWarnThreshold { get; init; } = 0.02;

    /// <summary>… and more fails.</summary>
    public double UncoveredFailThreshold { get; init; } = 0.1;

    /// <summary>Share of training that would have to be of another accent for shares to be equal: more warns.</summary>
    public double TotalVariationThreshold { get; init; } = 0.2;

    /// <summary>Share of training's hours, or of traffic, whose accent cannot be told: more leaves the gate Unknown.</summary>
    public double UnlabelledThreshold { get; init; } = 0.2;

    /// <summary>Speech that a new speaker is meant to give, minutes; what is to be collected is divided by it.</summary>
    public double MinutesPerSpeaker { get; init; } = 30;

    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Bootstrap replicates.</summary>
    public int Replicates { get; init; } = 1000;

    /// <summary>Raw label → canonical accent, before anything else is looked up.</summary>
    public IReadOnlyDictionary<string, string> AccentMap { get; init; } = new Dictionary<string, string>();

    /// <summary>A table of such, absolute; null for none.</summary>
    public string? AccentMapPath { get; init; }

    /// <summary>A table of word errors by accent, absolute; null for none. What it says is told, and moves no verdict.</summary>
    public string? WordErrorPath { get; init; }

    /// <summary>Mean minutes of speech of a call by accent, <c>*</c> for all others; for traffic that is given in calls.</summary>
    public IReadOnlyDictionary<string, double> MinutesPerCall { get; init; } = new Dictionary<string, double>();

    /// <summary>What is to be collected where an accent is short: the floor of the gate, its speakers and their minutes.</summary>
    internal CollectionPlanOptions Collection => new()
    {
        FloorRatio = MinimumRatio,
        MinimumSpeakers = MinimumSpeakers,
        MinutesPerSpeaker = MinutesPerSpeaker,
        MinimumMinutesPerSpeaker = Math.Min(new CollectionPlanOptions().MinimumMinutesPerSpeaker, MinutesPerSpeaker),
    };
}
