namespace AsrDataTools.Cluster;

/// <summary>Merges the parts of a job. Every row is accounted for exactly once, as measured or as failed, or nothing is said to be whole.</summary>
/// <param name="folder">The job.</param>
public sealed class PartReader(JobFolder folder)
{
    private readonly SpeechJobDefinition _definition = folder.Read();

    public SpeechJobDefinition Definition => _definition;

    public JobTask Task => JobTask.Of(_definition.Task);

    /// <summary>Looks at all parts before any is handed out.</summary>
    /// <exception cref="SpeechDataException">Shards are missing (<c>JobIncomplete</c>), or parts are of another run or damaged (<c>PartForeign</c>).</exception>
    public void Check(CancellationToken cancellation)
    {
        List<JobShard> missing = [];
        List<string> foreign = [];
        foreach (JobShard shard in _definition.Shards)
        {
            cancellation.ThrowIfCancellationRequested();
            PartLook look = PartLook.At(folder, _definition, shard);
            if (look.Foreign is { } path) foreign.Add(path);
            else if (look.Marks is null) missing.Add(shard);
        }

        if (foreign.Count > 0) throw JobErrors.PartForeign(foreign);
        if (missing.Count > 0) throw JobErrors.Incomplete(folder.Path, missing);
    }

    /// <summary>What came of the manifest, in its order: first what could not be read, then row by row the results or the failure.</summary>
    /// <param name="read">Streams the results of a part, each with its row.</param>
    /// <param name="mayRepeat">Whether a row may have several results, one after the other.</param>
    /// <param name="fail">Gets each failure in its place.</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: a row is in no part, or twice (<c>PartInconsistent</c>).</exception>
    internal IEnumerable<T> Rows<T>(Func<string, IEnumerable<(long Row, T Result)>> read, bool mayRepeat, Action<ShardFailure> fail)
    {
        foreach (ShardFailure failure in Failures(0)) fail(failure);
        foreach (JobShard shard in _definition.Shards)
        {
            string part = PartOf(shard);
            long next = shard.FirstRow;
            Queue<ShardFailure> failures = new(Failures(shard.Number));
            foreach ((long row, T result) in read(part))
            {
                FailUpTo(row);
                if (row != next && !(mayRepeat && row == next - 1)) throw JobErrors.Unaccounted(part, Math.Min(row, next), row < next ? "comes twice" : $"is neither {Task.Done} nor failed");
                next = row + 1;
                yield return result;
            }

            FailUpTo(shard.LastRow + 1);
            if (next != shard.LastRow + 1) throw JobErrors.Unaccounted(part, next, $"is neither {Task.Done} nor failed");

            void FailUpTo(long row)
            {
                while (failures.TryPeek(out ShardFailure? failure) && failure.Row < row)
                {
                    if (failure.Row != next) throw JobErrors.Unaccounted(part, failure.Row, $"is both {Task.Done} and failed, or out of order");
                    fail(failures.Dequeue());
                    next++;
                }
            }
        }
    }

    /// <summary>The rows of a shard as they were handed out.</summary>
    internal T[] ShardOf<T>(JobShard shard) => ShardRows.Read<T>(folder.Shard(shard.Number), shard);

    internal string PartOf(JobShard shard) => Task.PartOf(folder, shard.Number);

    /// <summary>The failures of a shard by ascending row; of shard 0 what could not be read of the manifest.</summary>
    /// <exception cref="SpeechDataException">They are of another run or damaged (<c>PartForeign</c>).</exception>
    internal IReadOnlyList<ShardFailure> Failures(int number)
    {
        string path = folder.Errors(number);
        (PartMarks? marks, IReadOnlyList<ShardFailure> failures) = FailureTable.Read(path);
        bool ours = marks is not null && (number == 0
            ? marks.Job == _definition.Id && marks.Digest == _definition.ManifestDigest
            : marks.IsOf(_definition, _definition.Shard(number)));
        return ours && marks!.Failed == failures.Count ? failures : throw JobErrors.PartForeign([path]);
    }
}
