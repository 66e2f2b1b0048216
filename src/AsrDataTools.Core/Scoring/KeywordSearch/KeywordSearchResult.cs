namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>
/// How well one keyword was found, or all together. Values are means over the keywords that occur in the reference; the others are
/// counted but have none.
/// </summary>
public sealed record KeywordSearchResult
{
    /// <summary>The value of <see cref="Keyword"/> in the row of all.</summary>
    public const string Overall = "Overall";

    /// <summary>Id of the keyword.</summary>
    public required string Keyword { get; init; }

    /// <summary>Its words; null in the row of all.</summary>
    public string? Text { get; init; }

    /// <summary>Occurrences in the reference.</summary>
    public int Targets { get; init; }

    /// <summary>Detections within what is searched, decided for or not; in the row of all only those of keywords that occur, as all counts there.</summary>
    public int Detections { get; init; }

    /// <summary>Occurrences with a detection that was decided for; this and the next two are null where some detection has no decision.</summary>
    public int? Hits { get; init; }

    /// <summary>The other occurrences.</summary>
    public int? Misses { get; init; }

    /// <summary>Detections that were decided for and have no occurrence.</summary>
    public int? FalseAlarms { get; init; }

    /// <summary>Misses / targets; null without targets or decisions.</summary>
    public double? MissProbability { get; init; }

    /// <summary>False alarms / (trials − targets), a trial being a second; null as above.</summary>
    public double? FalseAlarmProbability { get; init; }

    /// <summary>1 − miss − β · false alarm at the system's decisions, at most 1; of all together ATWV.</summary>
    public double? TermWeightedValue { get; init; }

    /// <summary>Intervals of the row of all over keywords; null with fewer than two.</summary>
    public double? Low { get; init; }

    public double? High { get; init; }

    /// <summary>Greatest mean value at one threshold for all (MTWV), at least 0; null in rows of one keyword.</summary>
    public double? MaximumTermWeightedValue { get; init; }

    public double? MaximumLow { get; init; }

    public double? MaximumHigh { get; init; }

    /// <summary>The threshold of <see cref="MaximumTermWeightedValue"/>; null where no detection should have been decided for.</summary>
    public double? MaximumThreshold { get; init; }

    /// <summary>Greatest value with thresholds for each keyword (OTWV), at least 0.</summary>
    public double? OptimumTermWeightedValue { get; init; }

    public double? OptimumLow { get; init; }

    public double? OptimumHigh { get; init; }

    /// <summary>The keyword's own threshold; null in the row of all, and where none of its detections should have been decided for.</summary>
    public double? OptimumThreshold { get; init; }

    /// <summary>Share of occurrences with any detection (STWV): the value were there no false alarms.</summary>
    public double? SupremumTermWeightedValue { get; init; }

    public double? SupremumLow { get; init; }

    public double? SupremumHigh { get; init; }

    /// <summary>Keywords that the row stands for: those that occur.</summary>
    public int Keywords { get; init; }

    /// <summary>Lowest score that was decided for; null without decisions, and where one that was not scores as high.</summary>
    public double? DecisionThreshold { get; init; }

    /// <summary>Seconds of speech searched.</summary>
    public double SearchedSeconds { get; init; }

    /// <summary>What a false alarm weighs against a miss.</summary>
    public double Beta { get; init; }
}
