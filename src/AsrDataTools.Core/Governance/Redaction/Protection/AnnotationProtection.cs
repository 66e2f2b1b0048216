using AsrDataTools.Annotation;
using AsrDataTools.Audio;
using AsrDataTools.Governance.PersonalData;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Replaces personal data in annotation, text and words alike, and writes it in its own format.</summary>
internal static class AnnotationProtection
{
    /// <summary>Writes the copy.</summary>
    /// <param name="source">The file, absolute.</param>
    /// <param name="target">Where to; nothing is there yet.</param>
    /// <param name="redaction">Replaces, and keeps account.</param>
    /// <param name="seen">Gets each document as it was read.</param>
    /// <exception cref="SpeechDataException">A row cannot be read, or its format has no place for something (<c>ProtectionNotWritable</c>).</exception>
    public static void Write(string source, string target, TextRedaction redaction, Action<AnnotationDocument> seen)
    {
        string name = AnnotationFormats.Recognise(source)!;
        IAnnotationFormat format = AnnotationFormats.Named(name);
        AnnotationLosses losses = new();
        LossCounter counter = new(format, losses);
        using (IAnnotationSink sink = format.Open(target))
        {
            foreach (AnnotationDocument document in AnnotationFormats.Read(source, new AnnotationReadOptions { Format = name }, fault => throw NotWritable(source, $"has a row that cannot be read and would be lost; mend it first ({fault.Message.TrimEnd('.')})", fault)))
            {
                seen(document);
                AnnotationDocument copy = Protect(document, redaction);
                sink.Write(copy, losses);
                counter.Count(copy);
            }

            sink.Complete();
        }

        if (losses.Counts.Count > 0) throw NotWritable(source, $"cannot be written in {name} without the loss of {string.Join(", ", losses.Counts.Keys)}. Export it to another format first");
    }

    private static AnnotationDocument Protect(AnnotationDocument document, TextRedaction redaction)
    {
        Dictionary<AnnotationWord, AnnotationWord?> words = new(ReferenceEqualityComparer.Instance);
        PersonalDataField place = AnnotationFieldReader.OfDocument(document);
        IReadOnlyList<AnnotationSegment> placed = document.AsSegments();
        AnnotationSegment[] segments = new AnnotationSegment[document.Segments.Count];
        for (int i = 0; i < placed.Count; i++)
        {
            AnnotationSegment protectedSegment = Protect(placed[i], place, redaction, words);
            // Words that stand on their own are written where they stood; behind the segments of the source come those made for them.
            if (i < segments.Length) segments[i] = protectedSegment with { Words = New(document.Segments[i].Words, words, redaction) };
        }

        return document with
        {
            Recording = redaction.Recording(document.Recording),
            Audio = document.Audio is null ? null : redaction.Recording(document.Audio),
            Segments = segments.ToValueList(),
            Words = New(document.Words, words, redaction),
            Speakers = document.Speakers.Select(speaker => speaker with
            {
                Id = redaction.Speaker(speaker.Id, speaker.SourceLine),
                Name = speaker.Name is null ? null : redaction.Speaker(speaker.Name, speaker.SourceLine),
                Extra = Protect(speaker.Extra, place, redaction),
                Source = Protect(speaker.Source, place, redaction),
            }).ToValueList(),
            Tiers = document.Tiers.Select(tier => tier with
            {
                Name = redaction.Names.Speaker(tier.Name).Name,
                Speaker = tier.Speaker is null ? null : redaction.Names.Speaker(tier.Speaker).Name,
                Parent = tier.Parent is null ? null : redaction.Names.Speaker(tier.Parent).Name,
            }).ToValueList(),
            Extra = Protect(document.Extra, place, redaction),
            Layout = document.Layout is not { } layout ? null : layout with
            {
                Header = Comment(layout.Header, place, redaction),
                Footer = Comment(layout.Footer, place, redaction),
            },
        };
    }

    private static AnnotationSegment Protect(AnnotationSegment segment, PersonalDataField ofDocument, TextRedaction redaction, Dictionary<AnnotationWord, AnnotationWord?> words)
    {
        PersonalDataField place = AnnotationFieldReader.OfSegment(ofDocument, segment);
        string? text = segment.Text;
        if (segment.TextOrWords is { } said)
        {
            IReadOnlyList<(int, int, string)> places = redaction.Places(place with { Name = "Text", Text = said, Words = segment.Words }, isSpoken: true);
            if (places.Count > 0)
            {
                text = text is null ? null : TextRedaction.Replace(text, places);
                foreach ((AnnotationWord old, AnnotationWord? made) in redaction.Words(said, segment.Words, places)) words[old] = made;
            }
        }

        return segment with
        {
            Recording = redaction.Names.Path(segment.Recording),
            Text = text,
            Speaker = segment.Speaker is null ? null : redaction.Speaker(segment.Speaker, place.Line),
            Tier = segment.Tier is null ? null : redaction.Names.Speaker(segment.Tier).Name,
            Tags = segment.Tags.Select(tag => tag.Value.Length == 0 ? tag : tag with { Value = redaction.Text(AnnotationFieldReader.Labelled(place, $"Tag:{tag.Kind}", tag.Value)) }).ToValueList(),
            Extra = Protect(segment.Extra, place, redaction),
            Source = Protect(segment.Source, place, redaction),
        };
    }

    private static ValueList<AnnotationWord> New(IReadOnlyList<AnnotationWord> old, Dictionary<AnnotationWord, AnnotationWord?> made, TextRedaction redaction) => old
        .Select(word => made.TryGetValue(word, out AnnotationWord? changed) ? changed : word)
        .OfType<AnnotationWord>()
        .Select(word => word with
        {
            Speaker = word.Speaker is null ? null : redaction.Names.Speaker(word.Speaker).Name,
            Tier = word.Tier is null ? null : redaction.Names.Speaker(word.Tier).Name,
        }).ToValueList();

    private static NamedValues Protect(NamedValues values, PersonalDataField place, TextRedaction redaction) => values.Count == 0 ? values : NamedValues.Of(values.Select(value => KeyValuePair.Create(
        value.Key,
        // A recording keeps the name that its copy bears.
        AudioFileFinder.KnowsExtension(Path.GetExtension(value.Value)) ? redaction.Recording(value.Value, place.Line) : redaction.Text(AnnotationFieldReader.Labelled(place, value.Key, value.Value)))));

    private static SourceRow? Protect(SourceRow? row, PersonalDataField place, TextRedaction redaction) =>
        row?.Lead is null ? row : row with { Lead = Comment(row.Lead, place, redaction) };

    private static string? Comment(string? text, PersonalDataField place, TextRedaction redaction) =>
        text is null ? null : redaction.Text(place with { Name = "Comment", Text = text });

    private static SpeechDataException NotWritable(string path, string why, Exception? inner = null) =>
        new("ProtectionNotWritable", SpeechDataProblem.InvalidData, $"'{path}' {why}. Nothing is written for it.", path, inner);
}
