using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace AsrDataTools.Benchmarks.Figures;

/// <summary>What the figures were measured on; no name of it, no user, no path.</summary>
/// <param name="Processor">Its model.</param>
/// <param name="Processors">Logical ones that the process may use.</param>
/// <param name="MemoryGigabytes">Of the machine or of the container.</param>
/// <param name="VectorBits">The widest vectors that the runtime uses.</param>
/// <param name="System">And its version.</param>
/// <param name="Runtime">And its version.</param>
internal sealed record Machine(string Processor, int Processors, double MemoryGigabytes, int VectorBits, string System, string Runtime)
{
    public static Machine This() => new(
        Model(),
        Environment.ProcessorCount,
        Math.Round(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9),
        Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128,
        RuntimeInformation.OSDescription,
        RuntimeInformation.FrameworkDescription);

    private static string Model()
    {
        const string Facts = "/proc/cpuinfo";
        string? line = File.Exists(Facts) ? File.ReadLines(Facts).FirstOrDefault(line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
