using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>
/// The labels of an utterance by the column names that every reader here recognises: for formats that hold further columns
/// beside those of their own.
/// </summary>
internal static class UtteranceColumns
{
    /// <summary>Name and value of each label but id, audio, times, text and speaker; null where the utterance has none.</summary>
    public static IReadOnlyList<(string Name, Func<SpeechUtterance, string?> Value)> Labels { get; } =
    [
        ("recording", row => row.Recording),
        ("channel", row => Number(row.Channel)),
        ("language", row => row.Language),
        ("gender", row => row.Gender),
        ("accent", row => row.Accent),
        ("domain", row => row.Domain),
        ("device", row => row.Device),
        ("environment", row => row.Environment),
        ("sample_rate", row => Number(row.SampleRate)),
        ("codec", row => row.Codec),
        ("bandwidth", row => row.Bandwidth),
        ("bit_depth", row => Number(row.BitDepth)),
        ("channels", row => Number(row.Channels)),
        ("recorded_at", row => row.RecordedAt?.ToString("O", CultureInfo.InvariantCulture)),
        ("split", row => row.Split),
        ("license", row => row.License),
        ("purpose", row => row.Purpose),
        ("weight", row => row.Weight?.ToString(CultureInfo.InvariantCulture)),
    ];

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);
}
