using AsrDataTools.Annotation;
using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Redaction;

/// <summary>What is redacted in a recording, by its sound alone.</summary>
internal sealed class HeardRecording
{
    private const int BlockFrames = 16384;

    private HeardRecording(IReadOnlyList<HeardChannel> channels, double durationSeconds)
    {
        Channels = channels;
        DurationSeconds = durationSeconds;
    }

    public IReadOnlyList<HeardChannel> Channels { get; }

    public double DurationSeconds { get; }

    /// <summary>Decodes the recording once.</summary>
    /// <exception cref="SpeechDataException">It cannot be read.</exception>
    public static HeardRecording Listen(string path, CancellationToken cancellation)
    {
        using AudioReader reader = AudioFile.Open(path, new AudioOpenOptions { Cancellation = cancellation });
        AudioBlock block = new(reader.Format.Channels, BlockFrames);
        HeardFrames[] frames = [.. Enumerable.Range(0, reader.Format.Channels).Select(_ => new HeardFrames(reader.Format.SampleRate))];
        long samples = 0;
        while (reader.Read(block))
        {
            samples += block.Frames;
            for (int channel = 0; channel < frames.Length; channel++) frames[channel].Add(block.Samples(channel));
        }

        foreach (HeardFrames one in frames) one.Finish();
        return new([.. frames.Select(one => new HeardChannel(one))], samples / (double)reader.Format.SampleRate);
    }

    /// <summary>The channel as annotation names it; all where it names none that the recording has.</summary>
    public IReadOnlyList<HeardChannel> On(string? channel) =>
        Channels.Count > 1 && AnnotationChannel.Number(channel) is { } number && number <= Channels.Count ? [Channels[number - 1]] : Channels;
}
