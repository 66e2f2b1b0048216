using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Samples in memory, one or more channels, rounded to 16 bits, read as if they were a WAV file.</summary>
internal sealed class MemoryReader(int sampleRate, params float[][] channels)
    : AudioReader("/accuracy/signal.wav", new AudioFormat("WAV", "pcm_s16le", sampleRate, channels.Length, 16, channels[0].Length))
{
    private int _position;

    public override bool Read(AudioBlock block)
    {
        int count = Math.Min(block.Capacity, channels[0].Length - _position);
        for (int channel = 0; channel < channels.Length; channel++)
        {
            Span<short> target = block.IntegerBuffer(channel);
            for (int n = 0; n < count; n++)
                target[n] = (short)Math.Clamp(Math.Round(channels[channel][_position + n] * 32768.0), short.MinValue, short.MaxValue);
        }

        block.Commit(count, isInteger16: true);
        _position += count;
        return count > 0;
    }
}
