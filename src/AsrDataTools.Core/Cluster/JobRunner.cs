namespace AsrDataTools.Cluster;

/// <summary>Starts what is missing of a job. One start at a time has the folder.</summary>
public sealed class JobRunner : IDisposable
{
    private readonly JobFolder _folder;
    private readonly FileLock _held;

    private JobRunner(JobFolder folder, FileLock held)
    {
        _folder = folder;
        _held = held;
    }

    /// <summary>Takes the folder, making it where it is not there.</summary>
    /// <exception cref="SpeechDataException">Another start has it (<c>JobLocked</c>), or it holds something else (<c>JobPathInUse</c>).</exception>
    public static JobRunner Open(JobFolder folder)
    {
        ArgumentNullException.ThrowIfNull(folder);
        if (File.Exists(folder.Path) || (!folder.Exists && HoldsOthers(folder))) throw JobErrors.FolderInUse(folder.Path);
        Directory.CreateDirectory(folder.Path);
        return new JobRunner(folder, FileLock.Take(folder.Lock) ?? throw JobErrors.Locked(folder.Path));
    }

    /// <summary>Refuses options that cannot work, before anything is made.</summary>
    /// <exception cref="SpeechDataException">An option is none of sbatch (<c>SlurmOptionInvalid</c>), or Slurm is not there (<c>SlurmNotInstalled</c>).</exception>
    public static void Check(JobFolder folder, RunOptions options)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(options);
        if (options.Engine != SpeechJobEngine.Slurm) return;
        SlurmOptionCheck.Check(options);
        if (options.ContainerImage is not null && folder.Path.AsSpan().IndexOfAny(',', ':') >= 0)
        {
            throw new SpeechDataException(
                "SlurmOptionInvalid", SpeechDataProblem.InvalidArgument, $"-JobPath '{folder.Path}' has a comma or a colon, which apptainer cannot bind. Choose another folder.", folder.Path);
        }

        ProgramRun.Run("sbatch", ["--version"], Path.GetTempPath());
    }

    /// <summary>The options of the latest run; null before the first.</summary>
    public RunOptions? LatestOptions() => RunRecord.All(_folder) is { Count: > 0 } runs ? runs[^1].Options : null;

    /// <summary>The shards to start: those without a part that nothing works on or waits to.</summary>
    /// <param name="retryFailed">Also those that are done but have rows that failed; their parts are deleted.</param>
    /// <exception cref="SpeechDataException">Parts are of another run or damaged (<c>PartForeign</c>).</exception>
    public IReadOnlyList<int> Startable(SpeechJobDefinition definition, bool retryFailed, CancellationToken cancellation)
    {
        JobTask task = JobTask.Of(definition.Task);
        IReadOnlyList<SpeechShard> shards = Shards(definition, cancellation);
        string[] foreign = [.. shards.Where(shard => shard.State == ShardState.Foreign).Select(shard => PartLook.At(_folder, definition, definition.Shard(shard.Shard)).Foreign ?? task.PartOf(_folder, shard.Shard))];
        if (foreign.Length > 0) throw JobErrors.PartForeign(foreign);
        int[] again = retryFailed ? [.. shards.Where(shard => shard is { State: ShardState.Done, FailedRows: > 0 }).Select(shard => shard.Shard)] : [];
        foreach (int shard in again) File.Delete(task.PartOf(_folder, shard));
        return [.. shards.Where(shard => shard.State is ShardState.Failed or ShardState.Missing).Select(shard => shard.Shard).Concat(again).Order()];
    }

    /// <summary>The shards as they are while this start has the folder.</summary>
    public IReadOnlyList<SpeechShard> Shards(SpeechJobDefinition definition, CancellationToken cancellation) =>
        JobInspector.Shards(_folder, definition, mayRunLocally: false, cancellation);

    /// <summary>Submits the shards to Slurm and returns.</summary>
    public void Submit(SpeechJobDefinition definition, RunOptions options, IReadOnlyList<int> shards, Action<string, int> submitted) =>
        SlurmRun.Start(_folder, definition, options, shards, submitted);

    /// <summary>Runs the shards on this machine to their end.</summary>
    /// <param name="ended">Gets each shard and the exit code of its process.</param>
    public void Run(RunOptions options, IReadOnlyList<int> shards, Action<int, int> ended, Action tick, CancellationToken cancellation) =>
        LocalRun.Run(_folder, options, shards, ended, tick, cancellation);

    public void Dispose() => _held.Dispose();

    // What an interrupted start left is its own, and is made anew.
    private static bool HoldsOthers(JobFolder folder) => Directory.Exists(folder.Path)
        && Directory.EnumerateFileSystemEntries(folder.Path).Any() && !File.Exists(folder.Lock);
}
