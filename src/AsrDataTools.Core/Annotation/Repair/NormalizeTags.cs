using System.Text;
using AsrDataTools.Annotation.Rules;

namespace AsrDataTools.Annotation.Repair;

/// <summary>Writes each label one way.</summary>
internal sealed class NormalizeTags : AnnotationFix
{
    public override string Id => "NormalizeTags";

    public override string Description => "Writes the labels of events, intents, sentiments, entities and topics one way: as the vocabulary has them, else as most often in the recording";

    internal override AnnotationDocument Apply(AnnotationDocument document, EditLog log)
    {
        Dictionary<string, string> forms = Labels(document).Select(Trim).GroupBy(TagForm.Key).ToDictionary(
            group => group.Key,
            group => log.Vocabulary.GetValueOrDefault(group.Key) ?? group.CountBy(label => label).OrderByDescending(entry => entry.Value).ThenBy(entry => entry.Key, StringComparer.Ordinal).First().Key);
        if (forms.Count == 0) return document;
        return document with
        {
            Segments = document.Segments.Select(segment =>
            {
                if (IsLabel(segment) && Form(segment.Text!) is var text && text != segment.Text)
                {
                    log.Add(this, document, segment, segment.Text!, text);
                    segment = segment with { Text = text };
                }

                if (!segment.Tags.Any(tag => IsLabel(tag) && Form(tag.Value) != tag.Value)) return segment;
                foreach (AnnotationTag tag in segment.Tags.Where(tag => IsLabel(tag) && Form(tag.Value) != tag.Value)) log.Add(this, document, segment, tag.ToString(), (tag with { Value = Form(tag.Value) }).ToString());
                return segment with { Tags = segment.Tags.Select(tag => IsLabel(tag) ? tag with { Value = Form(tag.Value) } : tag).ToValueList() };
            }).ToValueList(),
        };

        string Form(string label) => forms[TagForm.Key(Trim(label))];
    }

    private static IEnumerable<string> Labels(AnnotationDocument document)
    {
        foreach (AnnotationSegment segment in document.Segments)
        {
            if (IsLabel(segment)) yield return segment.Text!;
            foreach (AnnotationTag tag in segment.Tags.Where(IsLabel)) yield return tag.Value;
        }
    }

    private static bool IsLabel(AnnotationSegment segment) => segment.Kind == AnnotationKind.Event && !string.IsNullOrWhiteSpace(segment.Text);

    private static bool IsLabel(AnnotationTag tag) => TagForm.IsVocabulary(tag.Kind) && !string.IsNullOrWhiteSpace(tag.Value);

    private static string Trim(string label) => string.Join(' ', label.Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
