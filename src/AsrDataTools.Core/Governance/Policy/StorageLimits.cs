namespace AsrDataTools.Governance.Policy;

/// <summary>Where data may lie.</summary>
public sealed record StorageLimits
{
    /// <summary>Folders that data must lie in; empty for anywhere. Absolute, links resolved.</summary>
    public IReadOnlyList<string> AllowedRoot { get; init; } = [];

    /// <summary>Folders that data must not lie in. Absolute, links resolved.</summary>
    public IReadOnlyList<string> DeniedRoot { get; init; } = [];

    /// <summary>Types of file systems, as the operating system names them; empty for any.</summary>
    public IReadOnlyList<string> FileSystem { get; init; } = [];

    public bool EncryptionAtRest { get; init; }

    /// <summary>The place where the storage behind a folder stands, by folder. Absolute, links resolved.</summary>
    public IReadOnlyDictionary<string, string> Residency { get; init; } = new Dictionary<string, string>();

    /// <summary>Places where data may be; empty for any.</summary>
    public IReadOnlyList<string> AllowedResidency { get; init; } = [];
}
