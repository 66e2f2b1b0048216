namespace AsrDataTools.Governance.Policy;

/// <summary>Files by the file system that they lie on.</summary>
internal sealed class MountGroups
{
    private readonly Dictionary<string, Group> _groups = [];

    public void Add(FileFacts entry, GovernanceContext context)
    {
        if (entry.Kind != EntryKind.File) return;
        MountEntry? mount = context.Mounts.Of(entry);
        string key = mount is null ? "" : $"{mount.Id} {mount.Folder}";
        if (!_groups.TryGetValue(key, out Group? group)) _groups[key] = group = new(mount, entry.Folder);
        group.Add(entry);
    }

    public IEnumerable<Group> All => _groups.Values.OrderBy(group => group.Folder, StringComparer.Ordinal);

    /// <summary>Files on one file system.</summary>
    /// <param name="mount">Null where it is not known.</param>
    /// <param name="folder">Of the first file seen.</param>
    internal sealed class Group(MountEntry? mount, string folder)
    {
        public MountEntry? Mount => mount;

        /// <summary>The uppermost folder of those seen on it.</summary>
        public string Folder { get; private set; } = folder;

        public long Files { get; private set; }

        public long Bytes { get; private set; }

        /// <summary>Files that the file system itself encrypts.</summary>
        public long Encrypted { get; private set; }

        public void Add(FileFacts entry)
        {
            Files++;
            Bytes += entry.Size;
            if (entry.IsEncrypted == true) Encrypted++;
            while (!GovernancePolicy.IsWithin(entry.Folder, Folder)) Folder = Path.GetDirectoryName(Folder)!;
        }
    }
}
