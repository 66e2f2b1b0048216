using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;

namespace AsrDataTools.Readiness;

/// <summary>A row of a corpus with what was measured of its audio.</summary>
/// <param name="Side">The corpus that it is of.</param>
/// <param name="Utterance">As its manifest has it.</param>
/// <param name="Profiles">One for each audio channel.</param>
internal sealed record MeasuredUtterance(CorpusSide Side, SpeechUtterance Utterance, IReadOnlyList<AcousticProfile> Profiles)
{
    /// <summary>Length of the audio, seconds, as measured.</summary>
    public double Seconds => Profiles.Count == 0 ? 0 : Profiles[0].DurationSeconds;
}
