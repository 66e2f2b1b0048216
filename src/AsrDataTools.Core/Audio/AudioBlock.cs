using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Audio;

/// <summary>
/// A reusable stretch of decoded samples, one row per channel. Integer recordings of up to 16 bits stay integers, so that
/// level statistics are exact and fast; floats in [-1, 1) are made from them only when asked for.
/// </summary>
public sealed class AudioBlock
{
    private const float FullScale16 = 32768f;
    private const int FramesOfThread = 32768;

    [ThreadStatic]
    private static AudioBlock? _ofThread;

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

    /// <summary>
    /// The block of this thread, kept from one recording to the next: a block of its own for each of millions of short recordings would be most of what is
    /// allocated. For whoever reads one recording from beginning to end and hands the block to nobody who keeps it.
    /// </summary>
    internal static AudioBlock OfThread(int channels) => _ofThread?.Channels == channels ? _ofThread : _ofThread = new(channels, FramesOfThread);

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
            ToFloat(Integers(channel), target);
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

    // The library's conversion from short to float goes one sample at a time and takes ten times as long.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void ToFloat(ReadOnlySpan<short> integers, Span<float> samples)
    {
        ref short from = ref MemoryMarshal.GetReference(integers);
        ref float to = ref MemoryMarshal.GetReference(samples);
        Vector512<float> scale = Vector512.Create(1f / FullScale16);
        int i = 0;
        for (; i + Vector512<short>.Count <= integers.Length; i += Vector512<short>.Count)
        {
            (Vector512<int> low, Vector512<int> high) = Vector512.Widen(Vector512.LoadUnsafe(ref from, (nuint)i));
            (Vector512.ConvertToSingle(low) * scale).StoreUnsafe(ref to, (nuint)i);
            (Vector512.ConvertToSingle(high) * scale).StoreUnsafe(ref to, (nuint)(i + Vector512<float>.Count));
        }

        for (; i < integers.Length; i++)
            samples[i] = integers[i] / FullScale16;
    }

    private static T[] Reserve<T>(ref T[] array, int length) =>
        array.Length >= length ? array : array = GC.AllocateUninitializedArray<T>(length);
}
