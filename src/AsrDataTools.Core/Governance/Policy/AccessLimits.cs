namespace AsrDataTools.Governance.Policy;

/// <summary>Who may reach data.</summary>
public sealed record AccessLimits
{
    /// <summary>Names or numbers of accounts that may own data; empty for any.</summary>
    public IReadOnlyList<string> Owner { get; init; } = [];

    /// <summary>Names or numbers of groups that data may belong to; empty for any.</summary>
    public IReadOnlyList<string> Group { get; init; } = [];

    /// <summary>The widest permissions of a file, 0…0777; null for no limit beside what others may not do.</summary>
    public int? FileMode { get; init; }

    /// <summary>The widest permissions of a folder, 0…0777.</summary>
    public int? FolderMode { get; init; }

    /// <summary>Accounts that access control lists may name; null for any.</summary>
    public IReadOnlyList<string>? AclUser { get; init; }

    /// <summary>Groups that access control lists may name; null for any.</summary>
    public IReadOnlyList<string>? AclGroup { get; init; }
}
