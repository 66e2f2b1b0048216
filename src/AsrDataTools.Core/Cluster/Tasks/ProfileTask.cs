using System.Collections;
using System.Text.Json;
using AsrDataTools.Acoustics;
using AsrDataTools.Audio;
using AsrDataTools.Corpus;

namespace AsrDataTools.Cluster;

/// <summary>Profiles: a shard's part is a table of them, and merging puts one table after the other.</summary>
internal sealed class ProfileTask : JobTask
{
    public override SpeechJobTask Name => SpeechJobTask.Profile;

    public override string Done => "measured";

    internal override string? Version => FormattableString.Invariant($"profiler {AcousticProfiler.Version}");

    internal override string PartExtension => "parquet";

    public override JsonElement Parse(IDictionary table, Func<string, string> resolve) => JobJson.Element(ProfileTaskOptions.Parse(table, resolve));

    public override IEnumerable<object> Merge(JobMerge merge)
    {
        long profiles = 0;

        // A recording has a profile for each channel, so a row may come several times, one after the other.
        foreach (AcousticProfile profile in merge.Parts.Rows(ProfilePart.Read, mayRepeat: true, merge.Fail))
        {
            profiles++;
            merge.Progress();
            yield return profile;
        }

        merge.Outcome = FormattableString.Invariant($"{profiles:N0} profiles");
    }

    internal override IEnumerable<JobRow> Rows(SpeechJobSource source, JsonElement parameters, Action<SpeechDataException> report) => JobRow.OfManifest(source, report);

    internal override RawAudioFormat? Raw(JsonElement parameters) => JobJson.Of<ProfileTaskOptions>(parameters).Raw;

    internal override PartMarks? Marks(string path) => ProfilePart.Marks(path);

    internal override void Work(ShardWork work)
    {
        ProfileTaskOptions given = work.Options<ProfileTaskOptions>();
        SpeechUtterance[] rows = work.Rows<SpeechUtterance>();
        using SileroModel? model = given.ModelPath is { } path ? SileroModel.Open(path) : null;
        AcousticProfileOptions options = new() { Channel = given.Channel, IncludeSegments = given.PassSegments, SpeechModel = model };
        (IReadOnlyList<AcousticProfile>?[] profiles, ShardFailure[] failures) = work.Each(
            rows, row => row.AudioPath, row => UtteranceProfiler.Profile(row, options, given.Raw, work.Cancellation));
        work.Finish(
            failures,
            profiles.Sum(one => one is { Count: > 0 } ? one[0].DurationSeconds : 0),
            marks => ProfilePart.Write(work.PartPath, work.Shard, profiles, marks));
    }
}
