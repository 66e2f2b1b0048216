using AsrDataTools.Audio;
using AsrDataTools.Corpus;

namespace AsrDataTools.Leakage;

/// <summary>What a manifest row stands for, and whether its recording is still what it was.</summary>
internal static class FingerprintSource
{
    /// <summary>The item of the row's first channel, before its recording is opened: its length is not known yet.</summary>
    /// <exception cref="SpeechDataException">The row names no recording (<c>UtteranceWithoutAudio</c>).</exception>
    public static FingerprintItem Of(SpeechUtterance utterance)
    {
        string path = utterance.AudioPath ?? throw new SpeechDataException(
            "UtteranceWithoutAudio",
            SpeechDataProblem.InvalidData,
            $"The utterance '{utterance.Id}' names no audio file{(utterance.SourcePath is null ? string.Empty : $" ('{utterance.SourcePath}', line {utterance.SourceLine})")}.",
            utterance.SourcePath);
        FileInfo file = new(path);
        return Unread(utterance, file.FullName) with
        {
            FileBytes = file.Exists ? file.Length : 0,
            FileWrittenUtc = file.Exists ? file.LastWriteTimeUtc : default,
        };
    }

    /// <summary>What tells the items of a row from those of others, without a look at its recording; null where the row names none.</summary>
    public static (string Path, double Start, double? Length, int? Channel)? KeyOf(SpeechUtterance utterance) =>
        utterance.AudioPath is { } path ? Unread(utterance, Path.GetFullPath(path)).Key : null;

    /// <summary>The channels to look at, counted from 0.</summary>
    /// <exception cref="SpeechDataException">The recording has no such channel (<c>ChannelNotFound</c>).</exception>
    public static int[] Channels(int? asked, AudioReader reader)
    {
        int count = reader.Format.Channels;
        if (asked is not int channel)
            return [.. Enumerable.Range(0, count)];
        return channel >= 1 && channel <= count
            ? [channel - 1]
            : throw new SpeechDataException(
                "ChannelNotFound",
                SpeechDataProblem.InvalidArgument,
                FormattableString.Invariant($"'{reader.Path}' has {count} channel(s), no channel {channel}. Correct the manifest row."),
                reader.Path);
    }

    private static FingerprintItem Unread(SpeechUtterance utterance, string path) => new()
    {
        Id = utterance.Id,
        Path = path,
        Channel = utterance.Channel ?? 1,
        RequestedChannel = utterance.Channel,
        StartSeconds = utterance.StartSeconds ?? 0,
        RequestedSeconds = utterance.StartSeconds is null ? null : utterance.DurationSeconds,
    };
}
