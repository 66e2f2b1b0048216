using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;

namespace AsrDataTools.Readiness;

/// <summary>A row of a corpus with what was measured of its audio.</summary>
/// <param name="Side">The corpus that it is of.</param>
/// <param name="Utterance">As its manifest has it.</param>
/// <param name="Profiles">One for each audio channel; empty where nobody asks how it sounds.</param>
internal sealed record MeasuredUtterance(CorpusSide Side, SpeechUtterance Utterance, IReadOnlyList<AcousticProfile> Profiles)
{
    /// <summary>Length by the header of the recording, seconds; null where it was not opened, or measured anyway.</summary>
    public double? HeaderSeconds { get; init; }

    /// <summary>Length of the audio, seconds: as measured, else by the header, else as the manifest has it.</summary>
    public double Seconds => Profiles.Count > 0 ? Profiles[0].DurationSeconds : HeaderSeconds ?? Utterance.DurationSeconds ?? 0;
}
