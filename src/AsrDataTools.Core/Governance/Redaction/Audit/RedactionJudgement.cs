namespace AsrDataTools.Governance.Redaction;

/// <summary>What came of one recording.</summary>
/// <param name="Findings">In order of time.</param>
/// <param name="Tags">Marks that claim a redaction.</param>
/// <param name="Heard">Marks under which speech is left.</param>
/// <param name="Untagged">Mutes and tones without a mark.</param>
/// <param name="Seconds">Length of the recording.</param>
/// <param name="HasAudio">Whether there was a recording to listen to.</param>
public sealed record RedactionJudgement(IReadOnlyList<Finding> Findings, int Tags, int Heard, int Untagged, double Seconds, bool HasAudio);
