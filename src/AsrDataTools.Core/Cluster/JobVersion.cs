using System.Reflection;

namespace AsrDataTools.Cluster;

/// <summary>Of what measures: parts of two versions are never merged.</summary>
internal static class JobVersion
{
    private static readonly string Program = typeof(JobVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    public static string Of(SpeechJobTask task) => JobTask.Of(task).Version is { } own ? $"{Program}, {own}" : Program;
}
