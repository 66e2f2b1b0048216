using AsrDataTools.Acoustics;

namespace AsrDataTools.Cluster;

/// <summary>Merges the parts of a job. Every row is accounted for exactly once, as measured or as failed, or nothing is said to be whole.</summary>
/// <param name="folder">The job.</param>
public sealed class PartReader(JobFolder folder)
{
    private readonly SpeechJobDefinition _definition = folder.Read();

    public SpeechJobDefinition Definition => _definition;

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

    /// <summary>What came of the manifest, in its order: first what could not be read, then row by row the profiles or the failure.</summary>
    /// <param name="fail">Gets each failure in its place.</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: a row is in no part, or twice (<c>PartInconsistent</c>).</exception>
    public IEnumerable<AcousticProfile> Profiles(Action<ShardFailure> fail)
    {
        ArgumentNullException.ThrowIfNull(fail);
        foreach (ShardFailure failure in Failures(0)) fail(failure);
        foreach (JobShard shard in _definition.Shards)
        {
            string part = folder.Part(shard.Number);
            long next = shard.FirstRow;
            Queue<ShardFailure> failures = new(Failures(shard.Number));
            foreach ((long row, AcousticProfile profile) in ProfilePart.Read(part))
            {
                FailUpTo(row);

                // A recording has a profile for each channel, so a row may come several times, one after the other.
                if (row != next && row != next - 1) throw JobErrors.Unaccounted(part, Math.Min(row, next), row < next ? "comes twice" : "is neither measured nor failed");
                next = row + 1;
                yield return profile;
            }

            FailUpTo(shard.LastRow + 1);
            if (next != shard.LastRow + 1) throw JobErrors.Unaccounted(part, next, "is neither measured nor failed");

            void FailUpTo(long row)
            {
                while (failures.TryPeek(out ShardFailure? failure) && failure.Row < row)
                {
                    if (failure.Row != next) throw JobErrors.Unaccounted(part, failure.Row, "is both measured and failed, or out of order");
                    fail(failures.Dequeue());
                    next++;
                }
            }
        }
    }

    private IReadOnlyList<ShardFailure> Failures(int number)
    {
        string path = folder.Errors(number);
        (PartMarks? marks, IReadOnlyList<ShardFailure> failures) = FailureTable.Read(path);
        bool ours = marks is not null && (number == 0
            ? marks.Job == _definition.Id && marks.Digest == _definition.ManifestDigest
            : marks.IsOf(_definition, _definition.Shard(number)));
        return ours && marks!.Failed == failures.Count ? failures : throw JobErrors.PartForeign([path]);
    }
}
