using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Collects the values of one row and makes an utterance of them. Reused from row to row.</summary>
internal sealed class UtteranceBuilder(string manifestPath, string audioRoot)
{
    private readonly string?[] _values = new string?[Enum.GetValues<UtteranceField>().Length];
    private Dictionary<string, string>? _extra;

    public void Clear()
    {
        Array.Clear(_values);
        _extra = null;
    }

    /// <summary>Empty values count as absent.</summary>
    public void Set(UtteranceField field, string value)
    {
        if (!string.IsNullOrWhiteSpace(value)) _values[(int)field] = value;
    }

    public bool Has(UtteranceField field) => _values[(int)field] is not null;

    public void SetExtra(string column, string value)
    {
        if (!string.IsNullOrEmpty(value)) (_extra ??= [])[column] = value;
    }

    /// <exception cref="SpeechDataException">A value makes no sense; the message names line, column and value.</exception>
    public SpeechUtterance Build(long line)
    {
        double? start = Seconds(UtteranceField.StartSeconds, UtteranceField.StartMilliseconds, line);
        double? end = Seconds(UtteranceField.EndSeconds, UtteranceField.EndMilliseconds, line);
        double? duration = Seconds(UtteranceField.DurationSeconds, UtteranceField.DurationMilliseconds, line);
        if (duration is null && end is not null)
        {
            duration = end - (start ?? 0);
            if (duration < 0) throw Invalid(line, $"the end, {end} s, lies before the start, {start} s");
        }

        string? audio = Text(UtteranceField.AudioPath);
        return new SpeechUtterance
        {
            Id = Text(UtteranceField.Id) ?? GeneratedId(audio, start, duration, line),
            AudioPath = audio is null ? null : Path.GetFullPath(audio, audioRoot),
            StartSeconds = start,
            DurationSeconds = duration,
            Channel = ChannelNumber(line),
            Text = Text(UtteranceField.Text),
            Speaker = Text(UtteranceField.Speaker),
            Recording = Text(UtteranceField.Recording),
            Accent = Text(UtteranceField.Accent),
            Language = Text(UtteranceField.Language),
            Gender = Text(UtteranceField.Gender),
            Domain = Text(UtteranceField.Domain),
            Device = Text(UtteranceField.Device),
            Environment = Text(UtteranceField.Environment),
            SampleRate = Declared(UtteranceField.SampleRate, DeclaredValue.Hertz),
            Codec = Text(UtteranceField.Codec),
            Bandwidth = Text(UtteranceField.Bandwidth),
            BitDepth = Declared(UtteranceField.BitDepth, DeclaredValue.Bits),
            Channels = Declared(UtteranceField.Channels, DeclaredValue.Channels),
            RecordedAt = Date(line),
            Split = Text(UtteranceField.Split),
            License = Text(UtteranceField.License),
            Purpose = Text(UtteranceField.Purpose),
            Weight = Number(UtteranceField.Weight, line),
            Extra = _extra ?? SpeechUtterance.NoExtra,
            SourcePath = manifestPath,
            SourceLine = line,
        };
    }

    // The same row gets the same id in every run; the span tells apart the utterances of one recording.
    private static string GeneratedId(string? audio, double? start, double? duration, long line)
    {
        if (audio is null) return string.Create(CultureInfo.InvariantCulture, $"line-{line}");
        return start is null ? audio : string.Create(CultureInfo.InvariantCulture, $"{audio}@{start:0.###}+{duration:0.###}");
    }

    private string? Text(UtteranceField field) => _values[(int)field];

    private double? Seconds(UtteranceField inSeconds, UtteranceField inMilliseconds, long line) =>
        Number(inSeconds, line) ?? Number(inMilliseconds, line) / 1000;

    private double? Number(UtteranceField field, long line)
    {
        if (Text(field) is not { } text) return null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) && value >= 0) return value;
        throw Invalid(line, $"{field} is '{text}', not a number of at least 0 (decimals with a point)");
    }

    // A mere claim must not cost the row: what is no number is kept with the columns that have no place.
    private int? Declared(UtteranceField field, Func<string, int?> read)
    {
        if (Text(field) is not { } text) return null;
        int? number = read(text);
        if (number is null) SetExtra(field.ToString(), text);
        return number;
    }

    private int? ChannelNumber(long line)
    {
        if (Text(UtteranceField.Channel) is not { } text) return null;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= 1) return number;
        return text.Trim().ToUpperInvariant() switch
        {
            "A" or "LEFT" or "L" => 1,
            "B" or "RIGHT" or "R" => 2,
            _ => throw Invalid(line, $"Channel is '{text}'; channels are counted from 1 (or A, B, left, right)"),
        };
    }

    private DateTimeOffset? Date(long line)
    {
        if (Text(UtteranceField.RecordedAt) is not { } text) return null;
        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset date)
            ? date
            : throw Invalid(line, $"RecordedAt is '{text}', not a date; write it as 2026-11-23 or 2026-11-23T14:05:00Z");
    }

    private SpeechDataException Invalid(long line, string what) => ManifestErrors.Row(manifestPath, line, what);
}
