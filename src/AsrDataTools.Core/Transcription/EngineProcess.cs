using System.ComponentModel;
using System.Diagnostics;
using System.Text;

namespace AsrDataTools.Transcription;

/// <summary>
/// Runs a recogniser's program: without a shell, without input, its output taken up to a bound, the end of its complaints kept. When time is
/// up or the run is stopped, it dies at once with everything that it started.
/// </summary>
internal static class EngineProcess
{
    private const int MostOutput = 64 << 20;
    private const int ComplaintLines = 12;
    private const int LineLength = 400;

    /// <param name="program">Name or path.</param>
    /// <param name="missing">What to install where it is not there.</param>
    /// <param name="timeout">After which it is killed.</param>
    /// <param name="folder">Its working folder.</param>
    /// <exception cref="SpeechDataException">It is not installed (<c>EngineNotInstalled</c>).</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static EngineRun Run(string program, IEnumerable<string> arguments, string missing, TimeSpan timeout, string folder, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = folder,
        };
        using Process process = Started(start, program, missing);
        using CancellationTokenRegistration stop = cancellation.Register(() => Kill(process));

        // A scheduler that ends this process by a signal is not to leave the engine running.
        using ExitWatch exit = new(process);
        Queue<string> complaints = new();
        process.StandardInput.Close();
        Task complaining = Task.Run(() => KeepAll(complaints, process.StandardError), CancellationToken.None);
        Task<byte[]> output = Task.Run(() => ReadAll(process.StandardOutput.BaseStream), CancellationToken.None);
        bool ended = process.WaitForExit(timeout);
        if (!ended) Kill(process);

        // A grandchild that outlives its parent would keep the pipes open; it belongs to the tree that was killed or to nobody.
        if (!Task.WaitAll([output, complaining], 5000, CancellationToken.None)) process.StandardOutput.Close();
        process.WaitForExit(TimeSpan.FromSeconds(5));
        cancellation.ThrowIfCancellationRequested();
        string tail;
        lock (complaints) tail = string.Join('\n', complaints);
        return new(ended ? process.ExitCode : null, output.IsCompletedSuccessfully ? output.Result : [], tail);
    }

    private static Process Started(ProcessStartInfo start, string program, string missing)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Win32Exception cause)
        {
            throw new SpeechDataException("EngineNotInstalled", SpeechDataProblem.NotInstalled, $"The program '{program}' cannot be started: {cause.Message}. {missing}", null, cause);
        }
    }

    private static byte[] ReadAll(Stream stream)
    {
        using MemoryStream kept = new();
        byte[] buffer = new byte[1 << 16];
        for (int read; (read = stream.Read(buffer)) > 0;)
        {
            // Read on in any case: a program whose pipe is full would wait for ever.
            if (kept.Length + read <= MostOutput) kept.Write(buffer, 0, read);
        }

        return kept.ToArray();
    }

    private static void KeepAll(Queue<string> complaints, StreamReader lines)
    {
        while (lines.ReadLine() is { } line) Keep(complaints, line);
    }

    private static void Keep(Queue<string> complaints, string line)
    {
        if (string.IsNullOrWhiteSpace(line)) return;
        StringBuilder legible = new(Math.Min(line.Length, LineLength));
        foreach (char c in line.AsSpan(0, Math.Min(line.Length, LineLength))) legible.Append(char.IsControl(c) ? ' ' : c);
        lock (complaints)
        {
            complaints.Enqueue(legible.ToString().Trim());
            while (complaints.Count > ComplaintLines) complaints.Dequeue();
        }
    }

    internal static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
        }
        catch (InvalidOperationException)
        {
            // It has ended already, which is what was wanted.
        }
    }
}

/// <summary>Kills a program when this process ends.</summary>
internal sealed class ExitWatch : IDisposable
{
    private readonly EventHandler _kill;

    public ExitWatch(Process process)
    {
        _kill = (_, _) => EngineProcess.Kill(process);
        AppDomain.CurrentDomain.ProcessExit += _kill;
    }

    public void Dispose() => AppDomain.CurrentDomain.ProcessExit -= _kill;
}

/// <summary>How a program ended.</summary>
/// <param name="ExitCode">Null where it was killed because its time was up.</param>
/// <param name="Output">Standard output.</param>
/// <param name="Complaints">The last lines of its error stream.</param>
internal sealed record EngineRun(int? ExitCode, byte[] Output, string Complaints)
{
    /// <summary>The trouble of one recording; null where the program reports success.</summary>
    public SpeechDataException? Trouble(string engine, string source, TimeSpan timeout) => ExitCode switch
    {
        0 => null,
        null => new("TranscriptionTimeout", SpeechDataProblem.InvalidData, FormattableString.Invariant($"{engine} did not finish '{source}' within {timeout.TotalSeconds:0.#} s and was killed with all that it had started. Give it more with -TimeoutSeconds.{Tail}"), source),
        { } code => new("TranscriptionFailed", SpeechDataProblem.InvalidData, $"{engine} ended with code {code} on '{source}'.{Tail}", source),
    };

    private string Tail => Complaints.Length == 0 ? " It said nothing on its error stream." : $" Its last words:\n{Complaints}";
}
