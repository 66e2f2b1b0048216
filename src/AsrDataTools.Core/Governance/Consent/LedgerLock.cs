using System.Diagnostics;

namespace AsrDataTools.Governance.Consent;

/// <summary>
/// One writer at a time, over all processes of the machine: an exclusive handle on <c>ledger.lock</c>, which the system takes back
/// when its process dies. The file stays: to delete it would let two writers hold two files of one name.
/// </summary>
internal static class LedgerLock
{
    private const int PauseMilliseconds = 10;

    public static string PathOf(string ledger) => ledger + ".lock";

    /// <summary>Waits for the turn.</summary>
    /// <returns>What holds it, until it is disposed of.</returns>
    /// <exception cref="SpeechDataException">Another writer holds it for longer than the time given (<c>LedgerBusy</c>).</exception>
    public static IDisposable Take(string ledger, TimeSpan timeout, CancellationToken cancellation)
    {
        string path = PathOf(ledger);
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 0);
            }
            catch (IOException exception) when (exception is not (DirectoryNotFoundException or PathTooLongException))
            {
                if (Stopwatch.GetElapsedTime(start) < timeout)
                {
                    cancellation.WaitHandle.WaitOne(PauseMilliseconds);
                    continue;
                }

                throw new SpeechDataException(
                    "LedgerBusy", SpeechDataProblem.Storage, $"Another process has been writing to the ledger '{ledger}' for {timeout.TotalSeconds:0.#} s ('{path}': {exception.Message}). Try again when it is through.", ledger, exception);
            }
        }
    }
}
