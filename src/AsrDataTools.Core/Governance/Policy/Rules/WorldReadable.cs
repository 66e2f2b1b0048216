namespace AsrDataTools.Governance.Policy;

/// <summary>Files and folders that every account of the machine may read.</summary>
internal sealed class WorldReadable : FileFaultRule
{
    private const int OthersRead = 4;

    public override string Id => "GOV007";

    public override string Description => "Every account of the machine may read it: it is readable to others, and so is the way to it";

    public override string Remedy => "take reading away from others (chmod o-r)";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Security, Policy.Controls.HipaaAccess, Policy.Controls.AccessRestriction];

    protected override string? FaultOf(FileFacts entry, GovernanceContext context)
    {
        if (entry.Mode is not int mode) return WindowsAccess.IsHere && WindowsAccess.EveryoneMay(entry.Path, write: false) ? "everyone" : null;
        if ((mode & OthersRead) == 0) return null;

        // What the policy lets others read is no fault.
        int? limit = entry.Kind == EntryKind.Folder ? context.Policy.Access.FolderMode : context.Policy.Access.FileMode;
        if (limit is int most && (most & OthersRead) != 0) return null;
        return context.Reach.IsOpen(context.RealFolder(entry.Folder)) switch
        {
            true => $"mode {ModeText.Of(mode)}",
            false => null,
            null => throw new NotToldException($"mode {ModeText.Of(mode)}, but whether others get as far as its folder cannot be told"),
        };
    }

    protected override string Message(string subject, string fault) => $"every account may read {subject}: {fault}";

    protected override string Advice(FaultGroup group) => $"make {group.Amount} unreadable to others (chmod o-r)";
}
