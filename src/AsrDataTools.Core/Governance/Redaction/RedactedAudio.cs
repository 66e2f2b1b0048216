using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Redaction;

/// <summary>A redacted copy of a recording.</summary>
/// <param name="Path">The copy, absolute.</param>
/// <param name="Format">Its format, which is that of the source.</param>
/// <param name="RedactedSeconds">How much of it is silenced or toned.</param>
/// <param name="IsExact">Whether every sample outside the windows is that of the source, bit by bit; false where a lossy coding was coded again.</param>
public sealed record RedactedAudio(string Path, AudioFormat Format, double RedactedSeconds, bool IsExact);
