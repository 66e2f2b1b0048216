using System.Numerics.Tensors;

namespace AsrDataTools.Audio;

/// <summary>
/// A reusable stretch of decoded samples, one row per channel. Integer recordings of up to 16 bits stay integers, so that
/// level statistics are exact and fast; floats in [-1, 1) are made from them only when asked for.
/// </summary>
public sealed class AudioBlock
{
    private const float FullScale16 = 32768f;

    private readonly short[][] _integers;
    private readonly float[][] _samples;
    private readonly bool[] _converted;

    /// <param name="channels">Number of channels, at least 1.</param>
    /// <param name="capacity">Most frames (samples per channel) that the block holds.</param>
    public AudioBlock(int channels, int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(capacity, 1);
        Capacity = capacity;
        _integers = new short[channels][];
        _samples = new float[channels][];
        _converted = new bool[channels];
        for (int channel = 0; channel < channels; channel++)
        {
            _integers[channel] = [];
            _samples[channel] = [];
        }
    }

    public int Channels => _integers.Length;

    public int Capacity { get; }

    /// <summary>Frames now held: samples per channel.</summary>
    public int Frames { get; private set; }

    /// <summary>True when <see cref="Integers"/> holds the exact samples.</summary>
    public bool IsInteger16 { get; private set; }

    /// <summary>The exact samples of a channel, full scale 32768; only when <see cref="IsInteger16"/>.</summary>
    public ReadOnlySpan<short> Integers(int channel) => IsInteger16
        ? _integers[channel].AsSpan(0, Frames)
        : throw new InvalidOperationException("This block holds floating-point samples.");

    /// <summary>The samples of a channel, full scale 1.0.</summary>
    public ReadOnlySpan<float> Samples(int channel)
    {
        if (IsInteger16 && !_converted[channel])
        {
            Span<float> target = Reserve(ref _samples[channel], Capacity).AsSpan(0, Frames);
            TensorPrimitives.ConvertTruncating<short, float>(Integers(channel), target);
            TensorPrimitives.Multiply(target, 1f / FullScale16, target);
            _converted[channel] = true;
        }

        return _samples[channel].AsSpan(0, Frames);
    }

    /// <summary>For readers: room for the exact samples of a channel; call <see cref="Commit"/> when all are filled.</summary>
    public Span<short> IntegerBuffer(int channel) => Reserve(ref _integers[channel], Capacity);

    /// <summary>For readers: room for the floating-point samples of a channel.</summary>
    public Span<float> SampleBuffer(int channel) => Reserve(ref _samples[channel], Capacity);

    /// <summary>For readers: declares how many frames the buffers now hold and in which of the two forms.</summary>
    public void Commit(int frames, bool isInteger16)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(frames, Capacity);
        Frames = frames;
        IsInteger16 = isInteger16;
        Array.Clear(_converted);
    }

    private static T[] Reserve<T>(ref T[] array, int length) =>
        array.Length >= length ? array : array = GC.AllocateUninitializedArray<T>(length);
}
