namespace AsrDataTools.Governance.Policy;

/// <summary>Files and folders that let owner and group do more than the policy allows. What others may do is for WorldReadable and WorldWritable.</summary>
internal sealed class ModeTooWide : FileFaultRule
{
    private const int OwnerAndGroup = 0b111_111_000;

    public override string Id => "GOV006";

    public override string Description => "The permissions of owner or group are wider than the policy allows";

    public override string Remedy => "take away what is too much (chmod)";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Security, Policy.Controls.HipaaAccess, Policy.Controls.AccessRestriction];

    internal override bool IsAsked(GovernanceContext context) => context.Policy.Access is { FileMode: not null } or { FolderMode: not null };

    protected override string? FaultOf(FileFacts entry, GovernanceContext context)
    {
        if ((entry.Kind == EntryKind.Folder ? context.Policy.Access.FolderMode : context.Policy.Access.FileMode) is not int most) return null;
        if (entry.Mode is not int mode) throw new NotToldException("this system has no such permissions");
        return (mode & ~most & OwnerAndGroup) == 0 ? null : $"mode {ModeText.Of(mode)}, at most {ModeText.Of(most)}";
    }

    protected override string Message(string subject, string fault) => $"{subject}: {fault}";

    protected override string Advice(FaultGroup group) => $"set the mode of {group.Amount} to {group.Fault[^4..]} (chmod)";
}
