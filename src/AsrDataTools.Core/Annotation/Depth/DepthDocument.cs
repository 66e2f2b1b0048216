namespace AsrDataTools.Annotation.Depth;

/// <summary>What depth goes by of one document; made on any thread, so that the document can be let go.</summary>
/// <param name="Recording">Its name in the source.</param>
/// <param name="Path">The annotation file.</param>
/// <param name="Audio">The recording's file that it names, where it is there; absolute.</param>
/// <param name="Source">What it says.</param>
internal sealed record DepthDocument(string Recording, string? Path, string? Audio, DepthSource Source)
{
    public static DepthDocument Of(AnnotationDocument document) => new(document.Recording, document.Path, AnnotationFiles.AudioOf(document), DepthSource.Of(document));
}
