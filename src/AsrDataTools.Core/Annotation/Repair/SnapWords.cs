using AsrDataTools.Annotation.Rules;

namespace AsrDataTools.Annotation.Repair;

/// <summary>Cuts words to the segments that they are of.</summary>
internal sealed class SnapWords : AnnotationFix
{
    // Further out it is not the edge that is wrong.
    private const double MostCutSeconds = 0.25;
    private const double LeastLeftSeconds = 0.01;

    public override string Id => "SnapWords";

    public override string Description => "Cuts words that reach up to 0.25 s out of their segment";

    internal override AnnotationDocument Apply(AnnotationDocument document, EditLog log)
    {
        AnnotationDocument snapped = document with
        {
            Segments = document.Segments.Select(segment =>
            {
                if (segment.Words.Count == 0 || segment.StartSeconds is not { } from || segment.EndSeconds is not { } until || until <= from) return segment;
                ValueList<AnnotationWord> words = Snap(segment.Words, document, log, _ => new Stretch(from, until));
                return ReferenceEquals(words, segment.Words) ? segment : segment with { Words = words };
            }).ToValueList(),
        };
        SpeechCover cover = new RecordingEvidence(document, null).Cover;
        return cover.IsEmpty ? snapped : snapped with
        {
            Words = Snap(document.Words, document, log, word => cover.Of(word.Speaker, word.Channel).At((word.StartSeconds!.Value + word.EndSeconds!.Value) / 2)),
        };
    }

    private ValueList<AnnotationWord> Snap(ValueList<AnnotationWord> words, AnnotationDocument document, EditLog log, Func<AnnotationWord, Stretch?> home)
    {
        AnnotationWord[]? snapped = null;
        for (int index = 0; index < words.Count; index++)
        {
            AnnotationWord word = words[index];
            if (!(word.EndSeconds > word.StartSeconds) || home(word) is not { } place) continue;
            double start = Math.Max(word.StartSeconds.Value, place.Start), end = Math.Min(word.EndSeconds.Value, place.End);
            double cut = start - word.StartSeconds.Value + word.EndSeconds.Value - end;
            if (cut <= TimeSet.Touching || cut > MostCutSeconds || end - start < LeastLeftSeconds) continue;
            log.Add(this, document, word, EditLog.Span(word.StartSeconds, word.EndSeconds), EditLog.Span(start, end));
            snapped ??= [.. words];
            snapped[index] = word with { StartSeconds = start, EndSeconds = end };
        }

        return snapped is null ? words : snapped.ToValueList();
    }
}
