using AsrDataTools.Annotation.Rules;
using AsrDataTools.Audio;

namespace AsrDataTools.Annotation.Repair;

/// <summary>Lengths of recordings by their headers, each opened once.</summary>
internal sealed class RecordingLengths(RecordingShelf shelf)
{
    private readonly Dictionary<string, double?> _known = new(StringComparer.Ordinal);

    /// <summary>Seconds; null where there is no such recording, or its header does not tell.</summary>
    /// <exception cref="SpeechDataException">It cannot be opened.</exception>
    public double? Of(AnnotationDocument document)
    {
        if (shelf.Find(document) is not { } path) return null;
        if (_known.TryGetValue(path, out double? length)) return length;
        using AudioReader reader = AudioFile.Open(path);
        return _known[path] = reader.Format.DurationSeconds;
    }
}
