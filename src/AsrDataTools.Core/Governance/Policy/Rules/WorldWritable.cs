namespace AsrDataTools.Governance.Policy;

/// <summary>Files and folders that every account of the machine may change.</summary>
internal sealed class WorldWritable : FileFaultRule
{
    private const int OthersWrite = 2;

    public override string Id => "GOV008";

    public override string Description => "Every account of the machine may change it: it is writable to others, and the way to it is open";

    public override string Remedy => "take writing away from others (chmod o-w)";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Security, Policy.Controls.HipaaIntegrity, Policy.Controls.AccessRestriction];

    protected override string? FaultOf(FileFacts entry, GovernanceContext context)
    {
        if (entry.Mode is not int mode) return WindowsAccess.IsHere && WindowsAccess.EveryoneMay(entry.Path, write: true) ? "everyone" : null;
        if ((mode & OthersWrite) == 0) return null;
        return context.Reach.IsOpen(context.RealFolder(entry.Folder)) switch
        {
            true => $"mode {ModeText.Of(mode)}",
            false => null,
            null => throw new NotToldException($"mode {ModeText.Of(mode)}, but whether others get as far as its folder cannot be told"),
        };
    }

    protected override string Message(string subject, string fault) => $"every account may change {subject}: {fault}";

    protected override string Advice(FaultGroup group) => $"chmod o-w {group.Amount}";
}
