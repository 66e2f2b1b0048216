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
    private readonly double _speechSeconds = double.NaN;
    private readonly double _shareAtRequired = double.NaN;
    private readonly double _shareLow = double.NaN;
    private readonly double _shareHigh = double.NaN;
    private readonly double _uncheckedShare = double.NaN;
    private readonly double _level0Share = double.NaN;
    private readonly double _level1Share = double.NaN;
    private readonly double _level2Share = double.NaN;
    private readonly double _level3Share = double.NaN;
    private readonly double _level4Share = double.NaN;
    private readonly double _level5Share = double.NaN;
    private readonly double _textShare = double.NaN;
    private readonly double _wordTimesShare = double.NaN;
    private readonly double _durationSeconds = double.NaN;

    public required string Recording { get; init; }

    /// <summary>The highest level that the required share of speech has.</summary>
    public int Level { get; init; }

    /// <summary>Speech in the recording, seconds, summed over channels; null where neither times nor audio tell.</summary>
    public double? SpeechSeconds { get => Present(_speechSeconds); init => _speechSeconds = value ?? double.NaN; }

    /// <summary>Share of speech seconds at the required level or above, 0…1; null without speech.</summary>
    public double? ShareAtRequired { get => Present(_shareAtRequired); init => _shareAtRequired = value ?? double.NaN; }

    /// <summary>What is missing for the required level and tags: text, times, speakers, overlap, wordtimes, events …</summary>
    public TextList Missing { get; init; } = TextList.Empty;

    public Verdict Verdict { get; init; }

    /// <summary>Interval of <see cref="ShareAtRequired"/> by bootstrap over recordings; only of ten and more together.</summary>
    public double? ShareLow { get => Present(_shareLow); init => _shareLow = value ?? double.NaN; }

    public double? ShareHigh { get => Present(_shareHigh); init => _shareHigh = value ?? double.NaN; }

    /// <summary>Share of speech seconds at which overlap is neither tagged nor excluded: several speakers, and never two at once.</summary>
    public double? UncheckedShare { get => Present(_uncheckedShare); init => _uncheckedShare = value ?? double.NaN; }

    /// <summary>Share of speech seconds at level 0 and no higher; the six shares add up to 1.</summary>
    public double? Level0Share { get => Present(_level0Share); init => _level0Share = value ?? double.NaN; }

    public double? Level1Share { get => Present(_level1Share); init => _level1Share = value ?? double.NaN; }

    public double? Level2Share { get => Present(_level2Share); init => _level2Share = value ?? double.NaN; }

    public double? Level3Share { get => Present(_level3Share); init => _level3Share = value ?? double.NaN; }

    public double? Level4Share { get => Present(_level4Share); init => _level4Share = value ?? double.NaN; }

    public double? Level5Share { get => Present(_level5Share); init => _level5Share = value ?? double.NaN; }

    /// <summary>Share of speech seconds with text.</summary>
    public double? TextShare { get => Present(_textShare); init => _textShare = value ?? double.NaN; }

    /// <summary>Share of speech seconds in segments whose words have times.</summary>
    public double? WordTimesShare { get => Present(_wordTimesShare); init => _wordTimesShare = value ?? double.NaN; }

    /// <summary>Annotated seconds in which two speakers talk.</summary>
    public double OverlapSeconds { get; init; }

    /// <summary>Speakers that are told apart.</summary>
    public int Speakers { get; init; }

    /// <summary>Where <see cref="SpeechSeconds"/> is from: Audio, Annotation, both in the row that sums up, or null.</summary>
    public string? SpeechSource { get; init; }

    /// <summary>Length of the recording, where the audio or its annotation tells, seconds.</summary>
    public double? DurationSeconds { get => Present(_durationSeconds); init => _durationSeconds = value ?? double.NaN; }

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

    private static double? Present(double value) => double.IsNaN(value) ? null : value;
}
