namespace AsrDataTools.Scoring.SpeechActivity;

/// <summary>The errors of one channel of one recording.</summary>
/// <param name="Recording">Its name.</param>
/// <param name="Channel">Null where recordings are not parted by channel.</param>
/// <param name="Errors">With one collar.</param>
public sealed record SpeechActivityScore(string Recording, string? Channel, SpeechActivityErrors Errors);
