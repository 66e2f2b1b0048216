using System.Collections;
using System.Text.Json;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Leakage;

namespace AsrDataTools.Cluster;

/// <summary>
/// Fingerprints, which are nearly all the work of a search for leaks: a shard's part is an index, and merging makes one index of all that
/// Find-EvalLeakage then searches. What is found depends on the whole (how frequent a fingerprint is), the fingerprints do not.
/// </summary>
internal sealed class LeakageTask : JobTask
{
    public override SpeechJobTask Name => SpeechJobTask.Leakage;

    public override string Done => "fingerprinted";

    public override bool MergesIntoFile => true;

    internal override string? Version => FormattableString.Invariant($"fingerprint {FingerprintIndex.Algorithm}");

    internal override string PartExtension => "json";

    public override JsonElement Parse(IDictionary table, Func<string, string> resolve) => JobJson.Element(LeakageTaskOptions.Parse(table));

    public override IEnumerable<object> Merge(JobMerge merge)
    {
        string path = merge.TargetPath!;
        FingerprintIndexTarget.Check(path);
        FingerprintIndexSummary summary;
        try
        {
            using FingerprintIndexBuilder builder = new(path);
            IndexMerge rows = new(merge, builder);
            rows.Run();
            builder.RequireItems();
            builder.Complete(merge.Cancellation);
            summary = new(path, builder.Count, builder.Seconds / 3600, builder.FileBytes / 1e6, rows.Added, 0, 0, 0, 0, rows.Failed, builder.SilentCount);
            merge.Outcome = FormattableString.Invariant($"{builder.Count:N0} items; {rows.Repeated:N0} given twice");
        }
        catch (Exception exception) when (StorageErrors.Explain(exception, path) is not null)
        {
            throw StorageErrors.Explain(exception, path)!;
        }

        yield return summary;
    }

    internal override IEnumerable<JobRow> Rows(SpeechJobSource source, JsonElement parameters, Action<SpeechDataException> report) => JobRow.OfManifest(source, report);

    internal override RawAudioFormat? Raw(JsonElement parameters) => JobJson.Of<LeakageTaskOptions>(parameters).Raw;

    internal override PartMarks? Marks(string path) => IndexPart.Marks(path);

    internal override void Work(ShardWork work)
    {
        RawAudioFormat? raw = work.Options<LeakageTaskOptions>().Raw;
        HashSet<(string, double, double?, int?)> seen = [];

        // As one process has it: the same span and channel once. A row without a recording fails by itself.
        (SpeechUtterance Utterance, bool IsRepeated)[] rows =
            [.. work.Rows<SpeechUtterance>().Select(row => (row, FingerprintSource.KeyOf(row) is { } key && !seen.Add(key)))];
        (IReadOnlyList<(FingerprintItem Item, AudioFingerprint Fingerprint)>?[] fingerprints, ShardFailure[] failures) = work.Each(
            rows, row => row.Utterance.AudioPath, row => row.IsRepeated ? [] : AudioFingerprinter.Fingerprint(row.Utterance, FingerprintDensity.Index, raw, work.Cancellation));
        work.Finish(
            failures,
            fingerprints.Sum(one => one is { Count: > 0 } ? one[0].Item.DurationSeconds : 0),
            marks => IndexPart.Write(work.PartPath, fingerprints, marks, work.Cancellation));
    }
}
