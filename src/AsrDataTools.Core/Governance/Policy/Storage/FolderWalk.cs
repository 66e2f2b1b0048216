namespace AsrDataTools.Governance.Policy;

/// <summary>
/// Goes through everything below a folder, the folder itself first, in the order in which the file system lists it. Links are named, not
/// followed. Holds no more than the folders that are still to be seen.
/// </summary>
/// <param name="unreadable">Is told of what cannot be listed or looked at, and why; the rest is still seen.</param>
/// <param name="skip">Folders to leave out, with all that is below them; null for none.</param>
internal sealed class FolderWalk(Action<string, Exception> unreadable, Func<FileFacts, bool>? skip = null)
{
    private static readonly EnumerationOptions Everything = new() { AttributesToSkip = 0, IgnoreInaccessible = false };

    public IEnumerable<FileFacts> Enumerate(string root, CancellationToken cancellation)
    {
        if (Look(root) is not { } top) yield break;
        yield return top;
        if (top.Kind != EntryKind.Folder) yield break;
        Stack<string> waiting = new([root]);
        while (waiting.TryPop(out string? folder))
        {
            foreach (string path in Names(folder))
            {
                cancellation.ThrowIfCancellationRequested();
                if (Look(path) is not { } entry) continue;
                if (entry.Kind == EntryKind.Folder)
                {
                    if (skip is not null && skip(entry)) continue;
                    waiting.Push(path);
                }

                yield return entry;
            }
        }
    }

    private FileFacts? Look(string path)
    {
        try
        {
            return FileStatus.Read(path);
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            unreadable(path, cause);
            return null;
        }
    }

    // An iterator of .NET's own throws in the middle; what it had given by then has been seen.
    private IEnumerable<string> Names(string folder)
    {
        IEnumerator<string>? names = null;
        try
        {
            while (Next(folder, ref names) is { } name) yield return name;
        }
        finally
        {
            names?.Dispose();
        }
    }

    private string? Next(string folder, ref IEnumerator<string>? names)
    {
        try
        {
            names ??= Directory.EnumerateFileSystemEntries(folder, "*", Everything).GetEnumerator();
            return names.MoveNext() ? names.Current : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            unreadable(folder, cause);
            return null;
        }
    }
}
