namespace AsrDataTools.Governance.Policy;

/// <summary>
/// Looks through a folder for files with the content of others. What is searched streams by; kept are the sizes of the originals and,
/// of those whose size occurs there, a path and a digest of both ends. Files are read whole only where size and ends agree.
/// </summary>
/// <param name="context">What is governed, and so is not searched.</param>
/// <param name="unreadable">Is told of what cannot be read.</param>
internal sealed class CopySearch(GovernanceContext context, Action<string, Exception> unreadable)
{
    private readonly Dictionary<UInt128, CopyOriginals> _originals = [];
    private readonly HashSet<long> _indexed = [];

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

        Index(named, shared);
        if (_originals.Count == 0) yield break;
        IEnumerable<FileFacts> candidates = Walk(root, named, (_, _) => { }).Where(entry => sizes.Contains(entry.Size));
        foreach ((FileFacts copy, string? original, Exception? cause) in Read(candidates, OriginalOf))
        {
            if (cause is not null) unreadable(copy.Path, cause);
            if (original is not null) yield return (copy, original);
        }
    }

    private void Index(IReadOnlySet<string> named, HashSet<long> shared)
    {
        shared.ExceptWith(_indexed);
        if (shared.Count == 0) return;
        _indexed.UnionWith(shared);
        IEnumerable<FileFacts> originals = named.Select(FactsOf).OfType<FileFacts>().Concat(context.WalkedRoots.SelectMany(FilesOf)).Where(entry => shared.Contains(entry.Size));
        foreach ((FileFacts entry, UInt128? ends, Exception? cause) in Read<UInt128?>(originals, entry => FileEnds.Digest(entry.Path)))
        {
            if (cause is not null) unreadable(entry.Path, cause);
            if (ends is not { } key) continue;

            if (_originals.TryGetValue(key, out CopyOriginals? same)) same.Add(entry.Path);
            else _originals[key] = new(entry.Size, entry.Path);
        }
    }

    private string? OriginalOf(FileFacts entry) =>
        _originals.TryGetValue(FileEnds.Digest(entry.Path), out CopyOriginals? originals) ? originals.Of(entry.Path, context.Cancellation) : null;

    private IEnumerable<FileFacts> Walk(string root, IReadOnlySet<string> named, Action<string, Exception> report)
    {
        FolderWalk walk = new(report, folder => IsGoverned(folder.Path) || (context.Mounts.Of(folder) is { } mount && MountTable.IsSynthetic(mount)));
        return walk.Enumerate(root, context.Cancellation)
            .Where(entry => entry is { Kind: EntryKind.File, Size: > 0 } && !IsGoverned(entry.Path) && !named.Contains(entry.Path));
    }

    // What cannot be read there has been told of when it was judged.
    private IEnumerable<FileFacts> FilesOf(string root) => new FolderWalk((_, _) => { }).Enumerate(root, context.Cancellation)
        .Where(entry => entry is { Kind: EntryKind.File, Size: > 0 });

    private bool IsGoverned(string path) =>
        GovernancePolicy.IsWithin(path, context.WalkedRoots) || GovernancePolicy.IsWithin(path, context.Policy.Storage.AllowedRoot);

    private static FileFacts? FactsOf(string path)
    {
        try
        {
            return FileStatus.Read(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    // Small files cost a wait for the disk each, not computing: several are read at once. Order stays, so that answers do.
    private IEnumerable<(FileFacts Entry, T? Result, Exception? Cause)> Read<T>(IEnumerable<FileFacts> entries, Func<FileFacts, T?> work)
    {
        return entries.AsParallel().AsOrdered().WithCancellation(context.Cancellation).Select(Work);

        (FileFacts, T?, Exception?) Work(FileFacts entry)
        {
            try
            {
                return (entry, work(entry), null);
            }
            catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
            {
                return (entry, default, cause);
            }
        }
    }
}
