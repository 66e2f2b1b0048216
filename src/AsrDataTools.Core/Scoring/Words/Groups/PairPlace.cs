using System.Globalization;

namespace AsrDataTools.Scoring.Words;

/// <summary>Where an utterance lies: its recording, its channel, its span; from whatever columns it came with.</summary>
internal static class PairPlace
{
    private static readonly string[] AudioColumns = ["AudioPath", "audio_filepath", "audio_path", "Path"];

    /// <summary>The recording's file as it is written; null where no column names one.</summary>
    public static string? AudioOf(TranscriptPair pair) => AudioColumns.Select(name => Text(pair.Property(name))).FirstOrDefault(text => text is not null);

    /// <summary>What the recording may be called elsewhere, the most telling first.</summary>
    public static IEnumerable<string> NamesOf(TranscriptPair pair)
    {
        if (pair.Recording is { } recording) yield return recording;
        if (AudioOf(pair) is { } audio) yield return Path.GetFileNameWithoutExtension(audio.Replace('\\', '/'));
        yield return pair.Id;
        yield return Path.GetFileName(pair.Id);
    }

    /// <summary>Start within the recording, seconds; null for its beginning.</summary>
    public static double? StartOf(TranscriptPair pair) => Number(pair.Property("StartSeconds"));

    /// <summary>End within the recording, seconds; null for its end.</summary>
    public static double? EndOf(TranscriptPair pair) => Number(pair.Property("EndSeconds")) ?? (StartOf(pair) ?? 0) + Number(pair.Property("DurationSeconds"));

    /// <summary>The channel's number, counted from 1: 1, 2, or A, B as NIST writes them; null where none is named.</summary>
    public static int? ChannelOf(TranscriptPair pair) => Channel(Text(pair.Property("Channel")));

    /// <inheritdoc cref="ChannelOf"/>
    public static int? Channel(string? text) => text switch
    {
        null => null,
        [char letter] when char.IsAsciiLetter(letter) => char.ToUpperInvariant(letter) - 'A' + 1,
        _ => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null,
    };

    private static string? Text(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) is { Length: > 0 } text ? text : null;

    private static double? Number(object? value) =>
        Text(value) is { } text && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) ? number : null;
}
