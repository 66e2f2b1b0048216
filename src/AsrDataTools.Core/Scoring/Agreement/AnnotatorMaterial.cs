using AsrDataTools.Annotation;
using AsrDataTools.Scoring.Diarization;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Statistics;

namespace AsrDataTools.Scoring.Agreement;

/// <summary>The deliveries of several annotators, recording by recording, and how far they agree.</summary>
/// <param name="annotators">Their names, at least two.</param>
public sealed class AnnotatorMaterial(IReadOnlyList<string> annotators)
{
    // By recording, for each annotator what he has; null where he has not annotated it.
    private readonly SortedDictionary<string, List<AnnotationSegment>?[]> _recordings = new(StringComparer.Ordinal);

    // Those of them that are made of words, since the annotator drew no segments.
    private readonly HashSet<List<AnnotationSegment>> _wordsAlone = [];

    /// <summary>How words are compared.</summary>
    public WordScoringOptions Words { get; init; } = AgreementWords.DefaultOptions;

    /// <summary>Recordings that at least two annotated.</summary>
    public int Shared => _recordings.Values.Count(segments => segments.Count(s => s is not null) > 1);

    /// <summary>Recordings that only one annotated; they say nothing of agreement.</summary>
    public int Alone => _recordings.Count - Shared;

    /// <summary>
    /// Takes in what an annotator says of a recording. Where he has words and no segments, in this document and all others (CTM),
    /// each word is a span of its own.
    /// </summary>
    /// <param name="annotator">Place in the names.</param>
    /// <exception cref="SpeechDataException">A segment has no times, or times that are none (<c>TimesMissing</c>, <c>TurnTimesInvalid</c>).</exception>
    public void Add(int annotator, AnnotationDocument document)
    {
        bool words = document.Segments.Count == 0 && document.Words.Count > 0;
        IReadOnlyList<AnnotationSegment> segments = words ? [.. document.Words.Select(word => SpanOf(word, document))] : document.Segments;
        foreach (AnnotationSegment segment in segments)
        {
            if (segment.StartSeconds is not { } start || segment.EndSeconds is not { } end)
            {
                throw new SpeechDataException(
                    "TimesMissing",
                    SpeechDataProblem.InvalidData,
                    FormattableString.Invariant($"{segment.SourcePath ?? document.Path}, line {segment.SourceLine}: a {(words ? "word" : "segment")} of '{document.Recording}' has no start or no end; the recording is not compared. Give both times."),
                    document.Path);
            }

            Interval.OfSeconds(start, end, document.Recording);
        }

        if (!_recordings.TryGetValue(document.Recording, out List<AnnotationSegment>?[]? all))
        {
            _recordings[document.Recording] = all = new List<AnnotationSegment>?[annotators.Count];
        }

        List<AnnotationSegment> held = all[annotator] ??= [];
        if (words)
        {
            if (held.Count > 0 && !_wordsAlone.Contains(held)) return;
            _wordsAlone.Add(held);
        }
        else if (segments.Count > 0 && _wordsAlone.Remove(held))
        {
            held.Clear();
        }

        held.AddRange(segments);
    }

    /// <summary>What each annotator calls a recording, for messages: "anna has 'call-01', ben has nothing".</summary>
    public string Example() => string.Join(", ", annotators.Select((annotator, place) =>
        _recordings.FirstOrDefault(entry => entry.Value[place] is not null) is { Key: { } name } ? $"{annotator} has '{name}'" : $"{annotator} has nothing"));

    /// <summary>
    /// Takes the only recording of each annotator for one and the same, where each has just one and all call it differently, as
    /// formats do that name the recording by their file (anna.TextGrid, ben.TextGrid).
    /// </summary>
    /// <returns>Whether that was so.</returns>
    public bool JoinSingles()
    {
        List<AnnotationSegment>?[][] all = [.. _recordings.Values];
        if (Shared > 0 || all.Length != annotators.Count || Enumerable.Range(0, all.Length).Any(a => all.Count(segments => segments[a] is not null) != 1)) return false;
        string name = string.Join(", ", _recordings.Keys);
        _recordings.Clear();
        _recordings[name] = [.. Enumerable.Range(0, all.Length).Select(a => all.Single(segments => segments[a] is not null)[a])];
        return true;
    }

    /// <summary>Rows for each pair of annotators, then one for all where there are more than two; group by group.</summary>
    public IEnumerable<AnnotationAgreement> Compare(AgreementGrouping grouping, BootstrapSettings settings, CancellationToken cancellation)
    {
        foreach (Group group in Groups(grouping))
        {
            // Where nobody has anything of the group there is nothing to agree on, and no cluster to draw.
            CodedRecording[] recordings = [.. _recordings.Select(entry => Code(entry.Key, entry.Value, group)).Where(r => r.Annotators.Any(turns => turns is { Count: > 0 }))];
            foreach (int[] some in Companies())
            {
                AnnotationAgreement row = new() { Annotators = new(some.Select(a => annotators[a])), Tier = group.Tier, Speaker = group.Speaker };
                row = new AgreementScorer(recordings.Select(r => r.Of(some)), settings, cancellation) { Words = Words }.Score(row, group.IsSpeech);
                if (row.Recordings > 0) yield return row;
            }
        }
    }

    private static AnnotationSegment SpanOf(AnnotationWord word, AnnotationDocument document) => new()
    {
        Recording = document.Recording,
        StartSeconds = word.StartSeconds,
        EndSeconds = word.EndSeconds,
        Speaker = word.Speaker,
        Channel = word.Channel,
        Tier = word.Tier,
        Words = [word],
        SourcePath = document.Path,
        SourceLine = word.SourceLine,
    };

    private IEnumerable<int[]> Companies()
    {
        for (int a = 0; a < annotators.Count; a++)
        {
            for (int b = a + 1; b < annotators.Count; b++) yield return [a, b];
        }

        if (annotators.Count > 2) yield return [.. Enumerable.Range(0, annotators.Count)];
    }

    private IEnumerable<Group> Groups(AgreementGrouping grouping)
    {
        IEnumerable<AnnotationSegment> all = _recordings.Values.SelectMany(segments => segments).OfType<List<AnnotationSegment>>().SelectMany(s => s);
        return grouping switch
        {
            AgreementGrouping.Tier => all.Where(s => s.Tier is not null).GroupBy(s => s.Tier!, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal)
                .Select(g => new Group(g.Key, null, g.All(IsSpeech))),
            AgreementGrouping.Speaker => _recordings.SelectMany(entry => Code(entry.Key, entry.Value, Speech).Annotators).OfType<IReadOnlyList<SpeakerTurn>>()
                .SelectMany(turns => turns).Select(t => t.Speaker).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)
                .Select(speaker => new Group(null, speaker, true)),
            _ => [Speech],
        };
    }

    private static Group Speech { get; } = new(null, null, true);

    private static bool IsSpeech(AnnotationSegment segment) => segment.Kind == AnnotationKind.Speech;

    private static CodedRecording Code(string recording, List<AnnotationSegment>?[] annotators, Group group)
    {
        List<AnnotationSegment>?[] held = [.. annotators.Select(segments => segments?.Where(group.Holds).ToList())];
        CodedRecording coded = new(recording, [.. held.Select(segments => segments is null ? null : (IReadOnlyList<SpeakerTurn>)[.. segments.Select(group.Label)])]);
        if (group.IsSpeech)
        {
            coded = LabelAlignment.Align(coded) with { Texts = [.. held.Select(Texts)] };
        }

        return group.Speaker is null ? coded : OfSpeaker(coded, group.Speaker);
    }

    // Null where an annotator has speech and no text at all: he says nothing of words.
    private static IReadOnlyList<string?>? Texts(List<AnnotationSegment>? segments) => segments switch
    {
        null => null,
        { Count: > 0 } when segments.TrueForAll(s => s.TextOrWords is null) => null,
        _ => [.. segments.Select(s => s.TextOrWords)],
    };

    private static CodedRecording OfSpeaker(CodedRecording coded, string speaker)
    {
        int[]?[] places = [.. coded.Annotators.Select(turns => turns is null ? null : Enumerable.Range(0, turns.Count).Where(i => turns[i].Speaker == speaker).ToArray())];
        return coded with
        {
            Annotators = [.. places.Select((of, a) => of is null ? null : (IReadOnlyList<SpeakerTurn>)[.. of.Select(i => coded.Annotators[a]![i])])],
            Texts = [.. places.Select((of, a) => of is null || coded.Texts[a] is not { } texts ? null : (IReadOnlyList<string?>)[.. of.Select(i => texts[i])])],
        };
    }

    private sealed record Group(string? Tier, string? Speaker, bool IsSpeech)
    {
        public bool Holds(AnnotationSegment segment) => Tier is null ? segment.Kind == AnnotationKind.Speech : segment.Tier == Tier;

        public SpeakerTurn Label(AnnotationSegment segment) =>
            new((IsSpeech ? segment.Speaker : segment.Text) ?? "<NA>", segment.StartSeconds!.Value, segment.EndSeconds!.Value);
    }
}
