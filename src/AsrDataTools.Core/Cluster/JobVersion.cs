using System.Reflection;
using AsrDataTools.Acoustics;

namespace AsrDataTools.Cluster;

/// <summary>Of what measures: parts of two versions are never merged.</summary>
internal static class JobVersion
{
    public static string Current { get; } = FormattableString.Invariant(
        $"{typeof(JobVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0]}, profiler {AcousticProfiler.Version}");
}
