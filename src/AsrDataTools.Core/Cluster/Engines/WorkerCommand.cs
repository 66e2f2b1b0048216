namespace AsrDataTools.Cluster;

/// <summary>The program that works on a shard: asrdata, or pwsh with the module.</summary>
public static class WorkerCommand
{
    private const string Invocation = "Invoke-SpeechShard -JobPath $env:ASRDATA_JOB -Shard $env:ASRDATA_SHARD -ThrottleLimit $env:ASRDATA_THREADS -ReadLimit $env:ASRDATA_READ_LIMIT -LowPriority:($env:ASRDATA_LOW_PRIORITY -eq 1)";

    /// <summary>The same for all jobs and shards; what differs is in the environment, so that no text need be quoted into a command.</summary>
    internal static IReadOnlyList<string> Arguments { get; } = ["-NonInteractive", "-Command", Invocation];

    /// <summary>The program that this process is, where it can do the work; else asrdata beside the module or on the path.</summary>
    /// <param name="module">Folder of the module.</param>
    /// <exception cref="SpeechDataException">There is none (<c>WorkerNotFound</c>).</exception>
    public static IReadOnlyList<string> Find(string module)
    {
        string executable = OperatingSystem.IsWindows() ? "asrdata.exe" : "asrdata";
        string? own = Environment.ProcessPath;
        if (Path.GetFileName(own) == executable) return [own!];
        string[] places =
        [
            Path.Combine(module, executable),
            Path.Combine(module, "src", "AsrDataTools.Shell", "bin", "Release", "net10.0", executable),
            .. (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries).Select(folder => Path.Combine(folder, executable)),
        ];
        return places.FirstOrDefault(File.Exists) is { } found ? [found] : throw new SpeechDataException(
            "WorkerNotFound", SpeechDataProblem.NotInstalled,
            $"asrdata, which works on the shards, is neither in '{module}' nor on the path. Build it (dotnet build -c Release), or name it with -WorkerPath.");
    }
}
