using AsrDataTools.Audio;
using AsrDataTools.Corpus;

namespace AsrDataTools.Simulation;

/// <summary>Opens the samples of utterances.</summary>
internal static class UtteranceSource
{
    /// <summary>One channel of the utterance's span.</summary>
    /// <param name="channel">Counted from 1.</param>
    /// <exception cref="SpeechDataException">It names no audio, or the audio cannot be read or has no such channel.</exception>
    public static SampleSource Open(SpeechUtterance utterance, int channel, CancellationToken cancellation)
    {
        AudioReader reader = OpenReader(utterance, cancellation);
        if (channel <= reader.Format.Channels) return new RecordingSource(reader, channel);
        reader.Dispose();
        throw new SpeechDataException(
            "ChannelMissing", SpeechDataProblem.InvalidArgument,
            FormattableString.Invariant($"'{utterance.AudioPath}' has {reader.Format.Channels} channels, and '{utterance.Id}' names channel {channel}. Channels are counted from 1."),
            utterance.AudioPath);
    }

    /// <summary>Channels that are to be worked on: the one that is named, else all of the recording.</summary>
    public static IReadOnlyList<int> Channels(SpeechUtterance utterance, CancellationToken cancellation)
    {
        if (utterance.Channel is { } named) return [named];
        using AudioReader reader = OpenReader(utterance, cancellation);
        return [.. Enumerable.Range(1, reader.Format.Channels)];
    }

    private static AudioReader OpenReader(SpeechUtterance utterance, CancellationToken cancellation) => AudioFile.Open(
        utterance.AudioPath ?? throw new SpeechDataException(
            "UtteranceWithoutAudio", SpeechDataProblem.InvalidData, $"The utterance '{utterance.Id}' names no audio file.", utterance.SourcePath),
        new AudioOpenOptions
        {
            StartSeconds = utterance.StartSeconds ?? 0,
            DurationSeconds = utterance.StartSeconds is null ? null : utterance.DurationSeconds,
            Cancellation = cancellation,
        });
}
