namespace AsrDataTools.Cluster;

/// <summary>How the shards of a job are run this time; a later run of the same job may do it in another way.</summary>
public sealed record RunOptions
{
    public SpeechJobEngine Engine { get; init; }

    /// <summary>Most shards at once; null for all cores (local) or no bound of ours (Slurm).</summary>
    public int? ThrottleLimit { get; init; }

    /// <summary>Threads that work on a shard.</summary>
    public int ThreadsPerShard { get; init; } = 1;

    /// <summary>Most megabytes (10^6 bytes) a second that the process of one shard reads; 0 for no limit.</summary>
    public double ReadLimit { get; init; }

    /// <summary>Whether the processes of shards stand back behind others.</summary>
    public bool LowPriority { get; init; }

    public string? Partition { get; init; }

    public string? Account { get; init; }

    /// <summary>As sbatch --time takes it: 90, 1:30:00, 2-12 …</summary>
    public string? TimeLimit { get; init; }

    /// <summary>As sbatch --mem takes it: 4G …</summary>
    public string? Memory { get; init; }

    /// <summary>Path of the image that asrdata is run in, by apptainer.</summary>
    public string? ContainerImage { get; init; }

    /// <summary>Options of apptainer exec, one argument each.</summary>
    public IReadOnlyList<string> ContainerOptions { get; init; } = [];

    /// <summary>Further options of sbatch, one line of the script each: --gres=…, --qos=….</summary>
    public IReadOnlyList<string> SbatchOptions { get; init; } = [];

    /// <summary>The program that works on a shard, and its first arguments.</summary>
    public IReadOnlyList<string> Worker { get; init; } = [];
}
