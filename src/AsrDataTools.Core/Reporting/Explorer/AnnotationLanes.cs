using AsrDataTools.Annotation;
using AsrDataTools.Scoring;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>Annotation by recording, cut to utterances.</summary>
internal sealed class AnnotationLanes
{
    private readonly Dictionary<string, List<AnnotationDocument>> _byRecording = new(StringComparer.Ordinal);
    private readonly HashSet<AnnotationDocument> _used = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<AnnotationDocument> _all = new(ReferenceEqualityComparer.Instance);

    /// <summary>Documents that fit no utterance asked for so far.</summary>
    public int Unused => _all.Count - _used.Count;

    public int Count => _all.Count;

    public void Add(AnnotationDocument document)
    {
        _all.Add(document);
        foreach (string name in new[] { document.Recording, RecordingName.Of(document.Recording), RecordingName.Of(document.Audio ?? document.Recording) }.Distinct(StringComparer.Ordinal))
        {
            if (!_byRecording.TryGetValue(name, out List<AnnotationDocument>? list)) _byRecording[name] = list = [];
            list.Add(document);
        }
    }

    /// <param name="pair">The utterance, as scoring finds its recording.</param>
    /// <param name="seconds">Its length; null where it is not known.</param>
    public IReadOnlyList<AnnotationLane> Of(TranscriptPair pair, double? seconds)
    {
        if (PairPlace.NamesOf(pair).FirstOrDefault(_byRecording.ContainsKey) is not { } name) return [];
        LaneCut cut = new(PairPlace.StartOf(pair) ?? 0, seconds, PairPlace.ChannelOf(pair));
        foreach (AnnotationDocument document in _byRecording[name])
        {
            _used.Add(document);
            foreach (AnnotationSegment segment in document.Segments) cut.Add(segment);
            foreach (AnnotationWord word in document.Words) cut.Add(word, null);
        }

        return cut.Lanes();
    }
}
