using System.Numerics;
using MathNet.Numerics;
using MathNet.Numerics.IntegralTransforms;

namespace AsrDataTools.Simulation;

/// <summary>The impulse response from one place of a room to another.</summary>
/// <param name="Samples">Sound pressure; the sound itself has a peak of 1 over its way in metres.</param>
/// <param name="SampleRate">Hz.</param>
/// <param name="Delay">Samples from the start of the response to the arrival of the sound itself.</param>
public sealed record RoomResponse(IReadOnlyList<float> Samples, int SampleRate, double Delay)
{
    /// <summary>What counts as the sound itself rather than the room: this long after its arrival, as is customary for speech.</summary>
    private const double EarlySeconds = 0.0025;

    private readonly Lazy<double?> _decay = new(() => RoomDecay.Of(Samples, SampleRate));

    /// <summary>
    /// Time of a fall by 60 dB, seconds, measured on the response itself: its energy integrated backwards (Schroeder 1965), a
    /// line from −5 to −35 dB (ISO 3382 calls it T30). Null where the response does not fall that far.
    /// </summary>
    public double? DecayTimeSeconds => _decay.Value;

    /// <summary>Energy of the sound itself over that of all reflections, dB; positive infinity without any.</summary>
    public double DirectToReverberantDb
    {
        get
        {
            int end = (int)Math.Round(Delay + (EarlySeconds * SampleRate));
            double direct = Samples.Take(end).Sum(x => (double)x * x), rest = Samples.Skip(end).Sum(x => (double)x * x);
            return 10 * Math.Log10(direct / rest);
        }
    }

    /// <summary>What the microphone hears of a speaker: as many samples, aligned with them, the tail beyond the end cut off.</summary>
    /// <param name="speech">At <see cref="SampleRate"/>, recorded close to the mouth in a dry room.</param>
    /// <remarks>Convolution block by block (Stockham 1966), two blocks in each complex transform.</remarks>
    public float[] Apply(ReadOnlySpan<float> speech)
    {
        float[] output = new float[speech.Length];
        int size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(2 * Samples.Count, 1024));
        int block = size - Samples.Count + 1;
        int shift = (int)Math.Round(Delay);
        Complex32[] filter = new Complex32[size], work = new Complex32[size];
        for (int n = 0; n < Samples.Count; n++)
            filter[n] = new Complex32(Samples[n], 0);
        Fourier.Forward(filter, FourierOptions.NoScaling);
        for (int start = 0; start < speech.Length; start += 2 * block)
        {
            ReadOnlySpan<float> first = Part(speech, start, block), second = Part(speech, start + block, block);
            for (int n = 0; n < size; n++)
                work[n] = new Complex32(n < first.Length ? first[n] : 0, n < second.Length ? second[n] : 0);
            Fourier.Forward(work, FourierOptions.NoScaling);
            for (int k = 0; k < size; k++)
                work[k] *= filter[k];
            Fourier.Inverse(work, FourierOptions.NoScaling);
            // The response is real, so the two blocks stay apart as real and imaginary parts.
            for (int n = 0; n < size; n++)
            {
                Add(output, start + n - shift, work[n].Real / size);
                Add(output, start + block + n - shift, work[n].Imaginary / size);
            }
        }

        return output;
    }

    private static ReadOnlySpan<float> Part(ReadOnlySpan<float> samples, int start, int length) =>
        start >= samples.Length ? [] : samples[start..Math.Min(start + length, samples.Length)];

    private static void Add(float[] output, int at, float value)
    {
        if ((uint)at < (uint)output.Length)
            output[at] += value;
    }
}
