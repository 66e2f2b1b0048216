using System.Diagnostics;
using System.Security.Cryptography;
using System.Text.Json;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus;
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
        if (definition.Version != JobVersion.Current) throw JobErrors.VersionDiffers(folder.Path, definition.Version);
        JobShard shard = definition.Shard(number);
        using FileLock held = FileLock.Take(folder.ShardLock(number)) ?? throw JobErrors.ShardRunning(number);
        if (ProfilePart.Marks(folder.Part(number)) is { } marks) return marks.IsOf(definition, shard) ? false : throw JobErrors.PartForeign([folder.Part(number)]);
        ShardAttempt attempt = new() { Job = definition.Id, SlurmTask = SlurmTask() };
        try
        {
            JobJson.Write(folder.State(number), attempt);
            Measure(folder, definition, shard, threads, progress, cancellation);
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            SpeechDataException failure = exception as SpeechDataException ?? StorageErrors.Explain(exception, folder.Part(number)) ?? new SpeechDataException(
                "ShardFailed", SpeechDataProblem.InvalidData, FormattableString.Invariant($"Shard {number} failed: {exception.Message}"), folder.Shard(number), exception);
            TellFailure(folder.State(number), attempt with { Failure = failure.Message });
            throw failure;
        }
    }

    private static void Measure(JobFolder folder, SpeechJobDefinition definition, JobShard shard, int threads, Action<long> progress, CancellationToken cancellation)
    {
        Stopwatch watch = Stopwatch.StartNew();
        SpeechUtterance[] rows = Rows(folder.Shard(shard.Number), shard);
        using SileroModel? model = definition.Parameters.ModelPath is { } path ? SileroModel.Open(path) : null;
        AcousticProfileOptions options = new() { Channel = definition.Parameters.Channel, IncludeSegments = definition.Parameters.PassSegments, SpeechModel = model };
        IReadOnlyList<AcousticProfile>?[] profiles = new IReadOnlyList<AcousticProfile>?[rows.Length];
        ShardFailure?[] failures = new ShardFailure?[rows.Length];
        long done = 0;
        Parallel.For(0, rows.Length, new ParallelOptions { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
        {
            try
            {
                profiles[i] = UtteranceProfiler.Profile(rows[i], options, definition.Parameters.Raw, cancellation);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
            {
                // Any failure belongs to this row alone.
                failures[i] = ShardFailure.Of(shard.FirstRow + i, rows[i].AudioPath, exception);
            }

            progress(Interlocked.Increment(ref done));
        });
        ShardFailure[] failed = [.. failures.OfType<ShardFailure>()];
        double audio = profiles.Sum(one => one is { Count: > 0 } ? one[0].DurationSeconds : 0);
        PartMarks marks = new(definition.Id, shard.Number, shard.Digest, failed.Length, audio, watch.Elapsed.TotalSeconds);

        // The part last: it is what says that the shard is done.
        FailureTable.Write(folder.Errors(shard.Number), failed, marks);
        ProfilePart.Write(folder.Part(shard.Number), shard, profiles, marks);
    }

    private static SpeechUtterance[] Rows(string path, JobShard shard)
    {
        byte[] content = File.ReadAllBytes(path);
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != shard.Digest) throw JobErrors.ShardDamaged(path);
        List<SpeechUtterance> rows = new((int)shard.Rows);
        ReadOnlySpan<byte> rest = content;
        try
        {
            while (rest.IndexOf((byte)'\n') is var end and >= 0)
            {
                rows.Add(JobJson.Row(rest[..end]));
                rest = rest[(end + 1)..];
            }
        }
        catch (JsonException exception)
        {
            throw JobErrors.ShardDamaged(path, exception);
        }

        return rows.Count == shard.Rows ? [.. rows] : throw JobErrors.ShardDamaged(path);
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
