namespace AsrDataTools.Audio;

/// <summary>Opens a recording whatever its format; the content decides, not the name.</summary>
public static class AudioFile
{
    /// <summary>Opens the recording for one pass from first to last sample.</summary>
    /// <exception cref="SpeechDataException">The file is missing, unreadable, empty or in no known format.</exception>
    public static AudioReader Open(string path, AudioOpenOptions? options = null) =>
        throw new NotImplementedException($"{path} {options}");
}
