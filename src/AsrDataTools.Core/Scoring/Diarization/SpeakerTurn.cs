namespace AsrDataTools.Scoring.Diarization;

/// <summary>One speaker's uninterrupted speech in one channel of one recording.</summary>
/// <param name="Speaker">Name within the recording; reference and hypothesis need not share names.</param>
/// <param name="StartSeconds">Where it begins.</param>
/// <param name="EndSeconds">Where it ends, not before its start.</param>
public readonly record struct SpeakerTurn(string Speaker, double StartSeconds, double EndSeconds);
