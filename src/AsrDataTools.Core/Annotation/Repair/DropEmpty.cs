namespace AsrDataTools.Annotation.Repair;

/// <summary>Takes away what says nothing.</summary>
internal sealed class DropEmpty : AnnotationFix
{
    public override string Id => "DropEmpty";

    public override string Description => "Takes away segments of speech with an empty text, or with no length and no text, and blank words";

    internal override AnnotationDocument Apply(AnnotationDocument document, EditLog log)
    {
        HashSet<string> referred = [.. document.Segments.Select(segment => segment.Parent).OfType<string>()];
        List<AnnotationSegment> segments = [];
        foreach (AnnotationSegment segment in document.Segments)
        {
            AnnotationSegment kept = segment.Words.Any(IsBlank) ? segment with { Words = Without(segment.Words, document, log) } : segment;
            bool silent = kept.Words.Count == 0 && kept.Tags.Count == 0 && kept is { Kind: AnnotationKind.Speech } && string.IsNullOrWhiteSpace(kept.Text) && (kept.Id is null || !referred.Contains(kept.Id));
            if (silent && (kept.Text is not null || kept.DurationSeconds == 0)) log.Add(this, document, segment, $"{EditLog.Span(segment.StartSeconds, segment.EndSeconds)}, empty", "");
            else segments.Add(kept);
        }

        return document with
        {
            Segments = segments.ToValueList(),
            Words = document.Words.Any(IsBlank) ? Without(document.Words, document, log) : document.Words,
        };
    }

    private static bool IsBlank(AnnotationWord word) => string.IsNullOrWhiteSpace(word.Text);

    private ValueList<AnnotationWord> Without(ValueList<AnnotationWord> words, AnnotationDocument document, EditLog log)
    {
        foreach (AnnotationWord word in words.Where(IsBlank)) log.Add(this, document, word, $"{EditLog.Span(word.StartSeconds, word.EndSeconds)}, blank", "");
        return words.Where(word => !IsBlank(word)).ToValueList();
    }
}
