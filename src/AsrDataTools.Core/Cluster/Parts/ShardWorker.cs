using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Cluster;

/// <summary>Works on one shard and puts its errors and then its part in place, each whole or not at all.</summary>
public static class ShardWorker
{
    /// <param name="progress">Gets the rows done so far; called on any thread.</param>
    /// <returns>False where the part was in place already.</returns>
    /// <exception cref="SpeechDataException">
    /// The shard is damaged, worked on by another process, or of another version; something foreign lies in its place; or the storage fails.
    /// Nothing is in place then.
    /// </exception>
    /// <exception cref="OperationCanceledException">Stopped; nothing is in place.</exception>
    public static bool Run(JobFolder folder, int number, int threads, Action<long> progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        SpeechJobDefinition definition = folder.Read();
        definition.RequireVersion(folder.Path);
        JobTask task = JobTask.Of(definition.Task);
        JobShard shard = definition.Shard(number);
        using FileLock held = FileLock.Take(folder.ShardLock(number)) ?? throw JobErrors.ShardRunning(number);
        string part = task.PartOf(folder, number);
        if (task.Marks(part) is { } marks) return marks.IsOf(definition, shard) ? false : throw JobErrors.PartForeign([part]);
        ShardAttempt attempt = new() { Job = definition.Id, SlurmTask = SlurmTask() };
        try
        {
            JobJson.Write(folder.State(number), attempt);
            task.Work(new ShardWork(folder, definition, shard, threads, progress, cancellation));
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            SpeechDataException failure = exception as SpeechDataException ?? StorageErrors.Explain(exception, part) ?? new SpeechDataException(
                "ShardFailed", SpeechDataProblem.InvalidData, FormattableString.Invariant($"Shard {number} failed: {exception.Message}"), folder.Shard(number), exception);
            TellFailure(folder.State(number), attempt with { Failure = failure.Message });
            throw failure;
        }
    }

    private static string? SlurmTask() => Environment.GetEnvironmentVariable("SLURM_ARRAY_JOB_ID") is { } job
        ? $"{job}_{Environment.GetEnvironmentVariable("SLURM_ARRAY_TASK_ID")}" : null;

    private static void TellFailure(string path, ShardAttempt attempt)
    {
        try
        {
            JobJson.Write(path, attempt);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Where the disk is full this fails too. The failure itself is thrown and in the log.
        }
    }
}
