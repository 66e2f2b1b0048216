using AsrDataTools.Annotation;

namespace AsrDataTools.Governance.PersonalData;

/// <summary>The texts of annotation: what is said, and what is said of it.</summary>
public static class AnnotationFieldReader
{
    public static IEnumerable<PersonalDataField> Fields(AnnotationDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        PersonalDataField ofDocument = OfDocument(document);
        foreach (AnnotationSpeaker speaker in document.Speakers)
        {
            yield return Labelled(ofDocument with { Line = Line(speaker.SourceLine) }, "Speaker", speaker.Name ?? speaker.Id);
            foreach ((string name, string value) in speaker.Extra) yield return Labelled(ofDocument with { Line = Line(speaker.SourceLine) }, name, value);
        }

        foreach ((string name, string value) in document.Extra) yield return Labelled(ofDocument, name, value);
        foreach (AnnotationSegment segment in document.AsSegments().OrderBy(segment => segment.StartSeconds ?? double.MaxValue))
        {
            PersonalDataField ofSegment = OfSegment(ofDocument, segment);
            if (segment.TextOrWords is { } text)
                yield return ofSegment with { Name = "Text", Text = text, Words = segment.Words };
            if (segment.Speaker is { } named) yield return Labelled(ofSegment, "Speaker", named);
            foreach ((string name, string value) in segment.Extra) yield return Labelled(ofSegment, name, value);
            foreach (AnnotationTag tag in segment.Tags)
            {
                if (tag.Value.Length > 0) yield return Labelled(ofSegment, $"Tag:{tag.Kind}", tag.Value);
            }
        }
    }

    /// <summary>The place that all texts of a document share; its text is empty.</summary>
    internal static PersonalDataField OfDocument(AnnotationDocument document) => new() { Text = "", Name = "", Path = document.Path, Recording = document.Recording };

    /// <summary>The place that all texts of a segment share; its text is empty.</summary>
    internal static PersonalDataField OfSegment(PersonalDataField ofDocument, AnnotationSegment segment) => ofDocument with
    {
        Path = segment.SourcePath ?? ofDocument.Path,
        Line = Line(segment.SourceLine),
        Id = segment.Id,
        Channel = segment.Channel,
        StartSeconds = segment.StartSeconds,
        EndSeconds = segment.EndSeconds,
    };

    internal static PersonalDataField Labelled(PersonalDataField place, string name, string value) =>
        place with { Name = name, Text = value, Label = PersonalDataSearch.LabelOf(name.Replace("Tag:", "", StringComparison.Ordinal)) };

    private static long? Line(long line) => line > 0 ? line : null;
}
