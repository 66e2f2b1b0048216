using System.Runtime.InteropServices;

namespace AsrDataTools;

/// <summary>Makes the names in a folder survive a power cut: POSIX keeps a new file's name only once its folder is synchronised too.</summary>
internal static partial class DurableFolder
{
    private const int ReadOnly = 0;

    /// <summary>Waits until the folder's names are on the disk. Windows keeps names with the file itself and needs nothing.</summary>
    /// <exception cref="IOException">The storage refused.</exception>
    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows()) return;
        int descriptor = Open(folder, ReadOnly);
        if (descriptor < 0) throw Failure(folder);
        try
        {
            if (Synchronise(descriptor) < 0) throw Failure(folder);
        }
        finally
        {
            _ = Close(descriptor);
        }
    }

    private static IOException Failure(string folder) =>
        new($"the folder '{folder}' cannot be synchronised: {Marshal.GetLastPInvokeErrorMessage()}");

    [LibraryImport("libc", EntryPoint = "open", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Open(string path, int flags);

    [LibraryImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static partial int Synchronise(int descriptor);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int descriptor);
}
