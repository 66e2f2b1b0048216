namespace AsrDataTools.Corpus;

/// <summary>
/// One row of a manifest: a stretch of one recording and what is said of it. Absent is null, never an empty guess.
/// </summary>
public sealed record SpeechUtterance
{
    internal static readonly IReadOnlyDictionary<string, string> NoExtra = new Dictionary<string, string>();

    /// <summary>Unique within its manifest.</summary>
    public required string Id { get; init; }

    /// <summary>Absolute path of the recording; null for a row that only names text or labels.</summary>
    public string? AudioPath { get; init; }

    /// <summary>Start within the recording, seconds; null for its beginning.</summary>
    public double? StartSeconds { get; init; }

    /// <summary>Length, seconds; null for up to the end.</summary>
    public double? DurationSeconds { get; init; }

    /// <summary>Channel of the recording, counted from 1; null for all.</summary>
    public int? Channel { get; init; }

    public string? Text { get; init; }

    public string? Speaker { get; init; }

    /// <summary>The recording or session that utterances share.</summary>
    public string? Recording { get; init; }

    public string? Accent { get; init; }

    /// <summary>BCP 47 where the source has it so.</summary>
    public string? Language { get; init; }

    public string? Gender { get; init; }

    public string? Domain { get; init; }

    public string? Device { get; init; }

    /// <summary>Declared channel or place: telephony, VoIP, far-field, mobile, studio …</summary>
    public string? Environment { get; init; }

    /// <summary>Declared sampling rate, Hz.</summary>
    public int? SampleRate { get; init; }

    /// <summary>Declared coding or file format, in the words of the source.</summary>
    public string? Codec { get; init; }

    /// <summary>Declared band, in the words of the source: narrowband, 300-3400 Hz …</summary>
    public string? Bandwidth { get; init; }

    /// <summary>Declared bits per sample.</summary>
    public int? BitDepth { get; init; }

    /// <summary>Declared number of channels of the recording.</summary>
    public int? Channels { get; init; }

    public DateTimeOffset? RecordedAt { get; init; }

    /// <summary>train, dev, test or whatever the source calls it.</summary>
    public string? Split { get; init; }

    public string? License { get; init; }

    /// <summary>What the data may be used for.</summary>
    public string? Purpose { get; init; }

    /// <summary>How much the utterance counts in sampling and in comparisons, from 0 up; null for 1.</summary>
    public double? Weight { get; init; }

    /// <summary>Columns of the source that have no place above, by their own names.</summary>
    public IReadOnlyDictionary<string, string> Extra { get; init; } = NoExtra;

    /// <summary>The manifest and the line (counted from 1) that the row came from, for error messages.</summary>
    public string? SourcePath { get; init; }

    public long? SourceLine { get; init; }
}
