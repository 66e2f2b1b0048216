namespace AsrDataTools.Annotation.Depth;

/// <summary>
/// How deep the annotation of a recording, or of all of them, is: 0 audio; 1 text; 2 segment times; 3 speakers; 4 overlap; 5 word times,
/// events, entities, intent and sentiment. A level includes those below it, but for the text, which <see cref="Missing"/> names.
/// </summary>
public sealed record AnnotationDepth
{
    /// <summary>The value of <see cref="Recording"/> in the row that sums up.</summary>
    public const string Overall = "Overall";

    // Lean on purpose, since an audit keeps a row of each recording: absent numbers take no flag.
    private readonly double _speechSeconds = LeanNumber.Absent;
    private readonly double _shareAtRequired = LeanNumber.Absent;
    private readonly double _shareLow = LeanNumber.Absent;
    private readonly double _shareHigh = LeanNumber.Absent;
    private readonly double _uncheckedShare = LeanNumber.Absent;
    private readonly double _level0Share = LeanNumber.Absent;
    private readonly double _level1Share = LeanNumber.Absent;
    private readonly double _level2Share = LeanNumber.Absent;
    private readonly double _level3Share = LeanNumber.Absent;
    private readonly double _level4Share = LeanNumber.Absent;
    private readonly double _level5Share = LeanNumber.Absent;
    private readonly double _textShare = LeanNumber.Absent;
    private readonly double _wordTimesShare = LeanNumber.Absent;
    private readonly double _durationSeconds = LeanNumber.Absent;

    public required string Recording { get; init; }

    /// <summary>The highest level that the required share of speech has.</summary>
    public int Level { get; init; }

    /// <summary>Speech in the recording, seconds, summed over channels; null where neither times nor audio tell.</summary>
    public double? SpeechSeconds { get => LeanNumber.Read(_speechSeconds); init => _speechSeconds = LeanNumber.Write(value); }

    /// <summary>Share of speech seconds at the required level or above, 0…1; null without speech.</summary>
    public double? ShareAtRequired { get => LeanNumber.Read(_shareAtRequired); init => _shareAtRequired = LeanNumber.Write(value); }

    /// <summary>What is missing for the required level and tags: text, times, speakers, overlap, wordtimes, events …</summary>
    public TextList Missing { get; init; } = TextList.Empty;

    public Verdict Verdict { get; init; }

    /// <summary>Interval of <see cref="ShareAtRequired"/> by bootstrap over recordings; only of ten and more together.</summary>
    public double? ShareLow { get => LeanNumber.Read(_shareLow); init => _shareLow = LeanNumber.Write(value); }

    public double? ShareHigh { get => LeanNumber.Read(_shareHigh); init => _shareHigh = LeanNumber.Write(value); }

    /// <summary>Share of speech seconds at which overlap is neither tagged nor excluded: several speakers, and never two at once.</summary>
    public double? UncheckedShare { get => LeanNumber.Read(_uncheckedShare); init => _uncheckedShare = LeanNumber.Write(value); }

    /// <summary>Share of speech seconds at level 0 and no higher; the six shares add up to 1.</summary>
    public double? Level0Share { get => LeanNumber.Read(_level0Share); init => _level0Share = LeanNumber.Write(value); }

    public double? Level1Share { get => LeanNumber.Read(_level1Share); init => _level1Share = LeanNumber.Write(value); }

    public double? Level2Share { get => LeanNumber.Read(_level2Share); init => _level2Share = LeanNumber.Write(value); }

    public double? Level3Share { get => LeanNumber.Read(_level3Share); init => _level3Share = LeanNumber.Write(value); }

    public double? Level4Share { get => LeanNumber.Read(_level4Share); init => _level4Share = LeanNumber.Write(value); }

    public double? Level5Share { get => LeanNumber.Read(_level5Share); init => _level5Share = LeanNumber.Write(value); }

    /// <summary>Share of speech seconds with text.</summary>
    public double? TextShare { get => LeanNumber.Read(_textShare); init => _textShare = LeanNumber.Write(value); }

    /// <summary>Share of speech seconds in segments whose words have times.</summary>
    public double? WordTimesShare { get => LeanNumber.Read(_wordTimesShare); init => _wordTimesShare = LeanNumber.Write(value); }

    /// <summary>Annotated seconds in which two speakers talk.</summary>
    public double OverlapSeconds { get; init; }

    /// <summary>Speakers that are told apart.</summary>
    public int Speakers { get; init; }

    /// <summary>Where <see cref="SpeechSeconds"/> is from: Audio, Annotation, both in the row that sums up, or null.</summary>
    public string? SpeechSource { get; init; }

    /// <summary>Length of the recording, where the audio or its annotation tells, seconds.</summary>
    public double? DurationSeconds { get => LeanNumber.Read(_durationSeconds); init => _durationSeconds = LeanNumber.Write(value); }

    /// <summary>Recordings that the row is of.</summary>
    public int Recordings { get; init; } = 1;

    public int RequiredLevel { get; init; }

    /// <summary>Why, in words.</summary>
    public TextList Remarks { get; init; } = TextList.Empty;

    /// <summary>The (first) annotation file or manifest; absolute.</summary>
    public string? Path { get; init; }

    /// <summary>The recording's file; absolute.</summary>
    public string? AudioPath { get; init; }

    /// <summary>What <see cref="Verdict"/> is made of: the level first, then each required tag; empty without speech.</summary>
    internal IReadOnlyList<DepthAnswer> Answers { get; init; } = [];

    /// <summary>Level by level, 0 to 5.</summary>
    internal IReadOnlyList<double?> Shares => [Level0Share, Level1Share, Level2Share, Level3Share, Level4Share, Level5Share];

    public override string ToString() => FormattableString.Invariant($"{Recording}: level {Level}, {Verdict}");
}
