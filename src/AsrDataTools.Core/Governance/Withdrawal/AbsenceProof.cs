namespace AsrDataTools.Governance.Withdrawal;

/// <summary>Whether anything is left: the search once more, and the hash of every content that was taken away.</summary>
/// <param name="Left">What is still there.</param>
/// <param name="Faults">What could not be looked into.</param>
/// <param name="Files">Files looked at.</param>
public sealed record AbsenceProof(IReadOnlyList<SpeechDataItem> Left, IReadOnlyList<SpeechDataException> Faults, long Files)
{
    /// <summary>True where nothing is left and everything was looked into.</summary>
    public bool IsComplete => Left.Count == 0 && Faults.Count == 0;

    /// <param name="removed">What was taken away.</param>
    /// <param name="results">What became of it.</param>
    /// <param name="roots">Absolute paths that were searched.</param>
    /// <param name="leaveOut">Absolute paths of files that are not looked into: the ledger.</param>
    /// <param name="cancellation">Ends the search.</param>
    public static AbsenceProof Search(
        IReadOnlyCollection<SpeechDataItem> removed, IReadOnlyCollection<RemovalResult> results, IReadOnlyList<string> roots, IReadOnlySet<string> leaveOut, CancellationToken cancellation)
    {
        List<SpeechDataException> faults = [];
        SpeechDataSearch search = new(removed.Select(item => item.Speaker).ToHashSet(StringComparer.Ordinal), [.. roots.Where(root => File.Exists(root) || Directory.Exists(root))], leaveOut, faults.Add, cancellation);
        search.Know(removed);
        List<SpeechDataItem> left = [.. search.Find().Where(item => !IsSilenced(item, results))];
        SearchedFiles files = new([.. roots.Where(root => File.Exists(root) || Directory.Exists(root))], leaveOut, _ => { });
        ILookup<long, string> hashes = results.Where(result => result.Action is RemovalAction.Deleted or RemovalAction.Muted or RemovalAction.TakenOut && result.Sha256Before is not null)
            .DistinctBy(result => result.Sha256Before).ToLookup(result => result.BytesBefore!.Value, result => result.Sha256Before!);
        foreach ((string path, long length) in files.All.Where(file => file.Length > 0 && hashes.Contains(file.Length)))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!hashes[length].Contains(CopySearch.Hash(path))) continue;
            left.Add(new SpeechDataItem { Kind = SpeechDataKind.File, Path = path, Speaker = removed.First().Speaker, Reason = "its content is one that was taken away", Root = files.RootOf(path) });
        }

        return new AbsenceProof(left, faults, search.Files);
    }

    // Where rows of a shared recording could not be taken out, its silenced spans are found by them once more.
    private static bool IsSilenced(SpeechDataItem item, IReadOnlyCollection<RemovalResult> results) =>
        item.Kind == SpeechDataKind.Segment && results.Any(result => result.Kind == SpeechDataKind.Segment && result.Path == item.Path && result.Action == RemovalAction.Muted);
}
