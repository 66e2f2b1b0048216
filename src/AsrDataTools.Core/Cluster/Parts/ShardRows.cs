using System.Security.Cryptography;
using System.Text.Json;

namespace AsrDataTools.Cluster;

/// <summary>Reads the rows of a shard, the same that it was made with or none.</summary>
internal static class ShardRows
{
    /// <exception cref="SpeechDataException">The file is not the shard (<c>ShardDamaged</c>).</exception>
    public static T[] Read<T>(string path, JobShard shard)
    {
        byte[] content = File.ReadAllBytes(path);
        if (Convert.ToHexStringLower(SHA256.HashData(content)) != shard.Digest) throw JobErrors.ShardDamaged(path);
        List<T> rows = new((int)shard.Rows);
        ReadOnlySpan<byte> rest = content;
        try
        {
            while (rest.IndexOf((byte)'\n') is var end and >= 0)
            {
                rows.Add(JobJson.Line<T>(rest[..end]));
                rest = rest[(end + 1)..];
            }
        }
        catch (JsonException exception)
        {
            throw JobErrors.ShardDamaged(path, exception);
        }

        return rows.Count == shard.Rows ? [.. rows] : throw JobErrors.ShardDamaged(path);
    }
}
