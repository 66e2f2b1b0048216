namespace AsrDataTools;

/// <summary>Writes a file whole or not at all, and durably: after a power cut there is the new content or the old, never a part.</summary>
public static class WholeFile
{
    /// <param name="path">The file, absolute; what is there is replaced when the new one is whole, and passes its mode on.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The storage refuses.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written to.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        string temporary = $"{path}.{Guid.NewGuid():N}.unfinished";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                if (!OperatingSystem.IsWindows() && File.Exists(path)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
            DurableFolder.Flush(Path.GetDirectoryName(path)!);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
