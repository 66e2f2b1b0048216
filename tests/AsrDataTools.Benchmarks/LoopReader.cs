using AsrDataTools.Audio;

namespace AsrDataTools.Benchmarks;

/// <summary>The same minute over and over, as long as asked, without a file: to see what memory a long recording takes.</summary>
internal sealed class LoopReader(int sampleRate, short[] loop, long frames)
    : AudioReader("/benchmark/loop.wav", new AudioFormat("WAV", "pcm_s16le", sampleRate, 1, 16, frames))
{
    private long _position;

    public override bool Read(AudioBlock block)
    {
        int offset = (int)(_position % loop.Length);
        int count = (int)Math.Min(Math.Min(block.Capacity, loop.Length - offset), frames - _position);
        loop.AsSpan(offset, count).CopyTo(block.IntegerBuffer(0));
        block.Commit(count, isInteger16: true);
        _position += count;
        return count > 0;
    }
}
