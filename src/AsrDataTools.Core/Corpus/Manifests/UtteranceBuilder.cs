using System.Globalization;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>Collects the values of one row and makes an utterance of them. Reused from row to row; not for several threads.</summary>
internal sealed class UtteranceBuilder
{
    private const int LongestSharedValue = 24;
    private static readonly int FieldCount = Enum.GetValues<UtteranceField>().Length;
    private static readonly bool[] IsTrait = [.. Enum.GetValues<UtteranceField>().Select(TraitPool.Has)];

    private readonly string _manifestPath;
    private readonly string _audioRoot;
    private readonly string?[] _texts = new string?[FieldCount];
    private readonly double[] _numbers = new double[FieldCount];
    private readonly TextPool _pool = new();
    private readonly TraitPool _traits;
    private readonly ExtraCollector _extra = new();

    /// <param name="manifestPath">For error messages.</param>
    /// <param name="audioRoot">What relative audio paths are relative to; absolute.</param>
    public UtteranceBuilder(string manifestPath, string audioRoot)
    {
        _manifestPath = manifestPath;
        _audioRoot = audioRoot;
        _traits = new TraitPool(manifestPath);
        Clear();
    }

    /// <summary>Whether a leading placeholder (<c>$data_root</c>) of an audio path stands for the audio root.</summary>
    public bool FillsPlaceholders { get; init; }

    public void Clear()
    {
        Array.Clear(_texts);
        Array.Fill(_numbers, double.NaN);
        _extra.Clear();
    }

    /// <summary>Blank values count as absent.</summary>
    public void Set(UtteranceField field, ReadOnlySpan<char> value)
    {
        if (value.IsWhiteSpace()) return;
        int index = (int)field;
        if (IsTrait[index] || field is UtteranceField.Speaker or UtteranceField.Recording)
        {
            _texts[index] = _pool.Get(value);
        }
        else if (IsNumber(field) && double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number) && number >= 0)
        {
            _numbers[index] = number;
        }
        else
        {
            _texts[index] = value.ToString();
        }
    }

    /// <summary>A number that is one already, as columnar files have it.</summary>
    public void Set(UtteranceField field, double value)
    {
        if (IsNumber(field) && value >= 0 && double.IsFinite(value)) _numbers[(int)field] = value;
        else Set(field, value.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Empty values count as absent. Of two columns with the same name the last counts.</summary>
    public void SetExtra(string column, ReadOnlySpan<char> value)
    {
        if (!value.IsEmpty) _extra.Set(column, value.Length <= LongestSharedValue ? _pool.Get(value) : value.ToString());
    }

    /// <summary>Whether the row has a value for the field.</summary>
    public bool Has(UtteranceField field) => Text(field) is not null || !double.IsNaN(_numbers[(int)field]);

    /// <summary>The text of a field that is one; null where absent.</summary>
    public string? Text(UtteranceField field) => _texts[(int)field];

    /// <summary>The number of a field that is one; NaN where absent.</summary>
    public double NumberOf(UtteranceField field) => _numbers[(int)field];

    /// <summary>Takes a field's value away.</summary>
    public void Remove(UtteranceField field)
    {
        _texts[(int)field] = null;
        _numbers[(int)field] = double.NaN;
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
            if (duration < 0) throw Invalid(line, string.Create(CultureInfo.InvariantCulture, $"the end, {end} s, lies before the start, {start} s"));
        }

        string? audio = Text(UtteranceField.AudioPath);
        if (audio is not null && audio.Contains('\0')) throw Invalid(line, "the audio path holds a zero character");
        TraitPool.Entry traits = _traits.Get(_texts);
        foreach ((string name, string value) in traits.Unread) _extra.Set(name, value);
        return new SpeechUtterance
        {
            Id = Text(UtteranceField.Id) ?? GeneratedId(audio, start, duration, line),
            AudioPath = audio is null ? null : ManifestPath.Resolve(FillsPlaceholders ? PlaceholderPath.Fill(audio) : audio, _audioRoot),
            StartSeconds = start,
            DurationSeconds = duration,
            Channel = ChannelNumber(line),
            Text = Text(UtteranceField.Text),
            Speaker = Text(UtteranceField.Speaker),
            Recording = Text(UtteranceField.Recording),
            Traits = traits.Traits,
            RecordedAt = Date(line),
            Weight = Number(UtteranceField.Weight, line),
            Extra = _extra.Make(),
            SourceLine = line,
        };
    }

    // The same row gets the same id in every run; the span tells apart the utterances of one recording.
    private static string GeneratedId(string? audio, double? start, double? duration, long line)
    {
        if (audio is null) return string.Create(CultureInfo.InvariantCulture, $"line-{line}");
        if (start is null) return audio;
        string length = duration is null ? "" : string.Create(CultureInfo.InvariantCulture, $"+{duration:0.###}");
        return string.Create(CultureInfo.InvariantCulture, $"{audio}@{start:0.###}{length}");
    }

    private static bool IsNumber(UtteranceField field) => field
        is (>= UtteranceField.StartSeconds and <= UtteranceField.DurationMilliseconds)
        or UtteranceField.Channel or UtteranceField.Weight;

    private double? Seconds(UtteranceField inSeconds, UtteranceField inMilliseconds, long line) =>
        Number(inSeconds, line) ?? Number(inMilliseconds, line) / 1000;

    private double? Number(UtteranceField field, long line)
    {
        if (!double.IsNaN(_numbers[(int)field])) return _numbers[(int)field];
        return Text(field) is { } text ? throw Invalid(line, $"{field} is '{text}', not a number of at least 0 (decimals with a point)") : null;
    }

    private int? ChannelNumber(long line)
    {
        double number = _numbers[(int)UtteranceField.Channel];
        if (number is >= 1 and <= int.MaxValue && number == Math.Truncate(number)) return (int)number;
        string? text = double.IsNaN(number) ? Text(UtteranceField.Channel) : number.ToString(CultureInfo.InvariantCulture);
        if (text is null) return null;
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

    private SpeechDataException Invalid(long line, string what) => ManifestErrors.Row(_manifestPath, line, what);
}
