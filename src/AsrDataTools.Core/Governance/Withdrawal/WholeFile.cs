using AsrDataTools.Governance.Consent;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Replaces a file by a new one, whole or not at all, and durably: after a power cut the old content is not back.</summary>
internal static class WholeFile
{
    /// <param name="path">The file, absolute.</param>
    /// <param name="write">Writes the new content.</param>
    public static void Replace(string path, Action<Stream> write)
    {
        string temporary = $"{path}.{Guid.NewGuid():N}.unfinished";
        try
        {
            using (FileStream stream = new(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16))
            {
                if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
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
