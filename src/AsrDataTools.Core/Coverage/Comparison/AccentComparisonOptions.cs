using AsrDataTools.Corpus;

namespace AsrDataTools.Coverage;

/// <summary>Settings of <see cref="AccentComparison"/>; the defaults are the documented ones.</summary>
public sealed record AccentComparisonOptions
{
    /// <summary>Coverage ratio below which an accent is under-represented, 0 &lt; τ &lt; 1.</summary>
    public double MinimumRatio { get; init; } = 0.8;

    /// <summary>
    /// Coverage ratio above which it is over-represented: as far above 1, by factor, as <see cref="MinimumRatio"/> is below.
    /// </summary>
    public double MaximumRatio => 1 / MinimumRatio;

    /// <summary>Speakers below which the answer is Unknown.</summary>
    public int MinimumSpeakers { get; init; } = 10;

    /// <summary>Level of the intervals, 0.5…0.999.</summary>
    public double ConfidenceLevel { get; init; } = 0.95;

    /// <summary>Bootstrap replicates.</summary>
    public int Replicates { get; init; } = 2000;

    /// <summary>Same seed and data, same result.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Properties or columns for two-way tables: <c>Environment</c>, <c>Gender</c> …</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Seconds of an utterance; null where not known. The duration unless given.</summary>
    public Func<SpeechUtterance, double?> Seconds { get; init; } = utterance => utterance.DurationSeconds;

    /// <summary>How much an utterance counts, ≥ 0; 1 unless given.</summary>
    public Func<SpeechUtterance, double> Weight { get; init; } = _ => 1;

    /// <summary>Threads.</summary>
    public int ThrottleLimit { get; init; } = Environment.ProcessorCount;
}
