using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace AsrDataTools.Audio;

/// <summary>What is asked of the operating system to read a file: the place where a test puts a storage that fails.</summary>
internal partial class StorageCalls
{
    // Of fcntl.h and errno.h, on x64 and arm64.
    private const int ReadOnly = 0;
    private const int IsFolder = 21;
    private static readonly int NonBlocking = OperatingSystem.IsMacOS() ? 0x4 : 0x800;
    private static readonly int CloseOnExec = OperatingSystem.IsMacOS() ? 0x1000000 : 0x80000;

    public static StorageCalls System { get; } = new();

    /// <summary>Opens a file to be read from front to back.</summary>
    /// <exception cref="IOException">It cannot be opened; or <see cref="UnauthorizedAccessException"/>.</exception>
    public virtual SafeFileHandle Open(string path)
    {
        // The runtime looks at a file before it opens it and takes a shared lock: on NFS three round trips more, and a lock there makes the
        // client throw away what it has cached. Non-blocking, since opening a named pipe would wait for someone to write into it.
        if (!OperatingSystem.IsWindows() && OpenFile(path, ReadOnly | NonBlocking | CloseOnExec) is >= 0 and int descriptor) return new(descriptor, ownsHandle: true);

        // On Unix for its exception: it says what is wrong as every other opening does.
        return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, FileOptions.SequentialScan);
    }

    /// <summary>Reads some bytes at a place.</summary>
    /// <returns>How many; 0 at the end of the file.</returns>
    /// <exception cref="IOException">They cannot be read; or <see cref="UnauthorizedAccessException"/>.</exception>
    public virtual int Read(SafeFileHandle file, Span<byte> target, long offset)
    {
        try
        {
            return RandomAccess.Read(file, target, offset);
        }
        catch (IOException exception) when (!OperatingSystem.IsWindows() && exception.HResult == IsFolder)
        {
            // As the runtime has it where it opens a folder itself.
            throw new UnauthorizedAccessException(exception.Message, exception);
        }
    }

    /// <summary>Waits before another attempt.</summary>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public virtual void Wait(TimeSpan time, CancellationToken cancellation)
    {
        cancellation.WaitHandle.WaitOne(time);
        cancellation.ThrowIfCancellationRequested();
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int OpenFile(string path, int flags);
}
