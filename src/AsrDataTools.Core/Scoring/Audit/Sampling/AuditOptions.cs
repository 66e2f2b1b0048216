using AsrDataTools.Text;

namespace AsrDataTools.Scoring.Audit;

/// <summary>How a delivery is drawn from.</summary>
public sealed record AuditOptions
{
    public required AcceptanceTerms Terms { get; init; }

    public AcceptancePlanKind Kind { get; init; }

    /// <summary>By how much clustering raises the variance, at least 1; null to reckon it from the lengths of the utterances.</summary>
    public double? DesignEffect { get; init; }

    /// <summary>Properties or columns that make the strata; none for one stratum.</summary>
    public IReadOnlyList<string> By { get; init; } = [];

    /// <summary>Where the bands of DurationSeconds part, seconds, ascending.</summary>
    public IReadOnlyList<double> DurationBands { get; init; } = [2, 5, 10, 20];

    public AuditAllocation Allocation { get; init; }

    /// <summary>Utterances of each stratum at least, as far as it has them.</summary>
    public int MinimumPerStratum { get; init; } = 2;

    /// <summary>Same seed and delivery, same sample, in whatever order the rows come.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>How many utterances that a recogniser disagrees with come first.</summary>
    public int SuspectCount { get; init; } = 20;

    /// <summary>What makes a word of a text.</summary>
    public ITextNormalizer Normalizer { get; init; } = new BasicNormalizer();

    /// <summary>Each character of a script written without spaces is a word.</summary>
    public bool SplitUnsegmented { get; init; }
}
