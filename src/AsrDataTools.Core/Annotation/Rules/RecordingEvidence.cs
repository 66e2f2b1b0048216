namespace AsrDataTools.Annotation.Rules;

/// <summary>What rules judge: the annotation of a recording, and the recording itself where it is there.</summary>
internal sealed class RecordingEvidence(AnnotationDocument document, RecordingAudio? audio)
{
    private IReadOnlyList<OverlapStretch>? _overlaps;
    private List<Stretch>? _overlapTags;
    private SpeechCover? _cover;

    public AnnotationDocument Document => document;

    public RecordingAudio? Audio => audio;

    /// <summary>Length as the audio has it, else as the annotation declares it; null where neither tells.</summary>
    public double? LengthSeconds => audio?.DurationSeconds ?? document.DurationSeconds;

    /// <summary>Segments of speech.</summary>
    public IEnumerable<AnnotationSegment> Speech => document.Segments.Where(segment => segment.Kind == AnnotationKind.Speech);

    /// <summary>Segments of speech with both times, of some length.</summary>
    public IEnumerable<AnnotationSegment> TimedSpeech => Speech.Where(segment => segment.EndSeconds > segment.StartSeconds);

    /// <summary>All words, in segments or not; of alternatives the first.</summary>
    public IEnumerable<(AnnotationWord Word, AnnotationSegment? Segment)> Words
    {
        get
        {
            foreach (AnnotationSegment segment in document.Segments)
            {
                foreach (AnnotationWord word in segment.Words) yield return (word, segment);
            }

            foreach (AnnotationWord word in WordPlacement.FirstAlternatives(document.Words)) yield return (word, null);
        }
    }

    /// <summary>Where several speakers talk at once on one channel, by the times of their segments.</summary>
    public IReadOnlyList<OverlapStretch> Overlaps => _overlaps ??= OverlapFinder.Find(TimedSpeech);

    /// <summary>Where the annotator says so.</summary>
    public List<Stretch> OverlapTags => _overlapTags ??= OverlapFinder.Tagged(document);

    /// <summary>Where there are segments of speech.</summary>
    public SpeechCover Cover => _cover ??= new(TimedSpeech);
}
