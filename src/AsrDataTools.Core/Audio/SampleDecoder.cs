using System.Buffers.Binary;
using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace AsrDataTools.Audio;

/// <summary>
/// Turns stored, interleaved samples into the rows of a block. Assumes a little-endian machine, as every platform of .NET 10 that
/// the module supports is.
/// </summary>
internal static class SampleDecoder
{
    private const float FullScale32 = 1f / 2147483648f;

    /// <summary>Decodes whole frames into the block's buffers from the given frame on; the caller commits.</summary>
    /// <param name="stored">Interleaved samples, a whole number of frames.</param>
    /// <param name="encoding">How they are stored.</param>
    /// <param name="block">Target; its number of channels is that of the stored samples.</param>
    /// <param name="offset">Frame of the block that takes the first decoded one.</param>
    public static void Decode(ReadOnlySpan<byte> stored, SampleEncoding encoding, AudioBlock block, int offset)
    {
        int channels = block.Channels;
        int frames = stored.Length / (encoding.Bytes() * channels);
        if (encoding == SampleEncoding.Signed16 && channels == 2)
        {
            ReadOnlySpan<short> pairs = MemoryMarshal.Cast<byte, short>(stored);
            SplitPairs(pairs, block.IntegerBuffer(0).Slice(offset, frames), block.IntegerBuffer(1).Slice(offset, frames));
            return;
        }

        for (int channel = 0; channel < channels; channel++)
        {
            if (encoding.IsInteger16())
            {
                DecodeIntegers(stored, encoding, channels, channel, block.IntegerBuffer(channel).Slice(offset, frames));
            }
            else
            {
                DecodeFloats(stored, encoding, channels, channel, block.SampleBuffer(channel).Slice(offset, frames));
            }
        }
    }

    /// <summary>Separates left and right of 16-bit stereo: each pair is one 32-bit lane, its halves cut out by shifts.</summary>
    internal static void SplitPairs(ReadOnlySpan<short> pairs, Span<short> left, Span<short> right)
    {
        ReadOnlySpan<int> lanes = MemoryMarshal.Cast<short, int>(pairs);
        int frame = 0;
        for (; frame + Vector<short>.Count <= left.Length; frame += Vector<short>.Count)
        {
            Vector<int> first = new(lanes[frame..]);
            Vector<int> second = new(lanes[(frame + Vector<int>.Count)..]);
            Vector.Narrow(first, second).CopyTo(left[frame..]);
            Vector.Narrow(first >> 16, second >> 16).CopyTo(right[frame..]);
        }

        for (; frame < left.Length; frame++)
        {
            left[frame] = (short)lanes[frame];
            right[frame] = (short)(lanes[frame] >> 16);
        }
    }

    private static void DecodeIntegers(ReadOnlySpan<byte> stored, SampleEncoding encoding, int channels, int channel, Span<short> target)
    {
        switch (encoding)
        {
            case SampleEncoding.Signed16:
                Stride(MemoryMarshal.Cast<byte, short>(stored), channels, channel, target);
                break;
            case SampleEncoding.Signed16BigEndian:
                Stride(MemoryMarshal.Cast<byte, short>(stored), channels, channel, target);
                BinaryPrimitives.ReverseEndianness(target, target);
                break;
            case SampleEncoding.ALaw:
                LookUp(stored, G711.ALawValues, channels, channel, target);
                break;
            case SampleEncoding.MuLaw:
                LookUp(stored, G711.MuLawValues, channels, channel, target);
                break;
            case SampleEncoding.Unsigned8:
                for (int frame = 0, at = channel; frame < target.Length; frame++, at += channels) target[frame] = (short)((stored[at] - 128) << 8);
                break;
            default:
                for (int frame = 0, at = channel; frame < target.Length; frame++, at += channels) target[frame] = (short)((sbyte)stored[at] << 8);
                break;
        }
    }

    private static void DecodeFloats(ReadOnlySpan<byte> stored, SampleEncoding encoding, int channels, int channel, Span<float> target)
    {
        switch (encoding)
        {
            case SampleEncoding.Float32:
                Stride(MemoryMarshal.Cast<byte, float>(stored), channels, channel, target);
                break;
            case SampleEncoding.Float64:
                ReadOnlySpan<double> doubles = MemoryMarshal.Cast<byte, double>(stored);
                for (int frame = 0, at = channel; frame < target.Length; frame++, at += channels) target[frame] = (float)doubles[at];
                break;
            case SampleEncoding.Signed32:
                ReadOnlySpan<int> integers = MemoryMarshal.Cast<byte, int>(stored);
                for (int frame = 0, at = channel; frame < target.Length; frame++, at += channels) target[frame] = integers[at] * FullScale32;
                break;
            default:
                for (int frame = 0, at = channel * 3; frame < target.Length; frame++, at += channels * 3)
                {
                    // The three bytes become the upper ones of 32 bits, which carries the sign; exact in a float's 24 bits.
                    int value = (stored[at] << 8) | (stored[at + 1] << 16) | (stored[at + 2] << 24);
                    target[frame] = value * FullScale32;
                }

                break;
        }
    }

    /// <summary>Replaces what is not a number (NaN, ±infinity) by silence.</summary>
    /// <returns>How many samples that were.</returns>
    public static long SilenceNonNumbers(Span<float> samples)
    {
        if (TensorPrimitives.IsFiniteAll<float>(samples)) return 0;
        long count = 0;
        foreach (ref float sample in samples)
        {
            if (float.IsFinite(sample)) continue;
            sample = 0;
            count++;
        }

        return count;
    }

    internal static void Stride<T>(ReadOnlySpan<T> interleaved, int channels, int channel, Span<T> target)
    {
        if (channels == 1)
        {
            interleaved[..target.Length].CopyTo(target);
            return;
        }

        for (int frame = 0, at = channel; frame < target.Length; frame++, at += channels) target[frame] = interleaved[at];
    }

    private static void LookUp(ReadOnlySpan<byte> codes, ReadOnlySpan<short> values, int channels, int channel, Span<short> target)
    {
        for (int frame = 0, at = channel; frame < target.Length; frame++, at += channels) target[frame] = values[codes[at]];
    }
}
