namespace AsrDataTools.Governance.Withdrawal;

/// <summary>
/// Takes items away: recordings first, then what speaks of them, then indexes and packages. What cannot be taken away without harm to
/// others is refused, item by item. Not for several threads at once.
/// </summary>
/// <param name="mute">Whether spans of shared recordings are silenced; refused otherwise.</param>
/// <param name="cancellation">Ends the run between two files.</param>
public sealed class RemovalRun(bool mute, CancellationToken cancellation)
{
    private readonly HashSet<string> _touched = new(SearchedFiles.PathComparer);
    private readonly List<RemovalResult> _results = [];

    /// <summary>What became of each item.</summary>
    public IReadOnlyList<RemovalResult> Results => _results;

    /// <summary>Puts items in the order in which they have to go, those of one file and kind together.</summary>
    public static IEnumerable<IReadOnlyList<SpeechDataItem>> InOrder(IEnumerable<SpeechDataItem> items) => items
        .Distinct()
        .GroupBy(item => (Stage: StageOf(item.Kind), item.Kind, item.Path))
        .OrderBy(group => group.Key.Stage).ThenBy(group => group.Key.Path, StringComparer.Ordinal)
        .Select(group => (IReadOnlyList<SpeechDataItem>)[.. group]);

    /// <summary>Takes the items of one file and kind away, all or none.</summary>
    /// <returns>What became of each.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled; the file is as it was.</exception>
    public IReadOnlyList<RemovalResult> Remove(IReadOnlyList<SpeechDataItem> items)
    {
        cancellation.ThrowIfCancellationRequested();
        SpeechDataItem first = items[0];
        RemovalResult[] results;
        if (!File.Exists(first.Path) && !Directory.Exists(first.Path))
        {
            results = ResultsOf(items, RemovalAction.Absent, null, null);
        }
        else
        {
            try
            {
                (string Hash, long Bytes)? before = File.Exists(first.Path) ? (CopySearch.Hash(first.Path), new FileInfo(first.Path).Length) : null;
                results = ResultsOf(items, Act(first.Kind, first.Path, items), before, null);
            }
            catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
            {
                results = ResultsOf(items, RemovalAction.Refused, null, exception.Message);
            }
        }

        _results.AddRange(results);
        return results;
    }

    private RemovalAction Act(SpeechDataKind kind, string path, IReadOnlyList<SpeechDataItem> items)
    {
        switch (kind)
        {
            case SpeechDataKind.File or SpeechDataKind.Variant:
                Touch(path);
                File.Delete(path);
                RemoveEmpty(Path.GetDirectoryName(path)!, items[0].Root);
                return RemovalAction.Deleted;
            case SpeechDataKind.Segment when !mute:
                throw new RemovalRefused(path, "is shared with other speakers. Silence the spans with -MuteSharedRecordings, or delete it whole");
            case SpeechDataKind.Segment:
                SegmentMuting.Mute(path, items);
                Touch(path);
                return RemovalAction.Muted;
            case SpeechDataKind.ManifestRow:
                ManifestRemoval.Remove(path, items, cancellation);
                break;
            case SpeechDataKind.AnnotationSegment:
                AnnotationRemoval.Remove(path, items);
                break;
            case SpeechDataKind.Split:
                LineRemoval.Remove(path, items.Select(item => item.Row!.Value).ToHashSet(), isQuoted: false);
                break;
            case SpeechDataKind.IndexEntry:
                IndexRemoval.Remove(path, items, cancellation);
                break;
            case SpeechDataKind.Package:
                PackageUpdate.Update(path, _touched);
                return RemovalAction.Updated;
            default:
                throw new ArgumentOutOfRangeException(nameof(kind), kind, "There is no such kind.");
        }

        Touch(path);
        return File.Exists(path) || Directory.Exists(path) ? RemovalAction.TakenOut : RemovalAction.Deleted;
    }

    // Folders often bear the speaker's name.
    private static void RemoveEmpty(string folder, string root)
    {
        while (folder.Length > root.Length && folder.StartsWith(root, StringComparison.Ordinal) && !Directory.EnumerateFileSystemEntries(folder).Any())
        {
            Directory.Delete(folder);
            folder = Path.GetDirectoryName(folder)!;
        }
    }

    // Of a data directory every table may have changed.
    private void Touch(string path)
    {
        _touched.Add(path);
        if (Directory.Exists(path)) _touched.UnionWith(Directory.GetFiles(path));
    }

    private static RemovalResult[] ResultsOf(IReadOnlyList<SpeechDataItem> items, RemovalAction action, (string Hash, long Bytes)? before, string? reason) =>
        [.. items.Select(item => new RemovalResult { Kind = item.Kind, Path = item.Path, Id = item.Id, Action = action, Sha256Before = before?.Hash, BytesBefore = before?.Bytes, Reason = reason })];

    private static int StageOf(SpeechDataKind kind) => kind switch
    {
        SpeechDataKind.File or SpeechDataKind.Variant => 0,
        SpeechDataKind.Segment => 1,
        SpeechDataKind.IndexEntry => 3,
        SpeechDataKind.Package => 4,
        _ => 2,
    };
}
