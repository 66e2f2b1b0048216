namespace AsrDataTools.Governance.Policy;

/// <summary>What the operating system tells of one name without opening it; links are not followed. What it does not tell is null.</summary>
internal sealed record FileFacts(string Path, EntryKind Kind)
{
    public long Size { get; init; }

    /// <summary>Permissions with setuid, setgid and sticky, 0…07777; null on Windows.</summary>
    public int? Mode { get; init; }

    public uint? UserId { get; init; }

    public uint? GroupId { get; init; }

    /// <summary>Names that this file has on its file system.</summary>
    public long? LinkCount { get; init; }

    /// <summary>What is the same for all names of a file, and for no other.</summary>
    public (ulong Device, ulong Number)? Node { get; init; }

    /// <summary>The file system that it lies on.</summary>
    public ulong? MountId { get; init; }

    public DateTimeOffset? ModifiedAt { get; init; }

    /// <summary>Whether the file system itself says that it encrypts this file (fscrypt); null where it cannot say.</summary>
    public bool? IsEncrypted { get; init; }

    public string Folder => System.IO.Path.GetDirectoryName(Path) ?? Path;

    public string Name => System.IO.Path.GetFileName(Path) is { Length: > 0 } name ? name : Path;
}
