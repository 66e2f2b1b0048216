namespace AsrDataTools.Scoring.Diarization;

/// <summary>What came of one channel of one recording.</summary>
/// <param name="Recording">As the pair has it.</param>
/// <param name="Channel">As the pair has it.</param>
/// <param name="Errors">The times and counts.</param>
/// <param name="Map">For each mapped speaker of the reference the hypothesis's speaker by which confusion is told.</param>
/// <param name="Speakers">One for each speaker of the reference that speaks in evaluated time, by name.</param>
public sealed record DiarizationScore(
    string Recording,
    string? Channel,
    DiarizationErrors Errors,
    IReadOnlyDictionary<string, string> Map,
    IReadOnlyList<SpeakerErrorResult> Speakers);
