namespace AsrDataTools.Coverage;

/// <summary>One accent's share of training against its share of production traffic; the last row sums up.</summary>
public sealed record AccentCoverage
{
    /// <summary>The value of <see cref="Accent"/> in the row that sums up.</summary>
    public const string Overall = "Overall";

    /// <summary>Canonical label, such as en-IN.</summary>
    public required string Accent { get; init; }

    /// <summary>In two-way tables the other dimension and its value, <c>Channel=Telephony</c>; null in the one-way table.</summary>
    public string? Within { get; init; }

    /// <summary>Speech in training, hours.</summary>
    public double? Hours { get; init; }

    /// <summary>Share of training's speech hours of known accent, 0…1.</summary>
    public double? Share { get; init; }

    /// <summary>Share of traffic, 0…1; 0 where traffic does not have the accent.</summary>
    public double? TrafficShare { get; init; }

    /// <summary>Coverage ratio, <see cref="Share"/> / <see cref="TrafficShare"/>; null without traffic.</summary>
    public double? Ratio { get; init; }

    public double? RatioLow { get; init; }

    public double? RatioHigh { get; init; }

    /// <summary>The ratio if none of the unlabelled hours were of this accent …</summary>
    public double? RatioIfNone { get; init; }

    /// <summary>… and if all of them were.</summary>
    public double? RatioIfAll { get; init; }

    public int Speakers { get; init; }

    /// <summary>1/Σp² over the speakers' shares of the accent's hours.</summary>
    public double? EffectiveSpeakers { get; init; }

    /// <summary>Words wrong per reference word, where word errors were given; in the row that sums up projected onto traffic.</summary>
    public double? WordErrorRate { get; init; }

    public double? WordErrorLow { get; init; }

    public double? WordErrorHigh { get; init; }

    /// <summary>Error rate against the reference accent at equal channel and SNR; 1 is alike.</summary>
    public double? AdjustedErrorRatio { get; init; }

    public double? AdjustedErrorLow { get; init; }

    public double? AdjustedErrorHigh { get; init; }

    /// <summary>Overall only: ½ Σ |training share − traffic share|, 0…1.</summary>
    public double? TotalVariation { get; init; }

    public double? TotalVariationLow { get; init; }

    public double? TotalVariationHigh { get; init; }

    /// <summary>Overall only: share of traffic in accents of which training has nothing.</summary>
    public double? UncoveredTrafficShare { get; init; }

    /// <summary>Overall only: share of training's hours without a usable accent label.</summary>
    public double? UnlabelledShare { get; init; }

    /// <summary>Overall only: training's hours without a usable accent label, which <see cref="Hours"/> does not have.</summary>
    public double? UnlabelledHours { get; init; }

    public CoverageVerdict Verdict { get; init; }

    public TextList Remarks { get; init; } = TextList.Empty;

    /// <summary>Traffic has it, and no utterance of training is labelled so.</summary>
    internal bool IsAbsent { get; init; }
}
