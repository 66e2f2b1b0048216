using AsrDataTools.Annotation;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Where a mark claims that something was redacted.</summary>
/// <param name="Mark">As it stands in the text.</param>
/// <param name="Stretch">Its time; that of its segment where the mark has none of its own; null where neither has.</param>
/// <param name="IsExact">Whether the whole stretch is what the mark stands for, rather than some part of it.</param>
/// <param name="Channel">The channel as the source writes it; null where it names none.</param>
/// <param name="Line">Counted from 1; 0 for none.</param>
/// <param name="Id">Of the segment.</param>
internal sealed record TaggedWindow(string Mark, Stretch? Stretch, bool IsExact, string? Channel, long Line, string? Id)
{
    /// <summary>The marks of a recording's annotation, each once: by the word where words have times, else by the segment.</summary>
    public static IEnumerable<TaggedWindow> Of(AnnotationDocument document, RedactionTags tags)
    {
        foreach (AnnotationSegment segment in document.Segments)
        {
            Stretch? whole = Between(segment.StartSeconds, segment.EndSeconds);
            int timed = 0;
            foreach (AnnotationWord word in segment.Words)
            {
                if (Between(word.StartSeconds, word.EndSeconds) is not { } own) continue;
                foreach ((_, _, string mark) in tags.Find(word.Text))
                {
                    timed++;
                    yield return new(mark, own, tags.IsOnlyMarks(word.Text), word.Channel ?? segment.Channel, word.SourceLine > 0 ? word.SourceLine : segment.SourceLine, segment.Id);
                }
            }

            foreach (AnnotationTag tag in segment.Tags)
            {
                if (!tags.Find(tag.Value).Any() && !tags.Find($"[{tag.Value}]").Any()) continue;
                if (Between(tag.StartSeconds, tag.EndSeconds) is { } own) yield return new(tag.Value, own, true, segment.Channel, segment.SourceLine, segment.Id);
                else if (timed == 0) yield return new(tag.Value, whole, false, segment.Channel, segment.SourceLine, segment.Id);
            }

            if (timed > 0 || segment.TextOrWords is not { } text) continue;
            bool only = tags.IsOnlyMarks(text);
            foreach ((_, _, string mark) in tags.Find(text)) yield return new(mark, whole, only, segment.Channel, segment.SourceLine, segment.Id);
        }

        foreach (AnnotationWord word in document.Words)
        {
            foreach ((_, _, string mark) in tags.Find(word.Text))
                yield return new(mark, Between(word.StartSeconds, word.EndSeconds), tags.IsOnlyMarks(word.Text), word.Channel, word.SourceLine, null);
        }
    }

    private static Stretch? Between(double? start, double? end) => end > start && start is { } from && end is { } to ? new(from, to) : null;
}
