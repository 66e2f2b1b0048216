using System.Diagnostics;
using System.Runtime.InteropServices;

namespace AsrDataTools.Benchmarks;

/// <summary>User and kernel time together: what a job costs, whatever else the machine does meanwhile.</summary>
internal static partial class CpuClock
{
    private const int Children = -1;

    public static TimeSpan Of(Action work)
    {
        TimeSpan before = Own();
        work();
        return Own() - before;
    }

    /// <summary>That of work and of the programs that it runs to their end.</summary>
    public static TimeSpan OfAll(Action work)
    {
        TimeSpan before = Own() + OfChildren();
        work();
        return Own() + OfChildren() - before;
    }

    /// <summary>Runs a program to its end; its output is dropped. Null where it is not installed.</summary>
    public static TimeSpan? OfProgram(string program, params IEnumerable<string> arguments)
    {
        TimeSpan before = OfChildren();
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using Process process = Process.Start(start)!;
            Task<string> complaints = process.StandardError.ReadToEndAsync();
            process.StandardOutput.ReadToEnd();
            process.WaitForExit();
            if (process.ExitCode != 0)
                throw new InvalidOperationException($"{program} {string.Join(' ', start.ArgumentList)}: {complaints.Result}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }

        return OfChildren() - before;
    }

    // Of the process by getrusage: Process.TotalProcessorTime counts in hundredths of a second.
    private static TimeSpan Own() => Environment.CpuUsage.TotalTime;

    /// <summary>Of all processes that were started and have ended.</summary>
    public static TimeSpan OfChildren()
    {
        if (!OperatingSystem.IsLinux())
            throw new PlatformNotSupportedException("The time of other programs is read from Linux' getrusage.");
        Span<long> usage = stackalloc long[18];
        if (GetResourceUsage(Children, ref MemoryMarshal.GetReference(usage)) != 0)
            throw new InvalidOperationException("getrusage failed.");

        // Seconds and microseconds of user time, then of kernel time.
        return TimeSpan.FromMicroseconds(((usage[0] + usage[2]) * 1_000_000) + usage[1] + usage[3]);
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static partial int GetResourceUsage(int who, ref long usage);
}
