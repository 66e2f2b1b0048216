using AsrDataTools.Audio;

namespace AsrDataTools.Scoring.Audit;

/// <summary>Cuts what is to be heard of an utterance out of its recording, whatever its format, as WAV.</summary>
internal static class AuditClip
{
    private const int BlockFrames = 1 << 14;

    /// <summary>Writes the clip: the span of the utterance and so much before and after it, as far as there is; one channel where the utterance is of one.</summary>
    /// <exception cref="SpeechDataException">There is no audio, it cannot be read, or the clip not be written.</exception>
    public static void Write(AuditItem item, string path, double paddingSeconds, CancellationToken cancellation)
    {
        if (item.AudioPath is not { } source) throw NoAudio(item);
        double start = item.StartSeconds ?? 0, from = Math.Max(0, start - paddingSeconds);
        using AudioReader reader = AudioFile.Open(source, new AudioOpenOptions
        {
            StartSeconds = from,
            DurationSeconds = item.DurationSeconds is { } length ? start + length + paddingSeconds - from : null,
            Cancellation = cancellation,
        });
        int channels = reader.Format.Channels;
        if (item.Channel is { } wanted && (wanted < 1 || wanted > channels))
        {
            throw new SpeechDataException(
                "AudioChannelMissing", SpeechDataProblem.InvalidData, FormattableString.Invariant($"'{item.Id}' is of channel {wanted}, and '{source}' has {channels}. Correct the channel in the manifest."), source);
        }

        int[] taken = item.Channel is { } one ? [one - 1] : [.. Enumerable.Range(0, channels)];
        AudioBlock block = new(channels, BlockFrames);
        using WaveWriter writer = new(path, reader.Format.SampleRate, taken.Length);
        short[] integers = new short[BlockFrames * taken.Length];
        float[] samples = new float[BlockFrames * taken.Length];
        long frames = 0;
        while (reader.Read(block))
        {
            cancellation.ThrowIfCancellationRequested();
            frames += block.Frames;
            if (block.IsInteger16) writer.Write(Interleave(taken, block.Frames, integers, block.Integers));
            else writer.Write(Interleave(taken, block.Frames, samples, block.Samples));
        }

        if (frames == 0) throw NoAudio(item);
        writer.Complete();
    }

    private delegate ReadOnlySpan<T> ChannelOf<T>(int channel);

    private static ReadOnlySpan<T> Interleave<T>(int[] channels, int frames, T[] target, ChannelOf<T> source)
    {
        for (int i = 0; i < channels.Length; i++)
        {
            ReadOnlySpan<T> from = source(channels[i]);
            for (int frame = 0; frame < frames; frame++) target[frame * channels.Length + i] = from[frame];
        }

        return target.AsSpan(0, frames * channels.Length);
    }

    private static SpeechDataException NoAudio(AuditItem item) => new(
        "AuditAudioMissing", SpeechDataProblem.NotFound, $"There is nothing to hear of '{item.Id}'{(item.AudioPath is null ? ": its row names no audio" : "")}. Mend the manifest and draw anew with the same seed: the sample stays the same.", item.AudioPath);
}
