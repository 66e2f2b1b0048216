namespace AsrDataTools.Corpus.Manifests;

/// <summary>What a disk refuses while something is written, said of the target instead of the temporary name.</summary>
public static class StorageErrors
{
    // ENOSPC and ERROR_DISK_FULL, as IOException bears them.
    private const int UnixDiskFull = 28;
    private const int WindowsDiskFull = unchecked((int)0x80070070);

    /// <summary>The error with place and remedy; null for errors of another kind.</summary>
    /// <param name="exception">What was thrown.</param>
    /// <param name="path">The target.</param>
    public static SpeechDataException? Explain(Exception exception, string path)
    {
        string folder = Path.GetDirectoryName(Path.TrimEndingDirectorySeparator(path)) ?? path;
        return exception switch
        {
            UnauthorizedAccessException => new SpeechDataException(
                "AccessDenied", SpeechDataProblem.AccessDenied, $"'{path}' cannot be written: this user may not write to '{folder}'. Change its permissions, or choose another folder.", path, exception),
            IOException => new SpeechDataException("StorageFailed", SpeechDataProblem.Storage, $"'{path}' cannot be written: {Reason(exception, folder)} What was there is left as it is.", path, exception),
            _ => null,
        };
    }

    private static string Reason(Exception exception, string folder) => exception.HResult is UnixDiskFull or WindowsDiskFull
        ? $"the disk of '{folder}' is full. Make room, or choose another folder."
        : exception.Message.TrimEnd('.') + ".";
}
