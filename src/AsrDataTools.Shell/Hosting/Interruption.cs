using System.Runtime.InteropServices;

namespace AsrDataTools.Shell.Hosting;

/// <summary>
/// Turns Ctrl+C, SIGTERM and SIGHUP into a request to stop. The first is passed on; a second one ends the process at once, for
/// whatever does not listen.
/// </summary>
public sealed class Interruption : IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private readonly Func<bool, bool> _stop;
    private int _requests;

    /// <param name="stop">
    /// Called on a thread of its own with whether the process is to end (rather than only what runs). Answers whether somebody
    /// takes care of that; else the process ends at once.
    /// </param>
    public Interruption(Func<bool, bool> stop)
    {
        _stop = stop;
        foreach (PosixSignal signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, Handle));
        }
    }

    /// <summary>Whether a signal has come since the last <see cref="Reset"/>.</summary>
    public bool Requested => Volatile.Read(ref _requests) > 0;

    /// <summary>Whether the process was asked to end, which no prompt survives.</summary>
    public bool Terminating { get; private set; }

    public void Reset() => Volatile.Write(ref _requests, 0);

    public void Dispose()
    {
        foreach (PosixSignalRegistration registration in _registrations) registration.Dispose();
    }

    private void Handle(PosixSignalContext context)
    {
        context.Cancel = true;
        if (context.Signal != PosixSignal.SIGINT) Terminating = true;
        bool repeated = Interlocked.Increment(ref _requests) > 1;
        bool handled = _stop(Terminating);
        if (repeated || !handled) Environment.Exit(ExitCode.Interrupted);
    }
}
