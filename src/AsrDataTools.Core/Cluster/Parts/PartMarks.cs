using System.Globalization;

namespace AsrDataTools.Cluster;

/// <summary>What a part says of itself beside its table: which shard of which job it is of, and what came of it.</summary>
/// <param name="Job">Id of the job.</param>
/// <param name="Shard">Number of the shard; 0 for the rows of the manifest that could not be read.</param>
/// <param name="Digest">Of the shard; of shard 0 that of the manifest.</param>
/// <param name="Failed">Rows that failed.</param>
/// <param name="AudioSeconds">Audio of the rows that did not.</param>
/// <param name="ElapsedSeconds">What the work took, by the worker's own clock.</param>
internal sealed record PartMarks(string Job, int Shard, string Digest, long Failed, double AudioSeconds, double ElapsedSeconds)
{
    private const string Prefix = "asrdata.";

    /// <summary>Of a part whose marks are a file of their own: what tells the other file from any other.</summary>
    public string? Content { get; init; }

    public static PartMarks OfManifest(SpeechJobDefinition definition) => new(definition.Id, 0, definition.ManifestDigest, definition.UnreadableRows, 0, 0);

    public IReadOnlyDictionary<string, string> ToMetadata() => new Dictionary<string, string>
    {
        [Prefix + "job"] = Job,
        [Prefix + "shard"] = Shard.ToString(CultureInfo.InvariantCulture),
        [Prefix + "digest"] = Digest,
        [Prefix + "failed"] = Failed.ToString(CultureInfo.InvariantCulture),
        [Prefix + "audioSeconds"] = AudioSeconds.ToString("R", CultureInfo.InvariantCulture),
        [Prefix + "elapsedSeconds"] = ElapsedSeconds.ToString("R", CultureInfo.InvariantCulture),
    };

    /// <summary>Null where the file bears none.</summary>
    public static PartMarks? Of(IReadOnlyDictionary<string, string> metadata) =>
        metadata.TryGetValue(Prefix + "job", out string? job)
        && metadata.TryGetValue(Prefix + "digest", out string? digest)
        && int.TryParse(metadata.GetValueOrDefault(Prefix + "shard"), NumberStyles.None, CultureInfo.InvariantCulture, out int shard)
        && long.TryParse(metadata.GetValueOrDefault(Prefix + "failed"), NumberStyles.None, CultureInfo.InvariantCulture, out long failed)
        && double.TryParse(metadata.GetValueOrDefault(Prefix + "audioSeconds"), NumberStyles.Float, CultureInfo.InvariantCulture, out double audio)
        && double.TryParse(metadata.GetValueOrDefault(Prefix + "elapsedSeconds"), NumberStyles.Float, CultureInfo.InvariantCulture, out double elapsed)
            ? new(job, shard, digest, failed, audio, elapsed) : null;

    /// <summary>Whether the part is of that shard of that job.</summary>
    public bool IsOf(SpeechJobDefinition definition, JobShard shard) => Job == definition.Id && Shard == shard.Number && Digest == shard.Digest;
}
