namespace AsrDataTools.Cluster;

/// <summary>What a worker says of itself while it works, and when it fails: <c>state/NNNN.json</c>.</summary>
internal sealed record ShardAttempt
{
    public required string Job { get; init; }

    public string Host { get; init; } = Environment.MachineName;

    public int Process { get; init; } = Environment.ProcessId;

    /// <summary>Job and array task of Slurm, where it is one.</summary>
    public string? SlurmTask { get; init; }

    /// <summary>Why it failed; null while it works.</summary>
    public string? Failure { get; init; }
}
