namespace AsrDataTools.Governance.Policy;

/// <summary>What bears a name in a folder.</summary>
internal enum EntryKind
{
    File,
    Folder,
    SymbolicLink,

    /// <summary>A pipe, socket or device.</summary>
    Other,
}
