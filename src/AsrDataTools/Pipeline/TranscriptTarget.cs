using AsrDataTools.Annotation;
using AsrDataTools.Transcription;

namespace AsrDataTools.Pipeline;

/// <summary>The file that transcripts are written to: JSON Lines, or annotation in the format that its ending tells.</summary>
internal sealed class TranscriptTarget : IDisposable
{
    private readonly TranscriptLines? _lines;
    private readonly AnnotationExport? _annotation;

    /// <param name="path">Absolute.</param>
    /// <exception cref="SpeechDataException">It cannot be written, or its ending tells no format.</exception>
    public TranscriptTarget(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is ".JSONL" or ".NDJSON" or ".JSON") _lines = new(path);
        else _annotation = new(path, null, replace: true);
    }

    public void Write(Transcript transcript)
    {
        _lines?.Write(transcript);
        _annotation?.Write(transcript.ToAnnotation());
    }

    public void Complete()
    {
        _lines?.Complete();
        _annotation?.Complete();
    }

    public void Dispose()
    {
        _lines?.Dispose();
        _annotation?.Dispose();
    }
}
