namespace AsrDataTools.Annotation;

/// <summary>A format of one recording a file, read and written as a whole.</summary>
internal abstract class DocumentFormat : IAnnotationFormat
{
    public abstract string Name { get; }

    public abstract string Extension { get; }

    public abstract AnnotationFields Holds { get; }

    public virtual IReadOnlySet<AnnotationKind> Kinds => AnnotationKinds.All;

    public virtual bool PartsByBlanks => false;

    public abstract int TimeDecimals { get; }

    public virtual bool HoldsExtra(string name) => Holds.HasFlag(AnnotationFields.Extra);

    public abstract bool Recognises(AnnotationOpening opening);

    public abstract IEnumerable<AnnotationDocument> Read(string path, AnnotationReadOptions options, Action<SpeechDataException> report);

    public IAnnotationSink Open(string path) => new DocumentSink(this, path);

    /// <summary>Writes the recording.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="document">The recording.</param>
    /// <param name="losses">Takes what the format cannot hold, where <see cref="LossCounter"/> cannot know.</param>
    public abstract void Write(Stream stream, AnnotationDocument document, AnnotationLosses losses);

    /// <summary>Writes one document into one file.</summary>
    private sealed class DocumentSink(DocumentFormat format, string path) : IAnnotationSink
    {
        private bool _written;

        public void Write(AnnotationDocument document, AnnotationLosses losses)
        {
            if (_written) throw new InvalidOperationException($"{format.Name} holds one recording a file.");
            _written = true;
            using FileStream stream = new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16);
            format.Write(stream, document, losses);
        }

        public void Complete()
        {
        }

        public void Dispose()
        {
        }
    }
}
