using System.Text.Json.Serialization;

namespace AsrDataTools.Cluster;

/// <summary>A run of rows of the manifest that one process works on.</summary>
/// <param name="Number">Counted from 1.</param>
/// <param name="FirstRow">The first of its rows, counted from 1 through the whole manifest.</param>
/// <param name="Rows">How many follow each other.</param>
/// <param name="Seconds">Audio in them, as declared or by the headers of the recordings.</param>
/// <param name="Digest">SHA-256 of the shard's file.</param>
public sealed record JobShard(int Number, long FirstRow, long Rows, double Seconds, string Digest)
{
    [JsonIgnore]
    public long LastRow => FirstRow + Rows - 1;
}
