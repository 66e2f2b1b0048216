namespace AsrDataTools.Shell.Interactive;

/// <summary>Keys of the terminal. While one of these exists, Ctrl+C is a key like any other.</summary>
public sealed class TerminalKeys : IKeys, IDisposable
{
    public TerminalKeys() => Console.TreatControlCAsInput = true;

    public bool Available => Console.KeyAvailable;

    public ConsoleKeyInfo Read() => Console.ReadKey(intercept: true);

    public void Dispose() => Console.TreatControlCAsInput = false;
}
