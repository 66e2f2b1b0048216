using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>A property of an utterance as it is written: its field, its value as invariant text, and whether it is a number.</summary>
internal sealed record WrittenField(UtteranceField Field, Func<SpeechUtterance, string?> Text, WrittenKind Kind = WrittenKind.Text)
{
    /// <summary>Every property that is data, in the order in which columns are written.</summary>
    public static IReadOnlyList<WrittenField> All { get; } =
    [
        new(UtteranceField.Id, u => u.Id),
        new(UtteranceField.AudioPath, u => u.AudioPath),
        new(UtteranceField.StartSeconds, u => Number(u.StartSeconds), WrittenKind.Number),
        new(UtteranceField.DurationSeconds, u => Number(u.DurationSeconds), WrittenKind.Number),
        new(UtteranceField.Channel, u => Number(u.Channel), WrittenKind.Integer),
        new(UtteranceField.Text, u => u.Text),
        new(UtteranceField.Speaker, u => u.Speaker),
        new(UtteranceField.Recording, u => u.Recording),
        new(UtteranceField.Accent, u => u.Accent),
        new(UtteranceField.Language, u => u.Language),
        new(UtteranceField.Gender, u => u.Gender),
        new(UtteranceField.Domain, u => u.Domain),
        new(UtteranceField.Device, u => u.Device),
        new(UtteranceField.Environment, u => u.Environment),
        new(UtteranceField.SampleRate, u => Hertz(u.SampleRate), WrittenKind.Integer),
        new(UtteranceField.Codec, u => u.Codec),
        new(UtteranceField.Bandwidth, u => u.Bandwidth),
        new(UtteranceField.BitDepth, u => Number(u.BitDepth), WrittenKind.Integer),
        new(UtteranceField.Channels, u => Number(u.Channels), WrittenKind.Integer),
        new(UtteranceField.RecordedAt, u => u.RecordedAt?.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFK", CultureInfo.InvariantCulture)),
        new(UtteranceField.Split, u => u.Split),
        new(UtteranceField.License, u => u.License),
        new(UtteranceField.Purpose, u => u.Purpose),
        new(UtteranceField.Weight, u => Number(u.Weight), WrittenKind.Number),
    ];

    private static string? Number<T>(T? value)
        where T : struct, IFormattable => value?.ToString(null, CultureInfo.InvariantCulture);

    // Below this a bare number would be read as kHz.
    private static string? Hertz(int? rate) => rate is { } hertz and <= 384 ? string.Create(CultureInfo.InvariantCulture, $"{hertz} Hz") : Number(rate);
}

/// <summary>What a value is besides text.</summary>
internal enum WrittenKind
{
    Text,
    Number,
    Integer,
}
