using System.Diagnostics;

namespace AsrDataTools.Cluster;

/// <summary>
/// A file that one process holds at a time. The system lets go of it when the process ends, however it ends, so that no process number
/// and no clock need be trusted.
/// </summary>
internal sealed class FileLock : IDisposable
{
    // Longer than anybody's look at the lock, shorter than anybody's patience.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);

    private readonly FileStream _stream;

    private FileLock(FileStream stream) => _stream = stream;

    /// <summary>Null where another holds it.</summary>
    public static FileLock? Take(string path)
    {
        Stopwatch watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException exception) when (IsHeld(exception))
            {
                if (watch.Elapsed > Patience) return null;
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>Whether a process holds it now.</summary>
    public static bool IsTaken(string path)
    {
        try
        {
            using FileStream look = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return false;
        }
        catch (FileNotFoundException)
        {
            return false;
        }
        catch (IOException exception) when (IsHeld(exception))
        {
            return true;
        }
    }

    public void Dispose() => _stream.Dispose();

    // EWOULDBLOCK of Linux and macOS, ERROR_SHARING_VIOLATION of Windows, as IOException bears them.
    private static bool IsHeld(IOException exception) => exception.HResult is 11 or 35 or unchecked((int)0x80070020);
}
