namespace AsrDataTools.Governance.Policy;

/// <summary>Files that have the same fault, told together: a million files are not a million lines.</summary>
internal sealed class FaultGroups
{
    private readonly Dictionary<(string Root, string Fault, bool IsFolder), FaultGroup> _groups = [];

    /// <param name="entry">The file or folder.</param>
    /// <param name="root">The folder given to be judged that it was found below; empty where it was named itself.</param>
    /// <param name="fault">What is wrong with it, the same for all of a group.</param>
    public void Add(FileFacts entry, string root, string fault)
    {
        (string, string, bool IsFolder) key = (root, fault, entry.Kind == EntryKind.Folder);
        if (!_groups.TryGetValue(key, out FaultGroup? group)) _groups[key] = group = new(fault, key.IsFolder);
        group.Add(entry);
    }

    /// <summary>The groups, by folder.</summary>
    public IEnumerable<FaultGroup> All => _groups.Values.OrderBy(group => group.Path, StringComparer.Ordinal).ThenBy(group => group.Fault, StringComparer.Ordinal);
}
