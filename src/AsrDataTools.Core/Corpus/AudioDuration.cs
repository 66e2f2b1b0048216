using AsrDataTools.Audio;

namespace AsrDataTools.Corpus;

/// <summary>Takes lengths that a manifest does not give from the headers of the recordings; no sample is decoded.</summary>
public sealed class AudioDuration
{
    private readonly Dictionary<string, double?> _known = new(StringComparer.Ordinal);

    /// <summary>Seconds of an utterance: as declared, else of its recording from its start on; null where the header does not tell.</summary>
    /// <exception cref="SpeechDataException">The recording cannot be opened; thrown once for each.</exception>
    public double? Of(SpeechUtterance utterance)
    {
        if (utterance.DurationSeconds is { } declared) return declared;
        if (utterance.AudioPath is not { } path) return null;
        if (!_known.TryGetValue(path, out double? whole))
        {
            _known[path] = null;
            using AudioReader reader = AudioFile.Open(path);
            _known[path] = whole = reader.Format.DurationSeconds;
        }

        return whole - (utterance.StartSeconds ?? 0) is double left and > 0 ? left : null;
    }
}
