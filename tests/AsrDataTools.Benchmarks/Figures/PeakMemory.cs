using System.Globalization;

namespace AsrDataTools.Benchmarks.Figures;

/// <summary>The most memory that work held at once, beyond what the process held before it.</summary>
internal static class PeakMemory
{
    private const string Status = "/proc/self/status";

    /// <returns>Millions of bytes; null where the system is not Linux, which alone lets a process begin its peak anew.</returns>
    public static double? Of(Action work)
    {
        if (!OperatingSystem.IsLinux()) return null;
        GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
        File.WriteAllText("/proc/self/clear_refs", "5");
        double before = Read("VmRSS:");
        work();
        return Math.Max(0, Read("VmHWM:") - before);
    }

    private static double Read(string key)
    {
        string line = File.ReadLines(Status).First(line => line.StartsWith(key, StringComparison.Ordinal));
        return double.Parse(line.Split(' ', '\t').First(word => word.Length > 0 && char.IsAsciiDigit(word[0])), CultureInfo.InvariantCulture) * 1024 / 1e6;
    }
}
