using AsrDataTools.Annotation;

namespace AsrDataTools.Scoring.KeywordSearch;

/// <summary>Takes in what a scoring of keyword search needs, in any order, and scores it.</summary>
public sealed class KeywordSearchMaterial
{
    private readonly PlaceIndex _places = new();
    private readonly ReferenceWords _words;
    private readonly DetectionStore _detections;
    private readonly Dictionary<string, double?> _lengths = new(StringComparer.Ordinal);

    public KeywordSearchMaterial()
    {
        _words = new(_places);
        _detections = new(Keywords, _places);
    }

    /// <summary>What is searched for; complete before detections come.</summary>
    public KeywordList Keywords { get; } = new();

    /// <summary>What is searched; without excerpts all of the reference's recordings.</summary>
    public SearchedSpeech Searched { get; } = new();

    /// <summary>Words of the reference with times.</summary>
    public long Words => _words.Count;

    /// <summary>Words and transcripts of the reference without times, which cannot be searched.</summary>
    public long UntimedWords => _words.Untimed;

    public int Detections => _detections.Count;

    /// <summary>Detections of keywords that the list does not have, by keyword.</summary>
    public IReadOnlyDictionary<string, long> UnknownKeywords => _detections.Unknown;

    /// <exception cref="SpeechDataException">A word has impossible times (<c>TurnTimesInvalid</c>).</exception>
    public void AddReference(AnnotationDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        string recording = RecordingName.Of(document.Recording);
        double? known = _lengths.GetValueOrDefault(recording);
        _lengths[recording] = document.DurationSeconds is { } length ? Math.Max(length, known ?? 0) : known;
        _words.Add(document);
    }

    /// <exception cref="SpeechDataException">It is left out: <c>KeywordUnknown</c> (told once a keyword), <c>DetectionInvalid</c>, <c>TurnTimesInvalid</c>.</exception>
    public void Add(in KeywordDetection detection, string? path = null) => _detections.Add(detection, path);

    /// <summary>Aligns and counts.</summary>
    /// <exception cref="SpeechDataException">How much is searched is not known (<c>SearchedTimeUnknown</c>) or too little (<c>SearchedTimeTooShort</c>).</exception>
    public KeywordSearchScore Score(KeywordSearchOptions options, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(options);
        return KeywordSearchScorer.Score(Keywords, _words, _detections, _places, Searched, SearchedSeconds(options), options, cancellation);
    }

    private double SearchedSeconds(KeywordSearchOptions options)
    {
        if (options.SearchedSeconds is { } given) return given;
        if (Searched.Excerpts.Count > 0) return Searched.TotalSeconds;
        if (_lengths.Count > 0 && _lengths.Values.All(length => length is not null)) return _lengths.Values.Sum()!.Value;
        throw new SpeechDataException(
            "SearchedTimeUnknown",
            SpeechDataProblem.InvalidArgument,
            "How much speech is searched is not known, and false alarms are counted per second of it. Give -Ecf, or -SearchedSeconds.");
    }
}
