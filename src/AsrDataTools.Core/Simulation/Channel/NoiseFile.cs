using AsrDataTools.Audio;

namespace AsrDataTools.Simulation;

/// <summary>A recording of noise.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="DurationSeconds">Its length; 0 where it is not known before decoding.</param>
internal sealed record NoiseFile(string Path, double DurationSeconds)
{
    /// <summary>The first channel from a place on, begun again at its end, without end.</summary>
    public SampleSource Open(double startSeconds, int sampleRate)
    {
        using AudioReader header = AudioFile.Open(Path);
        return ResampledSource.Of(new EndlessSource(header.Format.SampleRate, round => new RecordingSource(
            AudioFile.Open(Path, new AudioOpenOptions { StartSeconds = round == 0 && startSeconds < DurationSeconds ? startSeconds : 0 }), 1)), sampleRate);
    }
}
