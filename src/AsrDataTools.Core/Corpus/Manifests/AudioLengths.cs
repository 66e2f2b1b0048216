using AsrDataTools.Audio;

namespace AsrDataTools.Corpus.Manifests;

/// <summary>What the headers of recordings say, each opened once; for formats that must hold a length or a rate.</summary>
internal sealed class AudioLengths
{
    private readonly Dictionary<string, AudioFormat?> _formats = new(StringComparer.Ordinal);

    /// <summary>Null where the recording cannot be opened.</summary>
    public AudioFormat? Find(string path)
    {
        if (_formats.TryGetValue(path, out AudioFormat? known)) return known;
        try
        {
            using AudioReader reader = AudioFile.Open(path);
            return _formats[path] = reader.Format;
        }
        catch (SpeechDataException)
        {
            // Whoever needs it says that it is missing, and for what.
            return _formats[path] = null;
        }
    }
}
