namespace AsrDataTools.Coverage;

/// <summary>How often words of one accent are recognised wrongly.</summary>
public sealed record AccentWordError
{
    public required string Accent { get; init; }

    /// <summary>Words of the references.</summary>
    public double Words { get; init; }

    public double Errors { get; init; }

    public int Speakers { get; init; }

    /// <summary>Errors per reference word, at least 0; may exceed 1. Null without words.</summary>
    public double? WordErrorRate { get; init; }

    /// <summary>Bounds of the interval over speakers; null where there are too few.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Words said per minute of speech; null where no row tells its length.</summary>
    public double? WordsPerMinute { get; init; }

    /// <summary>Error rate over that of the reference accent at equal environment and signal-to-noise ratio; 1 for the reference itself.</summary>
    public double? AdjustedRatio { get; init; }

    public double? AdjustedLow { get; init; }

    public double? AdjustedHigh { get; init; }

    public TextList Remarks { get; init; } = TextList.Empty;
}
