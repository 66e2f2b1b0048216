using AsrDataTools.Audio;

namespace AsrDataTools.Core.Tests.Audio;

/// <summary>All samples of a recording, read through small blocks of an awkward size.</summary>
public sealed record Decoded(AudioFormat Format, AudioSpan Span, bool IsInteger16, short[][] Integers, float[][] Samples, string[] Remarks)
{
    public long Frames => Samples[0].Length;

    public static Decoded Read(string path, AudioOpenOptions? options = null, int capacity = 1009) => Read(AudioFile.Open(path, options), capacity);

    /// <summary>Reads to the end and disposes.</summary>
    public static Decoded Read(AudioReader opened, int capacity = 1009)
    {
        using AudioReader reader = opened;
        AudioBlock block = new(reader.Format.Channels, capacity);
        List<short>[] integers = [.. Enumerable.Range(0, block.Channels).Select(_ => new List<short>())];
        List<float>[] samples = [.. Enumerable.Range(0, block.Channels).Select(_ => new List<float>())];
        bool isInteger16 = false;
        while (reader.Read(block))
        {
            isInteger16 = block.IsInteger16;
            for (int channel = 0; channel < block.Channels; channel++)
            {
                if (isInteger16) integers[channel].AddRange(block.Integers(channel));
                samples[channel].AddRange(block.Samples(channel));
            }
        }

        Assert.Equal(0, block.Frames);
        Assert.False(reader.Read(block));
        return new(
            reader.Format,
            reader.Span,
            isInteger16,
            [.. integers.Select(one => one.ToArray())],
            [.. samples.Select(one => one.ToArray())],
            [.. reader.Remarks]);
    }
}
