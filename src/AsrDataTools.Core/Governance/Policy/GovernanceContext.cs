namespace AsrDataTools.Governance.Policy;

/// <summary>What an audit lends to its rules.</summary>
internal sealed class GovernanceContext(GovernancePolicy policy, GovernanceAuditOptions options, MountTable mounts, CancellationToken cancellation)
{
    private readonly Dictionary<string, string> _real = [];

    public GovernancePolicy Policy => policy;

    public GovernanceAuditOptions Options => options;

    public MountTable Mounts => mounts;

    public CancellationToken Cancellation => cancellation;

    public AccountNames Accounts { get; } = new();

    public FolderReach Reach { get; } = new();

    /// <summary>Whether the policy accepts what a rule (its id) finds at a path.</summary>
    public required Func<string, string, bool> Accepts { get; init; }

    /// <summary>Folders given to be judged, links resolved: all that is below is seen.</summary>
    public IReadOnlyList<string> WalkedRoots { get; init; } = [];

    /// <summary>The day on which consent and retention are judged.</summary>
    public DateTimeOffset AuditDate => options.AuditDate;

    /// <summary>A folder without links on its path. Those asked for last are kept.</summary>
    public string RealFolder(string folder)
    {
        if (_real.TryGetValue(folder, out string? real)) return real;
        if (_real.Count > 10_000) _real.Clear();
        return _real[folder] = RealPath.Of(folder) ?? folder;
    }
}
