using AsrDataTools.Audio;

namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Finds files that are byte for byte the same, whatever they are called: only those of equal length are hashed.</summary>
internal sealed class CopySearch
{
    private readonly ILookup<long, string> _byLength;
    private readonly Dictionary<string, string> _hashes = new(StringComparer.Ordinal);

    public CopySearch(SearchedFiles files) => _byLength = files.All.ToLookup(file => file.Length, file => file.Path);

    /// <summary>Other files with the same bytes.</summary>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public IEnumerable<string> CopiesOf(string path, CancellationToken cancellation)
    {
        string[] candidates = [.. _byLength[new FileInfo(path).Length].Where(other => other != path)];
        if (candidates.Length == 0) yield break;
        string hash = HashOf(path);
        foreach (string candidate in candidates)
        {
            cancellation.ThrowIfCancellationRequested();
            if (HashOf(candidate) == hash) yield return candidate;
        }
    }

    /// <summary>SHA-256 of a file, 64 hexadecimal digits.</summary>
    public static string Hash(string path) => Convert.ToHexStringLower(FileHash.Of(path, CancellationToken.None));

    private string HashOf(string path) => _hashes.TryGetValue(path, out string? known) ? known : _hashes[path] = Hash(path);
}
