namespace AsrDataTools.Governance.Policy;

/// <summary>Files that run as somebody else. On folders setgid only hands the group on.</summary>
internal sealed class SetUserOrGroupId : FileFaultRule
{
    private const int SetUser = 0x800;
    private const int SetGroup = 0x400;

    public override string Id => "GOV009";

    public override Severity Severity => Severity.Warning;

    public override string Description => "A file among the data has setuid or setgid, which no data needs";

    public override string Remedy => "take the bit away (chmod ug-s)";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Security, Policy.Controls.AccessRights];

    protected override bool Concerns(FileFacts entry) => entry is { Kind: EntryKind.File, Mode: not null };

    protected override string? FaultOf(FileFacts entry, GovernanceContext context) => (entry.Mode & (SetUser | SetGroup)) switch
    {
        SetUser => "setuid",
        SetGroup => "setgid",
        SetUser | SetGroup => "setuid and setgid",
        _ => null,
    };

    protected override string Message(string subject, string fault) => $"{subject}: {fault}, which no data needs";

    protected override string Advice(FaultGroup group) => $"take the bit away from {group.Amount} (chmod ug-s)";
}
