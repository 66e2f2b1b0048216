namespace AsrDataTools.Scoring.Diarization;

/// <summary>A stretch of a recording, such as a row of a UEM file.</summary>
/// <param name="StartSeconds">Where it begins.</param>
/// <param name="EndSeconds">Where it ends, not before its start.</param>
public readonly record struct TimeRegion(double StartSeconds, double EndSeconds);
