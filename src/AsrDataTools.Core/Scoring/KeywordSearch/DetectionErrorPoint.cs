namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>What deciding for all detections from a threshold up would have cost; means over the keywords that occur.</summary>
/// <param name="Threshold">A score.</param>
/// <param name="MissProbability">Mean share of occurrences without such a detection, 0…1.</param>
/// <param name="FalseAlarmProbability">Mean of false alarms per trial without the keyword.</param>
/// <param name="TermWeightedValue">1 − miss − β · false alarm.</param>
public sealed record DetectionErrorPoint(double Threshold, double MissProbability, double FalseAlarmProbability, double TermWeightedValue);
