using AsrDataTools.Annotation;

namespace AsrDataTools.Core.Tests.Annotation;

/// <summary>Reads and writes in one line.</summary>
internal static class AnnotationFile
{
    /// <summary>Reads what must be without fault.</summary>
    public static IReadOnlyList<AnnotationDocument> Read(string path, string? format = null) =>
        [.. AnnotationFormats.Read(path, new() { Format = format }, problem => throw problem)];

    /// <summary>Reads what may have faults, and those.</summary>
    public static (IReadOnlyList<AnnotationDocument> Documents, IReadOnlyList<SpeechDataException> Problems) ReadAll(string path, AnnotationReadOptions? options = null)
    {
        List<SpeechDataException> problems = [];
        List<AnnotationDocument> documents = [];
        try
        {
            documents.AddRange(AnnotationFormats.Read(path, options, problems.Add));
        }
        catch (SpeechDataException exception)
        {
            problems.Add(exception);
        }

        return (documents, problems);
    }

    /// <summary>Writes and returns what was lost.</summary>
    public static IReadOnlyDictionary<string, long> Write(string path, string format, params IEnumerable<AnnotationDocument> documents)
    {
        using AnnotationExport export = new(path, format, replace: true);
        foreach (AnnotationDocument document in documents) export.Write(document);
        export.Complete();
        return export.Losses.Counts;
    }

    /// <summary>A name for a file of a format, so that its recording is called so where the file gives the name.</summary>
    public static string NameOf(string format, string recording) => recording + AnnotationFormats.Named(format).Extension;
}
