using AsrDataTools.Annotation;

namespace AsrDataTools.Scoring.Diarization;

/// <summary>
/// Pairs the reference's recordings with the hypothesis's, channel by channel. Rows of one recording in several files are put
/// together. Channels are told apart as they are written, in any case; where either side names no channel for some speech of a
/// recording, that recording is scored as one.
/// </summary>
public sealed class DiarizationMaterial
{
    // NIST's types of rows that mark the extent of a reference besides speakers, words and non-lexical sounds.
    private static readonly HashSet<string> ExtentTypes = new(StringComparer.OrdinalIgnoreCase) { "SEGMENT", "SU", "EDIT", "FILLER", "IP", "CB", "A/P" };

    private readonly DiarizationSide _reference = new();
    private readonly DiarizationSide _hypothesis = new();
    private readonly DiarizationSide _regions = new();
    private readonly List<string> _withoutHypothesis = [];
    private readonly List<string> _withoutRegions = [];

    /// <summary>Recordings that only the reference has; all of their speech is missed. Known after <see cref="Pairs"/>.</summary>
    public IReadOnlyList<string> WithoutHypothesis => _withoutHypothesis;

    /// <summary>Recordings without regions, though others have some. Known after <see cref="Pairs"/>.</summary>
    public IReadOnlyList<string> WithoutRegions => _withoutRegions;

    /// <exception cref="SpeechDataException">It says which time is scored, not who speaks (<c>RegionsNotAnnotation</c>).</exception>
    public void AddReference(AnnotationDocument document)
    {
        RefuseRegions(document);
        _reference.Add(document, document.Recording);
    }

    /// <inheritdoc cref="AddReference"/>
    public void AddHypothesis(AnnotationDocument document)
    {
        RefuseRegions(document);
        _hypothesis.Add(document, document.Recording);
    }

    /// <summary>Adds rows of a UEM. It may name recordings by their files, with folder and extension.</summary>
    public void AddRegions(AnnotationDocument document)
    {
        _regions.Add(document, document.Recording);
        string stem = Path.GetFileNameWithoutExtension(document.Recording);
        if (stem != document.Recording) _regions.Add(document, stem);
    }

    /// <summary>One pair for each channel of each recording of the reference, by name.</summary>
    /// <param name="report">
    /// Takes a recording that cannot be scored: <c>HypothesisWithoutReference</c>, or <c>TimesMissing</c> where speech has no times.
    /// </param>
    public IEnumerable<DiarizationPair> Pairs(Action<SpeechDataException> report)
    {
        foreach (string recording in _hypothesis.Recordings.Where(name => !_reference.Has(name)).Order(StringComparer.Ordinal))
        {
            report(WithoutReference(recording, $"'{recording}'"));
        }

        foreach (string recording in _reference.Recordings.Order(StringComparer.Ordinal))
        {
            if ((_reference.Untimed(recording) ?? _hypothesis.Untimed(recording)) is { } untimed)
            {
                report(untimed);
                continue;
            }

            if (!_hypothesis.Has(recording)) _withoutHypothesis.Add(recording);
            IReadOnlyList<string?> channels = ChannelsOf(recording);
            foreach (string? channel in channels) yield return Pair(recording, channel);
            if (channels.Contains(null)) continue;
            foreach (string channel in _hypothesis.ChannelsOf(recording).Except(channels)!)
            {
                report(WithoutReference(recording, $"channel '{channel}' of '{recording}'"));
            }
        }
    }

    // As a reference a UEM would be silence throughout, and every rate null.
    private static void RefuseRegions(AnnotationDocument document)
    {
        if (document.Segments.Count == 0 || document.Words.Count > 0 || document.Segments.Any(s => s.Kind != AnnotationKind.Scored)) return;
        throw new SpeechDataException(
            "RegionsNotAnnotation",
            SpeechDataProblem.InvalidData,
            $"'{document.Path ?? document.Recording}' says which time of '{document.Recording}' is scored, not where there is speech. Give it to -Uem, and the annotation in its place.",
            document.Path);
    }

    // A null stands for all channels taken as one: some speech names none, or the reference has no speech at all.
    private IReadOnlyList<string?> ChannelsOf(string recording)
    {
        IReadOnlyList<string?> channels = _reference.ChannelsOf(recording);
        bool whole = channels.Count == 0 || _reference.HasBareSpeech(recording) || _hypothesis.HasBareSpeech(recording);
        return whole ? [null] : channels;
    }

    private DiarizationPair Pair(string recording, string? channel)
    {
        List<AnnotationSegment> segments = [.. _reference.SegmentsOf(recording, channel)];
        DiarizationPair pair = new()
        {
            Recording = recording,
            Channel = channel,
            Reference = Turns(segments),
            Hypothesis = Turns(_hypothesis.SegmentsOf(recording, channel)),
            NoScore = Regions(segments, s => s.Kind == AnnotationKind.Unscored),
            NonLexical = Regions(segments, s => s.Kind == AnnotationKind.Event && s.Extra.Get(ExtraNames.Type) is null),
            Words = [.. _reference.WordsOf(recording, channel)],
        };
        IReadOnlyList<TimeRegion> scored = Regions(_regions.SegmentsOf(recording, channel), s => s.Kind == AnnotationKind.Scored);
        if (scored.Count > 0) return pair with { Regions = scored };
        if (_regions.Count > 0 && !_withoutRegions.Contains(recording)) _withoutRegions.Add(recording);
        IReadOnlyList<TimeRegion> others = Regions(segments, s => s.Kind == AnnotationKind.Other && ExtentTypes.Contains(s.Extra.Get(ExtraNames.Type) ?? ""));
        if (others.Count == 0) return pair;
        TimeRegion[] all = [.. others, .. pair.NonLexical, .. pair.Words, .. pair.Reference.Select(t => new TimeRegion(t.StartSeconds, t.EndSeconds))];
        return pair with { Regions = [new(all.Min(r => r.StartSeconds), all.Max(r => r.EndSeconds))] };
    }

    // Nobody's speech is one speaker's, as md-eval takes <NA> for a name.
    private static IReadOnlyList<SpeakerTurn> Turns(IEnumerable<AnnotationSegment> segments) =>
        [.. segments.Where(s => s.Kind == AnnotationKind.Speech).Select(s => new SpeakerTurn(s.Speaker ?? "<NA>", s.StartSeconds!.Value, s.EndSeconds!.Value))];

    private static IReadOnlyList<TimeRegion> Regions(IEnumerable<AnnotationSegment> segments, Func<AnnotationSegment, bool> where) =>
        [.. segments.Where(s => where(s) && s.StartSeconds is not null && s.EndSeconds is not null).Select(s => new TimeRegion(s.StartSeconds!.Value, s.EndSeconds!.Value))];

    private static SpeechDataException WithoutReference(string recording, string what) => new(
        "HypothesisWithoutReference",
        SpeechDataProblem.InvalidData,
        $"The hypothesis has {what}, the reference does not; it is not scored. Add its reference, or take it out of the hypothesis.",
        recording);
}
