using System.Diagnostics;
using System.Globalization;

namespace AsrDataTools.Benchmarks.Size;

/// <summary>A step on one corpus, in an <c>asrdata</c> of its own.</summary>
/// <param name="program">The built <c>asrdata</c>.</param>
/// <param name="folder">Of the corpus.</param>
internal sealed class SizeProcess(string program, string folder, SizeStep step)
{
    // The process tells its own high-water mark when its work is done: nothing that polls can miss it.
    private const string Mark = "VmHWM:";
    private const string TellPeak = "foreach ($line in [IO.File]::ReadLines('/proc/self/status')) { if ($line.StartsWith('VmHWM:')) { $line } }";

    /// <summary>By the clock, of the last run.</summary>
    public double Seconds { get; private set; }

    /// <summary>User and kernel time of the last run, in seconds.</summary>
    public double CpuSeconds { get; private set; }

    /// <summary>The most memory of the last run, in millions of bytes.</summary>
    public double Megabytes { get; private set; }

    public void Run()
    {
        ProcessStartInfo start = new(Path.GetFullPath(program), ["-Command", $"$ErrorActionPreference = 'Stop'; {step.Command}; {TellPeak}"])
        {
            WorkingDirectory = Path.GetFullPath(folder),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan before = CpuClock.OfChildren();
        using Process process = Process.Start(start)!;
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{step.Command} ended with {process.ExitCode}: {said} {complaints.Result}");
        string peak = said.Split('\n').Last(line => line.StartsWith(Mark, StringComparison.Ordinal));
        double kilobytes = double.Parse(peak[Mark.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        (Seconds, CpuSeconds, Megabytes) = (watch.Elapsed.TotalSeconds, (CpuClock.OfChildren() - before).TotalSeconds, kilobytes * 1024 / 1e6);
    }
}
