using System.Globalization;

namespace AsrDataTools.Cluster;

/// <summary>What can be wrong with a job as a whole, each with its remedy.</summary>
internal static class JobErrors
{
    private const int NamedAtMost = 20;

    public static SpeechDataException NotFound(string path) => new(
        "JobNotFound", SpeechDataProblem.NotFound, $"'{path}' is no folder of a job: it has no job.json. Give the -JobPath that Start-SpeechJob was given.", path);

    public static SpeechDataException Unreadable(string path, Exception cause) => new(
        "JobUnreadable", SpeechDataProblem.InvalidData, $"'{path}' is damaged ({cause.Message.TrimEnd('.')}). Start the job anew in another folder.", path, cause);

    public static SpeechDataException SchemaUnknown(string path, int schema) => new(
        "JobSchemaUnknown", SpeechDataProblem.InvalidData,
        FormattableString.Invariant($"'{path}' is written in schema {schema}, this version reads {SpeechJobDefinition.CurrentSchema}. Use the version that made the job."), path);

    public static SpeechDataException FolderInUse(string path) => new(
        "JobPathInUse", SpeechDataProblem.InvalidArgument, $"'{path}' holds files but no job. Give a folder of its own, new or empty.", path);

    public static SpeechDataException Locked(string path) => new(
        "JobLocked", SpeechDataProblem.InvalidArgument, $"Another Start-SpeechJob is at work on '{path}'. Let it end, or stop it there (Ctrl+C, Stop-SpeechJob).", path);

    public static SpeechDataException VersionDiffers(string path, string made, string current) => new(
        "JobVersionDiffers", SpeechDataProblem.InvalidArgument,
        $"The job in '{path}' was made by {made}; this is {current}, which may measure differently. Go on with that version, or start the job anew in another folder.", path);

    public static SpeechDataException Differs(string path, string what, string had, string given) => new(
        "JobDiffers", SpeechDataProblem.InvalidArgument,
        $"The job in '{path}' has {what} {had}, not {given}. To go on with it, give -JobPath alone; for another job give another folder.", path);

    public static SpeechDataException OptionUnsuitable(string option, string why) => new("JobOptionUnsuitable", SpeechDataProblem.InvalidArgument, $"{option} {why}");

    public static SpeechDataException ManifestChanged(string path, string manifest) => new(
        "ManifestChanged", SpeechDataProblem.InvalidData,
        $"'{manifest}' does not give the rows any more that the job in '{path}' was made of. Start a job anew in another folder, or put the manifest back.", manifest);

    public static SpeechDataException Empty(string manifest) => new(
        "CorpusEmpty", SpeechDataProblem.InvalidData, $"'{manifest}' has no row that could be read: there is nothing to do.", manifest);

    public static SpeechDataException ShardUnknown(int number, int count) => new(
        "ShardUnknown", SpeechDataProblem.InvalidArgument, FormattableString.Invariant($"There is no shard {number}: the job has shards 1 to {count}."));

    public static SpeechDataException ShardDamaged(string path, Exception? cause = null) => new(
        "ShardDamaged", SpeechDataProblem.InvalidData, $"'{path}' is not the shard that the job was made with{(cause is null ? "" : $" ({cause.Message.TrimEnd('.')})")}. Start the job anew in another folder.", path, cause);

    public static SpeechDataException ShardRunning(int number) => new(
        "ShardRunning", SpeechDataProblem.InvalidArgument, FormattableString.Invariant($"Another process works on shard {number} already."));

    public static SpeechDataException PartForeign(IReadOnlyList<string> paths) => new(
        "PartForeign", SpeechDataProblem.InvalidData, $"Not of this job, or damaged: {Named(paths.Select(path => $"'{path}'"))}. Delete them and start the job again; their shards are then worked on anew.", paths[0]);

    public static SpeechDataException Incomplete(string path, IReadOnlyList<JobShard> missing) => new(
        "JobIncomplete", SpeechDataProblem.InvalidData, string.Create(
            CultureInfo.InvariantCulture,
            $"The job in '{path}' is not done; missing are the shards {Named(missing.Select(shard => string.Create(CultureInfo.InvariantCulture, $"{shard.Number} (rows {shard.FirstRow} to {shard.LastRow})")))}. Start-SpeechJob -JobPath '{path.Replace("'", "''", StringComparison.Ordinal)}' works on just these."), path);

    public static SpeechDataException Unaccounted(string part, long row, string what) => new(
        "PartInconsistent", SpeechDataProblem.InvalidData, FormattableString.Invariant($"'{part}': row {row} {what}. Delete the part and start the job again."), part);

    private static string Named(IEnumerable<string> names)
    {
        string[] all = [.. names];
        string rest = all.Length > NamedAtMost ? FormattableString.Invariant($" and {all.Length - NamedAtMost} more") : "";
        return string.Join(", ", all.Take(NamedAtMost)) + rest;
    }
}
