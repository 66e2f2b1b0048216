using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsrDataTools.Cluster;

/// <summary>What a job is, as its <c>job.json</c> says: written once, never changed.</summary>
public sealed record SpeechJobDefinition
{
    public const int CurrentSchema = 1;

    public int Schema { get; init; } = CurrentSchema;

    /// <summary>Unlike that of any other job; every part bears it.</summary>
    public required string Id { get; init; }

    public SpeechJobTask Task { get; init; }

    /// <summary>Of the program that made the job; a worker of another refuses it.</summary>
    public required string Version { get; init; }

    public required SpeechJobSource Source { get; init; }

    /// <summary>Of the task, as it reads them itself.</summary>
    public required JsonElement Parameters { get; init; }

    /// <summary>SHA-256 of all rows as the shards hold them, in the order of the manifest.</summary>
    public required string ManifestDigest { get; init; }

    /// <summary>Rows that could not be read; they are in <c>errors/0000.parquet</c>.</summary>
    public long UnreadableRows { get; init; }

    public required IReadOnlyList<JobShard> Shards { get; init; }

    [JsonIgnore]
    public long Rows => Shards.Sum(shard => shard.Rows);

    [JsonIgnore]
    public double Seconds => Shards.Sum(shard => shard.Seconds);

    /// <summary>Makes sure that a job that is there is the one that is asked for; what is null is not asked for.</summary>
    /// <exception cref="SpeechDataException">It is another (<c>JobDiffers</c>), or of another version (<c>JobVersionDiffers</c>).</exception>
    public void Require(string path, SpeechJobTask? task, SpeechJobSource? source, JsonElement? parameters)
    {
        RequireVersion(path);
        if (task is { } other && other != Task) throw JobErrors.Differs(path, "the task", Task.ToString(), other.ToString());
        if (source is not null && source.ManifestPath != Source.ManifestPath) throw JobErrors.Differs(path, "the manifest", $"'{Source.ManifestPath}'", $"'{source.ManifestPath}'");
        if (source is not null && JobJson.Text(source) != JobJson.Text(Source)) throw JobErrors.Differs(path, "the source", JobJson.Text(Source), JobJson.Text(source));
        if (parameters is { } own && JobJson.Text(own) != JobJson.Text(Parameters)) throw JobErrors.Differs(path, "the parameters", JobJson.Text(Parameters), JobJson.Text(own));
    }

    /// <exception cref="SpeechDataException">The job was made by another version (<c>JobVersionDiffers</c>).</exception>
    internal void RequireVersion(string path)
    {
        string current = JobVersion.Of(Task);
        if (Version != current) throw JobErrors.VersionDiffers(path, Version, current);
    }

    /// <exception cref="SpeechDataException">There is no such shard (<c>ShardUnknown</c>).</exception>
    public JobShard Shard(int number) => number >= 1 && number <= Shards.Count ? Shards[number - 1] : throw JobErrors.ShardUnknown(number, Shards.Count);
}
