namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>Where a system believes to hear a keyword.</summary>
/// <param name="Keyword">Id of the keyword, or its text.</param>
/// <param name="Recording">Name of the recording; folder and audio extension do not matter.</param>
/// <param name="Channel">Null where the system tells none.</param>
/// <param name="StartSeconds">From the start of the recording.</param>
/// <param name="DurationSeconds">From 0 up.</param>
/// <param name="Score">Any finite number; the higher the surer, comparable between keywords.</param>
/// <param name="Decision">Whether the system would act on it; null where it does not say.</param>
public readonly record struct KeywordDetection(
    string Keyword, string Recording, string? Channel, double StartSeconds, double DurationSeconds, double Score, bool? Decision);
