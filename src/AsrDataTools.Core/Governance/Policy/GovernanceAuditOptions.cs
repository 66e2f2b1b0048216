namespace AsrDataTools.Governance.Policy;

/// <summary>How an audit is run.</summary>
public sealed record GovernanceAuditOptions
{
    /// <summary>The day on which consent, retention and suppressions are judged.</summary>
    public DateTimeOffset AuditDate { get; init; } = DateTimeOffset.Now;

    /// <summary>Folders to search for copies of what is governed; absolute.</summary>
    public IReadOnlyList<string> SearchRoot { get; init; } = [];

    /// <summary>Ids of the rules to apply; null for all that the policy asks for.</summary>
    public IReadOnlyList<string>? Rule { get; init; }

    /// <summary>Ids of rules to leave out.</summary>
    public IReadOnlyList<string> ExcludeRule { get; init; } = [];

    /// <summary>Suppression identifiers of findings that are known; null for none.</summary>
    public IReadOnlySet<string>? Baseline { get; init; }
}
