using System.Security.Cryptography;
using System.Text.Json;

namespace AsrDataTools.Cluster;

/// <summary>Makes the folder of a job from a manifest: shards, what could not be read, and last of all job.json, which makes it one.</summary>
public static class JobBuilder
{
    /// <param name="folder">New or empty.</param>
    /// <param name="parameters">Of the task, as it parsed them.</param>
    /// <param name="shards">Shards wanted; null to go by <paramref name="shardHours"/>.</param>
    /// <param name="shardHours">Audio hours in a shard.</param>
    /// <param name="report">Gets each row that cannot be read; it is kept for the merge too.</param>
    /// <param name="progress">Called for each row that is read.</param>
    /// <exception cref="SpeechDataException">The manifest cannot be read or has no rows, or the folder is not empty.</exception>
    /// <exception cref="OperationCanceledException">Stopped; the folder is no job then.</exception>
    public static SpeechJobDefinition Build(
        JobFolder folder, JobTask task, SpeechJobSource source, JsonElement parameters, int? shards, double shardHours, int threads,
        Action<SpeechDataException> report, Action progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(task);
        ArgumentNullException.ThrowIfNull(source);
        folder.Create();
        string spool = folder.Shard(0) + ".unfinished";
        try
        {
            List<ShardFailure> failures = [];
            RowSpooler rows = new(spool);
            using (rows)
            {
                foreach (JobRow row in task.Rows(source, parameters, Fail))
                {
                    cancellation.ThrowIfCancellationRequested();
                    rows.Add(row);
                    progress();
                }

                if (rows.Count == 0) throw JobErrors.Empty(source.ManifestPath);
            }

            double[] seconds = rows.Seconds(task.Raw(parameters), threads, cancellation);
            string id = Guid.NewGuid().ToString("N")[..12];
            IReadOnlyList<int> cut = ShardCut.Cut(seconds, Math.Min(shards ?? ShardCut.CountOf(seconds, shardHours), seconds.Length));
            SpeechJobDefinition definition = new()
            {
                Id = id,
                Task = task.Name,
                Version = JobVersion.Of(task.Name),
                Source = source,
                Parameters = parameters,
                ManifestDigest = rows.Digest,
                UnreadableRows = failures.Count,
                Shards = WriteShards(folder, spool, rows.Lengths, seconds, cut, cancellation),
            };
            FailureTable.Write(folder.Errors(0), failures, PartMarks.OfManifest(definition));
            JobJson.Write(folder.Definition, definition);
            return definition;

            void Fail(SpeechDataException exception)
            {
                failures.Add(ShardFailure.Of(exception.Line ?? 0, exception.Path, exception));
                report(exception);
            }
        }
        finally
        {
            File.Delete(spool);
        }
    }

    /// <summary>Whether a manifest still has the rows of the job that was made of it.</summary>
    public static bool IsUnchanged(SpeechJobDefinition definition, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(definition);
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        long unreadable = 0;
        foreach (JobRow row in JobTask.Of(definition.Task).Rows(definition.Source, definition.Parameters, _ => unreadable++))
        {
            cancellation.ThrowIfCancellationRequested();
            hash.AppendData(row.Line);
            hash.AppendData("\n"u8);
        }

        return Convert.ToHexStringLower(hash.GetCurrentHash()) == definition.ManifestDigest && unreadable == definition.UnreadableRows;
    }

    /// <summary>The error for a manifest that has other rows now.</summary>
    public static SpeechDataException Changed(JobFolder folder, SpeechJobDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(folder);
        ArgumentNullException.ThrowIfNull(definition);
        return JobErrors.ManifestChanged(folder.Path, definition.Source.ManifestPath);
    }

    private static List<JobShard> WriteShards(
        JobFolder folder, string spool, IReadOnlyList<int> lengths, double[] seconds, IReadOnlyList<int> cut, CancellationToken cancellation)
    {
        List<JobShard> shards = [];
        using FileStream all = File.OpenRead(spool);
        int first = 0;
        foreach (int rows in cut)
        {
            cancellation.ThrowIfCancellationRequested();
            byte[] content = new byte[lengths.Skip(first).Take(rows).Sum(length => (long)length)];
            all.ReadExactly(content);
            int number = shards.Count + 1;
            WholeFile.Write(folder.Shard(number), stream => stream.Write(content));
            shards.Add(new JobShard(number, first + 1, rows, seconds.AsSpan(first, rows).ToArray().Sum(), Convert.ToHexStringLower(SHA256.HashData(content))));
            first += rows;
        }

        return shards;
    }
}
