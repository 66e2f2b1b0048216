using AsrDataTools.Annotation;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Finds the speaker's segments in annotation, and the recordings that they are of.</summary>
internal sealed class AnnotationSearch(IReadOnlyList<string> sources, SearchedFiles files, SpeakerSpeech speech, Action<SpeechDataException> report, CancellationToken cancellation)
{
    private const string SegmentReason = "the segment names the speaker";

    private readonly Dictionary<(string Path, string Recording, double? Start, double? End, string? Id, long Line), SpeechDataItem> _segments = [];
    private readonly HashSet<string> _reported = [];

    /// <summary>The segments found so far.</summary>
    public IEnumerable<SpeechDataItem> Segments => _segments.Values;

    /// <summary>Goes over all files once.</summary>
    /// <param name="withUnlabelled">Whether to judge segments without a known speaker too.</param>
    public void Pass(bool withUnlabelled)
    {
        foreach (string source in sources)
        {
            Action<SpeechDataException> faults = _reported.Add(source) ? report : _ => { };
            try
            {
                foreach (AnnotationDocument document in AnnotationFormats.Read(source, null, faults))
                {
                    cancellation.ThrowIfCancellationRequested();
                    Take(document, source, withUnlabelled);
                }
            }
            catch (SpeechDataException exception)
            {
                faults(exception);
            }
        }
    }

    /// <summary>The recording that a document is of; null where it is not among the files.</summary>
    private string? AudioOf(AnnotationDocument document) => AnnotationFiles.AudioOf(document) is { } named && files.Holds(named) ? named : files.AudioNamed(document.Recording);

    private void Take(AnnotationDocument document, string source, bool withUnlabelled)
    {
        string? audio = AudioOf(document);
        string[] labels = [.. document.Segments.Where(segment => segment.Kind == AnnotationKind.Speech).Select(segment => segment.Speaker).Concat(document.Words.Select(word => word.Speaker)).OfType<string>().Distinct(StringComparer.Ordinal)];
        int others = labels.Count(label => speech.Named(label) is null);
        // Labels such as "A" are of this file alone: one of them may be anyone, two are two people.
        bool isShared = others > 0 && (others < labels.Length || others > 1);
        if (isShared && audio is not null && speech.SpansOf(audio).Count > 0) speech.AddOther(audio);
        string? owner = withUnlabelled && !isShared && audio is not null && speech.IsWhole(audio) ? speech.SpansOf(audio)[0].Speaker : null;
        bool any = false;
        foreach (AnnotationSegment segment in document.Segments)
        {
            string? named = speech.Named(segment.Speaker);
            if ((named ?? owner ?? (withUnlabelled ? SpeakerOfUnlabelled(segment, audio) : null)) is not { } speaker) continue;
            any = true;
            string reason = named is not null ? SegmentReason : owner is not null ? "its recording is the speaker's" : "it lies in a span of the speaker's";
            Add(document, source, segment.StartSeconds, segment.EndSeconds, segment.Id, segment.SourceLine, speaker, reason);
            if (audio is not null && segment.StartSeconds is not null) speech.AddSpan(audio, new SpeechSpan(segment.StartSeconds, segment.EndSeconds, ChannelOf(segment.Channel), segment.Id, speaker, reason));
        }

        foreach (AnnotationWord word in document.Words)
        {
            if ((speech.Named(word.Speaker) ?? owner) is not { } speaker) continue;
            any = true;
            Add(document, source, word.StartSeconds, word.EndSeconds, null, 0, speaker, "the word is the speaker's");
            if (audio is not null && word.StartSeconds is not null) speech.AddSpan(audio, new SpeechSpan(word.StartSeconds, word.EndSeconds, null, null, speaker, SegmentReason));
        }

        // A declaration alone still says that the speaker was there.
        if (!any && document.Speakers.Select(declared => speech.Named(declared.Id)).OfType<string>().FirstOrDefault() is { } declaredSpeaker)
            Add(document, source, null, null, declaredSpeaker, 0, declaredSpeaker, "the file declares the speaker");
    }

    private string? SpeakerOfUnlabelled(AnnotationSegment segment, string? audio) => segment.Speaker is null && segment.StartSeconds is not null && audio is not null
        ? speech.SpansOf(audio).FirstOrDefault(span => span.CoversMostOf(segment.StartSeconds, segment.EndSeconds, ChannelOf(segment.Channel)))?.Speaker
        : null;

    private void Add(AnnotationDocument document, string source, double? start, double? end, string? id, long line, string speaker, string reason) =>
        _segments.TryAdd((source, document.Recording, start, end, id, line), new SpeechDataItem
        {
            Kind = SpeechDataKind.AnnotationSegment,
            Path = source,
            Id = id ?? document.Recording,
            StartSeconds = start,
            EndSeconds = end,
            Row = line > 0 ? line : null,
            Speaker = speaker,
            Reason = reason,
            Root = files.RootOf(source),
        });

    /// <summary>1, 2 … or A, B …; null where it is neither.</summary>
    private static int? ChannelOf(string? channel) => channel?.Trim() switch
    {
        { Length: 1 } letter when char.IsAsciiLetter(letter[0]) => char.ToUpperInvariant(letter[0]) - 'A' + 1,
        { } number when int.TryParse(number, out int value) && value > 0 => value,
        _ => null,
    };
}
