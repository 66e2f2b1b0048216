using AsrDataTools.Governance.Policy;

namespace AsrDataTools.Readiness;

/// <summary>What the governance gate asks for.</summary>
public sealed record GovernanceGateSettings
{
    /// <summary>Null where none is given, so that nothing can be judged.</summary>
    public GovernancePolicy? Policy { get; init; }

    /// <summary>Folders, files and manifests to judge beside the corpora; absolute.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Folders to search for copies; absolute.</summary>
    public IReadOnlyList<string> SearchRoot { get; init; } = [];

    /// <summary>The day on which consent and retention are judged; null for that of the audit.</summary>
    public DateOnly? AuditDate { get; init; }

    /// <summary>Findings of an earlier run that are settled; absolute. Null for none.</summary>
    public string? Baseline { get; init; }
}
