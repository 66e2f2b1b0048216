using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Acoustics;

/// <summary>Hands out samples made in a test, in blocks of any length, as integers or as floats.</summary>
internal sealed class SampleReader(int sampleRate, float[][] channels, int blockFrames = int.MaxValue, bool asIntegers = true, string codec = "pcm_s16le")
    : AudioReader("/test/made.wav", new AudioFormat("WAV", codec, sampleRate, channels.Length, 16, channels[0].Length))
{
    private int _position;

    public SampleReader(int sampleRate, float[] samples)
        : this(sampleRate, [samples])
    {
    }

    public override bool Read(AudioBlock block)
    {
        int frames = Math.Min(Math.Min(block.Capacity, blockFrames), channels[0].Length - _position);
        for (int channel = 0; channel < channels.Length; channel++)
        {
            ReadOnlySpan<float> source = channels[channel].AsSpan(_position, frames);
            if (!asIntegers)
            {
                source.CopyTo(block.SampleBuffer(channel));
                continue;
            }

            Span<short> target = block.IntegerBuffer(channel);
            for (int n = 0; n < frames; n++)
                target[n] = (short)Math.Clamp(Math.Round(source[n] * 32768.0), short.MinValue, short.MaxValue);
        }

        _position += frames;
        block.Commit(frames, asIntegers);
        return frames > 0;
    }
}
