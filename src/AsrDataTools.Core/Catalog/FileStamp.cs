namespace AsrDataTools.Catalog;

/// <summary>What tells cheaply that a file is as it was: its path, length and time of change.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Bytes">Length.</param>
/// <param name="Modified">Last change, ticks of UTC.</param>
public readonly record struct FileStamp(string Path, long Bytes, long Modified)
{
    // File systems count time as coarsely as two seconds (FAT), so a file may change unseen right after it was looked at.
    private const long RacyTicks = 2 * TimeSpan.TicksPerSecond;

    /// <summary>The stamp of a file; null where there is none, or none that can be looked at.</summary>
    public static FileStamp? Of(string path)
    {
        FileInfo file = new(path);
        try
        {
            return file.Exists ? new(path, file.Length, file.LastWriteTimeUtc.Ticks) : null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Whoever opens the file next says what is wrong with it.
            return null;
        }
    }

    /// <summary>Whether a file looked at then cannot have changed since without another stamp.</summary>
    /// <param name="seen">When it was looked at, ticks of UTC.</param>
    public bool IsSettled(long seen) => Modified < seen - RacyTicks;
}
