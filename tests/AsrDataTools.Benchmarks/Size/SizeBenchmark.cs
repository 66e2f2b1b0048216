using System.Diagnostics;
using System.Globalization;

namespace AsrDataTools.Benchmarks.Size;

/// <summary>Time and peak memory of each step against the number of rows: cost is to grow with the rows, memory to stay below 4 GB.</summary>
internal static class SizeBenchmark
{
    // The process tells its own high-water mark when its work is done: nothing that polls can miss it.
    private const string Mark = "VmHWM:";
    private const string TellPeak = "foreach ($line in [IO.File]::ReadLines('/proc/self/status')) { if ($line.StartsWith('VmHWM:')) { $line } }";

    /// <summary>Makes a corpus in a folder.</summary>
    /// <param name="isDistinct">Whether each recording is a sound of its own.</param>
    public static void Make(string folder, int rows, bool isDistinct)
    {
        Directory.CreateDirectory(folder);
        SizeCorpus.Make(Path.GetFullPath(folder), rows, isDistinct);
    }

    /// <summary>Runs steps one after the other in a corpus' folder.</summary>
    /// <param name="program">The built <c>asrdata</c>.</param>
    /// <param name="names">Of the steps; those that need no recordings, in their order, where none is named.</param>
    public static void Run(string program, string folder, IReadOnlyList<string> names)
    {
        IEnumerable<SizeStep> steps = names.Count == 0
            ? SizeStep.OfRows
            : names.Select(name => SizeStep.OfRows.Concat(SizeStep.OfRecordings).FirstOrDefault(step => step.Name == name) ?? throw new ArgumentException($"There is no step '{name}'."));
        foreach (SizeStep step in steps)
        {
            (double seconds, double cpu, double megabytes) = Measure(Path.GetFullPath(program), Path.GetFullPath(folder), step.Command);
            Console.WriteLine(FormattableString.Invariant($"{step.Name,-18} {seconds,8:0.0} s {cpu,8:0.0} s CPU {megabytes,8:0} MB"));
        }
    }

    private static (double Seconds, double Cpu, double Megabytes) Measure(string program, string folder, string command)
    {
        ProcessStartInfo start = new(program, ["-Command", $"$ErrorActionPreference = 'Stop'; {command}; {TellPeak}"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        Stopwatch watch = Stopwatch.StartNew();
        TimeSpan before = CpuClock.OfChildren();
        using Process process = Process.Start(start)!;
        Task<string> complaints = process.StandardError.ReadToEndAsync();
        string said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double cpu = (CpuClock.OfChildren() - before).TotalSeconds;
        if (process.ExitCode != 0) throw new InvalidOperationException($"{command} ended with {process.ExitCode}: {said} {complaints.Result}");
        string peak = said.Split('\n').Last(line => line.StartsWith(Mark, StringComparison.Ordinal));
        double kilobytes = double.Parse(peak[Mark.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture);
        return (watch.Elapsed.TotalSeconds, cpu, kilobytes * 1024 / 1e6);
    }
}
