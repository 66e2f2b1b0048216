namespace AsrDataTools.Cluster;

/// <summary>Stops what runs of a job. What is done stays; a later start works on the rest.</summary>
public static class JobStop
{
    /// <summary>Cancels the arrays of Slurm, and asks a local run to end.</summary>
    /// <exception cref="SpeechDataException">Slurm refuses.</exception>
    public static void Stop(JobFolder folder, IReadOnlyList<SpeechShard> shards)
    {
        ArgumentNullException.ThrowIfNull(folder);
        string[] jobs = [.. shards
            .Where(shard => shard is { State: ShardState.Running or ShardState.Pending, SlurmTask: not null })
            .Select(shard => shard.SlurmTask!.Split('_')[0]).Distinct()];
        SlurmQueue.Cancel(jobs, folder.Path);
        if (FileLock.IsTaken(folder.Lock)) File.WriteAllBytes(folder.Stop, []);
    }
}
