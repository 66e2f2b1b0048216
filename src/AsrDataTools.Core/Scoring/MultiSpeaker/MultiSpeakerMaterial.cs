using AsrDataTools.Annotation;

namespace AsrDataTools.Scoring.MultiSpeaker;

/// <summary>Pairs the recordings of two sides by name. Rows of one recording in several files are put together.</summary>
public sealed class MultiSpeakerMaterial
{
    /// <summary>The speaker of what names none and cannot be told by channel or file.</summary>
    public const string Nobody = "<NA>";

    private static readonly HashSet<string> NistFormats = new(StringComparer.OrdinalIgnoreCase) { "STM", "CTM", "TRN" };

    private readonly SortedDictionary<string, List<AnnotationSegment>> _reference = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<AnnotationSegment>> _hypothesis = new(StringComparer.Ordinal);
    private readonly List<string> _withoutHypothesis = [];

    /// <summary>Recordings that only the reference has; all of their words are deletions. Known after <see cref="Pairs"/>.</summary>
    public IReadOnlyList<string> WithoutHypothesis => _withoutHypothesis;

    public void AddReference(AnnotationDocument document) => Add(_reference, document);

    public void AddHypothesis(AnnotationDocument document) => Add(_hypothesis, document);

    /// <summary>
    /// Takes the only recordings of both sides for the same, where each has just one and they differ in name, as formats do that
    /// name the recording by their file (reference.TextGrid, system.json).
    /// </summary>
    /// <returns>Both names; null where it was not so.</returns>
    public (string Reference, string Hypothesis)? JoinSingles()
    {
        if (_reference.Count != 1 || _hypothesis.Count != 1) return null;
        (string reference, string hypothesis) = (_reference.Keys.First(), _hypothesis.Keys.First());
        if (reference == hypothesis) return null;
        _hypothesis[reference] = _hypothesis[hypothesis];
        _hypothesis.Remove(hypothesis);
        return (reference, hypothesis);
    }

    /// <summary>One pair for each recording of the reference, by name.</summary>
    /// <param name="report">Takes recordings that only the hypothesis has: <c>HypothesisWithoutReference</c>.</param>
    public IEnumerable<MultiSpeakerPair> Pairs(Action<SpeechDataException> report)
    {
        foreach (string recording in _hypothesis.Keys.Where(name => !_reference.ContainsKey(name)))
        {
            report(new(
                "HypothesisWithoutReference",
                SpeechDataProblem.InvalidData,
                $"The hypothesis has '{recording}', the reference does not; it is not scored. Add its reference, or take it out of the hypothesis.",
                recording));
        }

        foreach ((string recording, List<AnnotationSegment> reference) in _reference)
        {
            if (!_hypothesis.TryGetValue(recording, out List<AnnotationSegment>? hypothesis)) _withoutHypothesis.Add(recording);
            yield return new()
            {
                Recording = recording,
                Reference = Speech(reference),
                Hypothesis = Speech(hypothesis ?? []),
                Unscored = [.. reference.Where(s => s is { Kind: AnnotationKind.Unscored, StartSeconds: not null, EndSeconds: not null })],
            };
        }
    }

    private static void Add(SortedDictionary<string, List<AnnotationSegment>> side, AnnotationDocument document)
    {
        if (!side.TryGetValue(document.Recording, out List<AnnotationSegment>? segments)) side[document.Recording] = segments = [];
        IEnumerable<AnnotationSegment> added = document.AsSegments().Where(s => s.Kind is AnnotationKind.Speech or AnnotationKind.Unscored);
        bool nist = document.Format is { } format && NistFormats.Contains(format);
        segments.AddRange(nist ? added.Select(Plain) : added);
    }

    private static AnnotationSegment Plain(AnnotationSegment segment) => segment.Text is { } text ? segment with { Text = FirstReading.Of(text) } : segment;

    // Who speaks where nobody is named: the file, where there are several, and the channel (one CTM a speaker, or a stereo call).
    private static IReadOnlyList<AnnotationSegment> Speech(List<AnnotationSegment> segments)
    {
        AnnotationSegment[] speech = [.. segments.Where(s => s.Kind == AnnotationKind.Speech)];
        if (Array.TrueForAll(speech, s => s.Speaker is not null)) return speech;
        bool byFile = speech.Select(s => s.SourcePath).OfType<string>().Distinct(StringComparer.Ordinal).Skip(1).Any();
        return [.. speech.Select(s => s.Speaker is null ? s with { Speaker = Name(s, byFile) } : s)];
    }

    private static string Name(AnnotationSegment segment, bool byFile)
    {
        string?[] parts = [byFile ? Path.GetFileNameWithoutExtension(segment.SourcePath) : null, segment.Channel is null ? null : $"channel {segment.Channel}"];
        string name = string.Join(", ", parts.OfType<string>());
        return name.Length == 0 ? Nobody : name;
    }
}
