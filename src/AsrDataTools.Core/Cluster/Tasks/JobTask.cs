using System.Collections;
using System.Text.Json;
using AsrDataTools.Audio;

namespace AsrDataTools.Cluster;

/// <summary>
/// What a job does: what its rows are, what a shard makes of them, how parts come together. A task is one class and one line in the list
/// here; jobs, engines and commands know no task by name.
/// </summary>
public abstract class JobTask
{
    private static readonly JobTask[] All = [new ProfileTask(), new LeakageTask(), new ScoreTask()];

    private protected JobTask()
    {
    }

    public abstract SpeechJobTask Name { get; }

    /// <summary>What was done to a row that did not fail: measured …</summary>
    public abstract string Done { get; }

    /// <summary>Whether the merge is a file, which must be given a place.</summary>
    public virtual bool MergesIntoFile => false;

    /// <summary>What parts depend on beside the version of the program; null for nothing.</summary>
    internal virtual string? Version => null;

    /// <summary>Of the file whose presence makes a shard done, without the dot.</summary>
    internal abstract string PartExtension { get; }

    public static JobTask Of(SpeechJobTask name) => All.Single(task => task.Name == name);

    /// <summary>Reads what -Parameter gives, under the names that the command for one process has.</summary>
    /// <param name="table">Empty for what holds unless something is given.</param>
    /// <param name="resolve">Makes a path absolute.</param>
    /// <returns>As <c>job.json</c> keeps it.</returns>
    /// <exception cref="SpeechDataException">A key is unknown (<c>JobKeyUnknown</c>), or its value makes no sense.</exception>
    public abstract JsonElement Parse(IDictionary table, Func<string, string> resolve);

    /// <summary>What one process would have emitted, every row accounted for once; <see cref="JobMerge.Outcome"/> is set at its end.</summary>
    /// <exception cref="SpeechDataException">Thrown while enumerating: a row is in no part, or twice (<c>PartInconsistent</c>), or the merge cannot be written.</exception>
    public abstract IEnumerable<object> Merge(JobMerge merge);

    /// <summary>Streams the rows of a manifest, in its order.</summary>
    /// <param name="report">Gets what could not be read.</param>
    /// <exception cref="SpeechDataException">Thrown while enumerating: the manifest as a whole cannot be read.</exception>
    internal abstract IEnumerable<JobRow> Rows(SpeechJobSource source, JsonElement parameters, Action<SpeechDataException> report);

    /// <summary>How recordings without a header are coded, for the lengths of rows that have none.</summary>
    internal virtual RawAudioFormat? Raw(JsonElement parameters) => null;

    /// <summary>Works on a shard and puts its part in place, whole or not at all.</summary>
    internal abstract void Work(ShardWork work);

    /// <summary>What the part says of itself; null where there is none.</summary>
    /// <exception cref="SpeechDataException">The file is damaged, or of another kind (<c>PartForeign</c>).</exception>
    internal abstract PartMarks? Marks(string path);

    internal string PartOf(JobFolder folder, int shard) => folder.Part(shard, PartExtension);
}
