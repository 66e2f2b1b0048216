using System.Collections.Concurrent;
using System.Numerics.Tensors;
using AsrDataTools.Signal;

namespace AsrDataTools.Simulation;

/// <summary>
/// The classic telephone band, 300–3400 Hz (ITU-T G.712): a linear-phase band-pass, −6 dB at both edges, at least 56 dB
/// down 150 Hz beyond them, no delay.
/// </summary>
public sealed class TelephoneBand
{
    public const double LowEdgeHz = 300;
    public const double HighEdgeHz = 3400;
    private const double TransitionHz = 300;
    private const double AttenuationDb = 60;

    private static readonly ConcurrentDictionary<int, TelephoneBand> Bands = [];

    private readonly float[] _taps;

    private TelephoneBand(int sampleRate)
    {
        _taps = Taps(sampleRate, LowEdgeHz, HighEdgeHz);
    }

    /// <summary>The filter for a sampling rate, made once.</summary>
    /// <param name="sampleRate">Hz, at least 8000.</param>
    public static TelephoneBand At(int sampleRate)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(sampleRate, 8000);
        return Bands.GetOrAdd(sampleRate, rate => new(rate));
    }

    /// <summary>The same filter with other edges, −6 dB at both of them.</summary>
    /// <param name="sampleRate">Hz.</param>
    /// <param name="lowHz">Lower edge; 0 for none.</param>
    /// <param name="highHz">Upper edge, below half the sampling rate.</param>
    internal static float[] Taps(int sampleRate, double lowHz, double highHz)
    {
        int length = FirDesign.KaiserLength(AttenuationDb, TransitionHz / sampleRate);
        double[] taps = lowHz > 0
            ? FirDesign.BandPass(length, lowHz / sampleRate, highHz / sampleRate, AttenuationDb)
            : FirDesign.LowPass(length, highHz / sampleRate, AttenuationDb);
        return [.. taps.Select(tap => (float)tap)];
    }

    /// <summary>The band-limited copy of the samples, as long as they are.</summary>
    public float[] Apply(ReadOnlySpan<float> samples)
    {
        int half = _taps.Length / 2;
        float[] padded = new float[samples.Length + 2 * half];
        samples.CopyTo(padded.AsSpan(half));
        float[] output = new float[samples.Length];
        for (int i = 0; i < output.Length; i++) output[i] = TensorPrimitives.Dot(padded.AsSpan(i, _taps.Length), _taps);
        return output;
    }
}
