using AsrDataTools.Audio;

namespace AsrDataTools.Scoring;

/// <summary>How files that name recordings by audio file are brought together with those that name them by stem.</summary>
internal static class RecordingName
{
    /// <summary>The name without folder and without the extension of an audio file; other dots are part of the name.</summary>
    public static string Of(string name)
    {
        string file = name.Replace('\\', '/');
        file = file[(file.LastIndexOf('/') + 1)..];
        return AudioFileFinder.KnowsExtension(Path.GetExtension(file)) ? Path.GetFileNameWithoutExtension(file) : file;
    }
}
