namespace AsrDataTools.Corpus;

/// <summary>
/// One row of a manifest: a stretch of one recording and what is said of it. Absent is null, never an empty guess.
/// </summary>
public sealed record SpeechUtterance
{
    internal static readonly IReadOnlyDictionary<string, string> NoExtra = new Dictionary<string, string>();

    // Lean on purpose, since a corpus has millions: absent numbers take no flag, and what rows share stands once.
    private readonly double _startSeconds = double.NaN;
    private readonly double _durationSeconds = double.NaN;
    private readonly double _weight = double.NaN;
    private readonly long _sourceLine = long.MinValue;
    private readonly int _channel = int.MinValue;
    private readonly object? _recordedAt;

    /// <summary>Unique within its manifest.</summary>
    public required string Id { get; init; }

    /// <summary>Absolute path of the recording; null for a row that only names text or labels.</summary>
    public string? AudioPath { get; init; }

    /// <summary>Start within the recording, seconds; null for its beginning.</summary>
    public double? StartSeconds { get => Present(_startSeconds); init => _startSeconds = value ?? double.NaN; }

    /// <summary>Length, seconds; null for up to the end.</summary>
    public double? DurationSeconds { get => Present(_durationSeconds); init => _durationSeconds = value ?? double.NaN; }

    /// <summary>Channel of the recording, counted from 1; null for all.</summary>
    public int? Channel { get => _channel == int.MinValue ? null : _channel; init => _channel = value ?? int.MinValue; }

    public string? Text { get; init; }

    public string? Speaker { get; init; }

    /// <summary>The recording or session that utterances share.</summary>
    public string? Recording { get; init; }

    public string? Accent { get => Traits.Accent; init => Traits = Traits with { Accent = value }; }

    /// <summary>BCP 47 where the source has it so.</summary>
    public string? Language { get => Traits.Language; init => Traits = Traits with { Language = value }; }

    public string? Gender { get => Traits.Gender; init => Traits = Traits with { Gender = value }; }

    public string? Domain { get => Traits.Domain; init => Traits = Traits with { Domain = value }; }

    public string? Device { get => Traits.Device; init => Traits = Traits with { Device = value }; }

    /// <summary>Declared channel or place: telephony, VoIP, far-field, mobile, studio …</summary>
    public string? Environment { get => Traits.Environment; init => Traits = Traits with { Environment = value }; }

    /// <summary>Declared sampling rate, Hz.</summary>
    public int? SampleRate { get => Traits.SampleRate; init => Traits = Traits with { SampleRate = value }; }

    /// <summary>Declared coding or file format, in the words of the source.</summary>
    public string? Codec { get => Traits.Codec; init => Traits = Traits with { Codec = value }; }

    /// <summary>Declared band, in the words of the source: narrowband, 300-3400 Hz …</summary>
    public string? Bandwidth { get => Traits.Bandwidth; init => Traits = Traits with { Bandwidth = value }; }

    /// <summary>Declared bits per sample.</summary>
    public int? BitDepth { get => Traits.BitDepth; init => Traits = Traits with { BitDepth = value }; }

    /// <summary>Declared number of channels of the recording.</summary>
    public int? Channels { get => Traits.Channels; init => Traits = Traits with { Channels = value }; }

    public DateTimeOffset? RecordedAt { get => (DateTimeOffset?)_recordedAt; init => _recordedAt = value; }

    /// <summary>train, dev, test or whatever the source calls it.</summary>
    public string? Split { get => Traits.Split; init => Traits = Traits with { Split = value }; }

    public string? License { get => Traits.License; init => Traits = Traits with { License = value }; }

    /// <summary>What the data may be used for.</summary>
    public string? Purpose { get => Traits.Purpose; init => Traits = Traits with { Purpose = value }; }

    /// <summary>How much the utterance counts in sampling and in comparisons, from 0 up; null for 1.</summary>
    public double? Weight { get => Present(_weight); init => _weight = value ?? double.NaN; }

    /// <summary>Columns of the source that have no place above, by their own names.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = NoExtra;

    /// <summary>The manifest and the line (counted from 1) that the row came from, for error messages.</summary>
    public string? SourcePath { get => Traits.SourcePath; init => Traits = Traits with { SourcePath = value }; }

    public long? SourceLine { get => _sourceLine == long.MinValue ? null : _sourceLine; init => _sourceLine = value ?? long.MinValue; }

    /// <summary>The shared part. Never changed in place: other utterances may have the same.</summary>
    internal UtteranceTraits Traits { get; init; } = UtteranceTraits.None;

    private static double? Present(double value) => double.IsNaN(value) ? null : value;
}
