using System.Security.Cryptography;

namespace AsrDataTools.Governance.Policy;

/// <summary>
/// Looks through a folder for files with the content of others. What is searched streams by; kept are the sizes of the originals and,
/// of those whose size occurs there, a digest and the path.
/// </summary>
/// <param name="context">What is governed, and so is not searched.</param>
/// <param name="unreadable">Is told of what cannot be read.</param>
internal sealed class CopySearch(GovernanceContext context, Action<string, Exception> unreadable)
{
    private readonly Dictionary<UInt128, string> _originals = [];
    private readonly HashSet<long> _digested = [];

    /// <summary>Files looked at.</summary>
    public long Searched { get; private set; }

    /// <param name="root">Where to search; absolute.</param>
    /// <param name="sizes">Of the originals.</param>
    /// <param name="named">Paths of originals outside the folders that are governed as a whole.</param>
    public IEnumerable<(FileFacts Copy, string Original)> Find(string root, HashSet<long> sizes, IReadOnlySet<string> named)
    {
        // First the sizes that occur at all, so that no other original is read.
        HashSet<long> shared = [];
        foreach (FileFacts entry in Walk(root, named, unreadable))
        {
            Searched++;
            if (sizes.Contains(entry.Size)) shared.Add(entry.Size);
        }

        Digest(named, shared);
        if (_originals.Count == 0) yield break;
        foreach (FileFacts entry in Walk(root, named, (_, _) => { }))
        {
            if (sizes.Contains(entry.Size) && Digest(entry.Path) is { } digest && _originals.TryGetValue(digest, out string? original)) yield return (entry, original);
        }
    }

    private void Digest(IReadOnlySet<string> named, HashSet<long> shared)
    {
        shared.ExceptWith(_digested);
        if (shared.Count == 0) return;
        _digested.UnionWith(shared);
        foreach (string path in named.Concat(context.WalkedRoots.SelectMany(FilesOf)))
        {
            context.Cancellation.ThrowIfCancellationRequested();
            if (new FileInfo(path) is { Exists: true } file && shared.Contains(file.Length) && Digest(path) is { } digest) _originals.TryAdd(digest, path);
        }
    }

    private IEnumerable<FileFacts> Walk(string root, IReadOnlySet<string> named, Action<string, Exception> report)
    {
        FolderWalk walk = new(report, folder => IsGoverned(folder.Path) || (context.Mounts.Of(folder) is { } mount && MountTable.IsSynthetic(mount)));
        return walk.Enumerate(root, context.Cancellation)
            .Where(entry => entry is { Kind: EntryKind.File, Size: > 0 } && !IsGoverned(entry.Path) && !named.Contains(entry.Path));
    }

    // What cannot be read there has been told of when it was judged.
    private IEnumerable<string> FilesOf(string root) => new FolderWalk((_, _) => { }).Enumerate(root, context.Cancellation)
        .Where(entry => entry is { Kind: EntryKind.File, Size: > 0 }).Select(entry => entry.Path);

    private bool IsGoverned(string path) =>
        GovernancePolicy.IsWithin(path, context.WalkedRoots) || GovernancePolicy.IsWithin(path, context.Policy.Storage.AllowedRoot);

    // Half of SHA-256: 128 bits are more than any number of files needs.
    private UInt128? Digest(string path)
    {
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1 << 16, FileOptions.SequentialScan);
            byte[] digest = SHA256.HashData(file);
            return System.Buffers.Binary.BinaryPrimitives.ReadUInt128BigEndian(digest);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            unreadable(path, cause);
            return null;
        }
    }
}
