namespace AsrDataTools.Annotation.Repair;

/// <summary>Cuts segments and words to the recording.</summary>
internal sealed class ClampToAudio : AnnotationFix
{
    // What a format with milliseconds rounds up is not beyond the end.
    private const double RoundingSeconds = 0.001;

    public override string Id => "ClampToAudio";

    public override string Description => "Cuts segments and words that start before 0 or end after the recording, where its length is known";

    internal override AnnotationDocument Apply(AnnotationDocument document, EditLog log)
    {
        double length = log.LengthSeconds ?? double.PositiveInfinity;
        double last = Floor(length, document.Format);
        return document with
        {
            Segments = document.Segments.Select(segment =>
            {
                ValueList<AnnotationWord> words = Cut(segment.Words, document, length, last, log);
                if (Cut(segment.StartSeconds, segment.EndSeconds, length, last) is not { } span) return ReferenceEquals(words, segment.Words) ? segment : segment with { Words = words };
                log.Add(this, document, segment, EditLog.Span(segment.StartSeconds, segment.EndSeconds), EditLog.Span(span.Start, span.End));
                return segment with { StartSeconds = span.Start, EndSeconds = span.End, Words = words };
            }).ToValueList(),
            Words = Cut(document.Words, document, length, last, log),
        };
    }

    private ValueList<AnnotationWord> Cut(ValueList<AnnotationWord> words, AnnotationDocument document, double length, double last, EditLog log)
    {
        if (!words.Any(word => Cut(word.StartSeconds, word.EndSeconds, length, last) is not null)) return words;
        return words.Select(word =>
        {
            if (Cut(word.StartSeconds, word.EndSeconds, length, last) is not { } span) return word;
            log.Add(this, document, word, EditLog.Span(word.StartSeconds, word.EndSeconds), EditLog.Span(span.Start, span.End));
            return word with { StartSeconds = span.Start, EndSeconds = span.End };
        }).ToValueList();
    }

    // What lies wholly outside is somewhere else, nobody knows where.
    private static (double Start, double End)? Cut(double? start, double? end, double length, double last)
    {
        if (start is not { } from || end is not { } until || until <= 0 || from >= last || until <= from) return null;
        return from < 0 || until > length + RoundingSeconds ? (Math.Max(0, from), until > length + RoundingSeconds ? last : until) : null;
    }

    // Rounded down to what the format can write, so that it is not beyond the end again when it is read.
    private static double Floor(double seconds, string? format)
    {
        if (double.IsPositiveInfinity(seconds)) return seconds;
        double units = Math.Pow(10, format is null ? 6 : AnnotationFormats.Named(format).TimeDecimals);
        return Math.Floor(seconds * units) / units;
    }
}
