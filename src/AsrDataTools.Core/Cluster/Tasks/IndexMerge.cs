using AsrDataTools.Corpus;
using AsrDataTools.Leakage;

namespace AsrDataTools.Cluster;

/// <summary>
/// Puts the indices of shards one after the other into a builder, row by row, as if one process had fingerprinted the manifest: of rows that
/// name the same span and channel the first counts, wherever they lie. Fingerprints go from file to file; memory holds the rows' names alone.
/// </summary>
internal sealed class IndexMerge(JobMerge merge, FingerprintIndexBuilder builder)
{
    private readonly HashSet<(string, double, double?, int?)> _seen = [];

    /// <summary>Rows whose fingerprints were added.</summary>
    public long Added { get; private set; }

    /// <summary>Rows that came before.</summary>
    public long Repeated { get; private set; }

    /// <summary>Rows that failed, and rows of the manifest that could not be read.</summary>
    public long Failed { get; private set; }

    /// <exception cref="SpeechDataException">A row is in no part, or twice (<c>PartInconsistent</c>), or a part is damaged (<c>PartForeign</c>).</exception>
    public void Run()
    {
        foreach (ShardFailure failure in merge.Parts.Failures(0)) Fail(failure);
        foreach (JobShard shard in merge.Parts.Definition.Shards) Add(shard);
    }

    private void Add(JobShard shard)
    {
        string part = merge.Parts.PartOf(shard);
        using FingerprintIndex index = IndexPart.Open(part);
        Queue<ShardFailure> failures = new(merge.Parts.Failures(shard.Number));
        HashSet<(string, double, double?, int?)> own = [];
        int next = 0;
        long row = shard.FirstRow - 1;
        foreach (SpeechUtterance utterance in merge.Parts.ShardOf<SpeechUtterance>(shard))
        {
            merge.Cancellation.ThrowIfCancellationRequested();
            merge.Progress();
            row++;
            (string, double, double?, int?)? key = FingerprintSource.KeyOf(utterance);
            if (key is { } known && !own.Add(known))
            {
                // The shard's worker saw that it had it.
                Repeated++;
                continue;
            }

            int end = next;
            while (end < index.Items.Count && index.Items[end].Key == key) end++;
            bool failed = failures.TryPeek(out ShardFailure? failure) && failure.Row == row;
            if (failed == end > next) throw JobErrors.Unaccounted(part, row, failed ? "is both fingerprinted and failed" : "is neither fingerprinted nor failed");
            if (key is { } named && !_seen.Add(named)) Repeated++;
            else if (failed) Fail(failure!);
            else AddItems(index, next, end);
            if (failed) failures.Dequeue();
            next = end;
        }

        if (next < index.Items.Count || failures.Count > 0) throw JobErrors.Unaccounted(part, row, "is not the last of it");
    }

    private void AddItems(FingerprintIndex index, int first, int end)
    {
        for (int item = first; item < end; item++) builder.Add(index, item);
        Added++;
    }

    private void Fail(ShardFailure failure)
    {
        Failed++;
        merge.Fail(failure);
    }
}
