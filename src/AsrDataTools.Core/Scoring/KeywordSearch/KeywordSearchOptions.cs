namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>How keyword search is scored.</summary>
public sealed record KeywordSearchOptions
{
    /// <summary>What a false alarm weighs against a miss: (cost / value) · (1 / probability of the keyword − 1) = 0.1 · (10⁴ − 1).</summary>
    public double Beta { get; init; } = 999.9;

    /// <summary>Longest pause between two words of a keyword in the reference, seconds.</summary>
    public double GapSeconds { get; init; } = 0.5;

    /// <summary>How far the middle of a detection may lie outside the occurrence, seconds.</summary>
    public double ToleranceSeconds { get; init; } = 0.5;

    public KeywordNormalization Normalization { get; init; }

    /// <summary>Where it is given, detections from this score up are decided for, whatever the system decided.</summary>
    public double? Threshold { get; init; }

    /// <summary>Seconds of speech searched; null for what the ecf lists.</summary>
    public double? SearchedSeconds { get; init; }

    /// <summary>Least and greatest score as the list of detections declares them; null for those of each recording and keyword.</summary>
    public (double Least, double Greatest)? ScoreRange { get; init; }
}
