using System.Numerics.Tensors;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Simulation;

/// <summary>Sets levels and signal-to-noise ratios by the active speech level of ITU-T P.56, so that pauses do not count.</summary>
public static class NoiseMixer
{
    /// <summary>The active speech level, dBov.</summary>
    /// <exception cref="ArgumentException">There is no speech in the samples to refer to.</exception>
    public static double ActiveLevelDbov(ReadOnlySpan<float> speech, int sampleRate)
    {
        ActiveSpeechLevel measure = new(sampleRate);
        measure.Add(speech);
        ActiveLevel level = measure.Finish();
        return level.LevelDbov ?? throw new ArgumentException($"There is no active speech level: {level.Abstained}.", nameof(speech));
    }

    /// <summary>Brings the active speech level to a target, in place; returns the gain in dB.</summary>
    public static double SetLevel(Span<float> speech, int sampleRate, double targetDbov)
    {
        double gainDb = targetDbov - ActiveLevelDbov(speech, sampleRate);
        TensorPrimitives.Multiply(speech, (float)Math.Pow(10, gainDb / 20), speech);
        return gainDb;
    }

    /// <summary>
    /// Adds noise so that the active speech level lies <paramref name="snrDb"/> above the RMS of the noise. Both must already
    /// have the band in which they are to be compared.
    /// </summary>
    /// <param name="speech">Samples of full scale 1.0, changed in place.</param>
    /// <param name="noise">As many samples, at any level but 0.</param>
    /// <param name="snrDb">Ratio, dB.</param>
    /// <param name="sampleRate">Hz.</param>
    public static void Add(Span<float> speech, ReadOnlySpan<float> noise, double snrDb, int sampleRate)
    {
        double rms = NoiseGenerator.Rms(noise);
        if (rms == 0) throw new ArgumentException("The noise is silent.", nameof(noise));
        double gain = Math.Pow(10, (ActiveLevelDbov(speech, sampleRate) - snrDb) / 20) / rms;
        TensorPrimitives.MultiplyAdd(noise, (float)gain, speech, speech);
    }
}
