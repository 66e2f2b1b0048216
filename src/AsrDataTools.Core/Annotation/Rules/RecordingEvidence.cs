using AsrDataTools.Annotation.Timing;

namespace AsrDataTools.Annotation.Rules;

/// <summary>What rules judge: the annotation of a recording, and the recording itself where it is there.</summary>
internal sealed class RecordingEvidence(AnnotationDocument document, RecordedSpeech? audio)
{
    private IReadOnlyList<OverlapStretch>? _overlaps;
    private TimeSet? _overlapTags;
    private SpeechCover? _cover;
    private WordTimes? _wordTimes;
    private IReadOnlyList<TimingMeasure>? _timing;

    public AnnotationDocument Document => document;

    public RecordedSpeech? Audio => audio;

    /// <summary>Length as the audio has it, else as the annotation declares it; null where neither tells.</summary>
    public double? LengthSeconds => audio?.DurationSeconds ?? document.DurationSeconds;

    /// <summary>Segments of speech.</summary>
    public IEnumerable<AnnotationSegment> Speech => document.Segments.Where(segment => segment.Kind == AnnotationKind.Speech);

    /// <summary>Segments of speech with both times, of some length.</summary>
    public IEnumerable<AnnotationSegment> TimedSpeech => Speech.Where(segment => segment.EndSeconds > segment.StartSeconds);

    /// <summary>All words, in segments or not; of alternatives the first.</summary>
    public IEnumerable<(AnnotationWord Word, AnnotationSegment? Segment)> Words => TimingSource.WordsOf(document);

    /// <summary>What the times of words say of themselves.</summary>
    public WordTimes WordTimes => _wordTimes ??= WordTimes.Of(
        Words, document.WordCount, TimeGrid.Of(Words.SelectMany(entry => (double?[])[entry.Word.StartSeconds, entry.Word.EndSeconds]).OfType<double>()));

    /// <summary>The times of segments and of words against the speech that is heard; none without the recording.</summary>
    public IReadOnlyList<TimingMeasure> Timing => _timing ??= audio is null
        ? []
        : [.. TimingSource.Of(document, namesSources: true).Select(source => TimingMeasure.Of(source, audio, document.Audio, TimingOptions.Default))];

    /// <summary>Where several speakers talk at once on one channel, by the times of their segments.</summary>
    public IReadOnlyList<OverlapStretch> Overlaps => _overlaps ??= OverlapFinder.Find(TimedSpeech);

    /// <summary>Where the annotator says so.</summary>
    public TimeSet OverlapTags => _overlapTags ??= OverlapFinder.Tagged(document);

    /// <summary>Where there are segments of speech.</summary>
    public SpeechCover Cover => _cover ??= new(TimedSpeech);
}
