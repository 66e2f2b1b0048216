using System.Diagnostics;

namespace AsrDataTools.Cluster;

/// <summary>The work on one shard: its rows, each done or failed by itself, and the place of its part.</summary>
/// <param name="progress">Gets the rows done so far; called on any thread.</param>
internal sealed class ShardWork(JobFolder folder, SpeechJobDefinition definition, JobShard shard, int threads, Action<long> progress, CancellationToken cancellation)
{
    private readonly Stopwatch _watch = Stopwatch.StartNew();

    public JobShard Shard { get; } = shard;

    public CancellationToken Cancellation { get; } = cancellation;

    /// <summary>Where the part goes.</summary>
    public string PartPath { get; } = JobTask.Of(definition.Task).PartOf(folder, shard.Number);

    public T Options<T>() => JobJson.Of<T>(definition.Parameters);

    /// <exception cref="SpeechDataException">The file is not the shard (<c>ShardDamaged</c>).</exception>
    public T[] Rows<T>() => ShardRows.Read<T>(folder.Shard(Shard.Number), Shard);

    /// <summary>Works on the rows, several at once.</summary>
    /// <param name="pathOf">The recording that a failure is of.</param>
    /// <returns>In the order of the rows: what came of each, null where it failed; and the failures.</returns>
    public (TResult?[] Results, ShardFailure[] Failures) Each<TRow, TResult>(TRow[] rows, Func<TRow, string?> pathOf, Func<TRow, TResult> work)
        where TResult : class
    {
        TResult?[] results = new TResult?[rows.Length];
        ShardFailure?[] failures = new ShardFailure?[rows.Length];
        long done = 0;
        Parallel.For(0, rows.Length, new ParallelOptions { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = threads, CancellationToken = Cancellation }, i =>
        {
            try
            {
                results[i] = work(rows[i]);
            }
            catch (Exception exception) when (exception is not (OperationCanceledException or OutOfMemoryException))
            {
                // Any failure belongs to this row alone.
                failures[i] = ShardFailure.Of(Shard.FirstRow + i, pathOf(rows[i]), exception);
            }

            progress(Interlocked.Increment(ref done));
        });
        return (results, [.. failures.OfType<ShardFailure>()]);
    }

    /// <summary>Puts the failures in place, and then the part: it is what says that the shard is done.</summary>
    /// <param name="audioSeconds">Of the rows that did not fail.</param>
    public void Finish(ShardFailure[] failures, double audioSeconds, Action<PartMarks> writePart)
    {
        PartMarks marks = new(definition.Id, Shard.Number, Shard.Digest, failures.Length, audioSeconds, _watch.Elapsed.TotalSeconds);
        FailureTable.Write(folder.Errors(Shard.Number), failures, marks);
        writePart(marks);
    }
}
