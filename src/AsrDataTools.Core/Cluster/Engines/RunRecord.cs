namespace AsrDataTools.Cluster;

/// <summary>One start of a job: <c>runs/NNNN.json</c>.</summary>
internal sealed record RunRecord
{
    public required int Number { get; init; }

    public required RunOptions Options { get; init; }

    /// <summary>Number of the array job; null for a local run.</summary>
    public string? SlurmJob { get; init; }

    /// <summary>Shard 1's task would have the index 1 minus this.</summary>
    public int Base { get; init; }

    public required IReadOnlyList<int> Shards { get; init; }

    /// <summary>All runs of a job, the oldest first.</summary>
    public static IReadOnlyList<RunRecord> All(JobFolder folder) => !Directory.Exists(folder.Runs) ? [] :
    [
        .. Directory.EnumerateFiles(folder.Runs, "*.json").Order(StringComparer.Ordinal).Select(JobJson.Read<RunRecord>).OrderBy(run => run.Number),
    ];
}
