namespace AsrDataTools.Leakage;

/// <summary>Where an index is to be written, looked at before any work is done for it.</summary>
public static class FingerprintIndexTarget
{
    /// <summary>Refuses a place that no index can be written to.</summary>
    /// <param name="path">Absolute.</param>
    /// <exception cref="SpeechDataException">It is a folder (<c>FingerprintIndexPathInvalid</c>), or lies in none (<c>PathNotFound</c>).</exception>
    public static void Check(string path)
    {
        if (Directory.Exists(path))
            throw new SpeechDataException("FingerprintIndexPathInvalid", SpeechDataProblem.InvalidArgument, $"'{path}' is a folder; name a file in it.", path);
        if (Path.GetDirectoryName(path) is not { } folder || !Directory.Exists(folder))
            throw new SpeechDataException("PathNotFound", SpeechDataProblem.NotFound, $"The folder of '{path}' does not exist; make it first.", path);
    }
}
