namespace AsrDataTools.Annotation;

/// <summary>How annotation is read.</summary>
public sealed record AnnotationReadOptions
{
    public static AnnotationReadOptions Default { get; } = new();

    /// <summary>Name of the format; null to recognise it by content.</summary>
    public string? Format { get; init; }

    /// <summary>Name of the encoding of text that is not Unicode; null for UTF-8. A byte order mark and an XML declaration come first.</summary>
    public string? Encoding { get; init; }
}

/// <summary>One way to write annotation down: reader and writer. A new format is one more class, listed in <see cref="AnnotationFormats"/>.</summary>
internal interface IAnnotationFormat
{
    /// <summary>The name that <c>-Format</c> takes.</summary>
    string Name { get; }

    /// <summary>How its files end, with the dot; empty for a folder.</summary>
    string Extension { get; }

    /// <summary>What it has a place for.</summary>
    AnnotationFields Holds { get; }

    /// <summary>The kinds of segments that it has a place for.</summary>
    IReadOnlySet<AnnotationKind> Kinds { get; }

    /// <summary>Whether it keeps a value of Extra.</summary>
    bool HoldsExtra(string name);

    /// <summary>Whether blanks part its fields, so that names cannot hold any.</summary>
    bool PartsByBlanks { get; }

    /// <summary>Decimals of a second that it can write.</summary>
    int TimeDecimals { get; }

    /// <summary>Whether a file is in this format, judged by its opening.</summary>
    bool Recognises(AnnotationOpening opening);

    /// <summary>Streams the recordings. A row that cannot be read is reported and left out.</summary>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the file cannot be read (any further).</exception>
    IEnumerable<AnnotationDocument> Read(string path, AnnotationReadOptions options, Action<SpeechDataException> report);

    /// <summary>Starts a file (or a folder). Whoever calls renames it when it is whole, and deletes it when it is not.</summary>
    /// <param name="path">Where to write: nothing is there yet.</param>
    IAnnotationSink Open(string path);
}

/// <summary>A file that is being written.</summary>
internal interface IAnnotationSink : IDisposable
{
    /// <param name="document">The recording.</param>
    /// <param name="losses">Takes what the format cannot hold of it.</param>
    void Write(AnnotationDocument document, AnnotationLosses losses);

    /// <summary>Writes what comes last and closes the file.</summary>
    void Complete();
}
