namespace AsrDataTools.Governance.Policy;

/// <summary>Folders on the way to data in which every account may rename and replace what others put there.</summary>
internal sealed class UnprotectedParent : GovernanceRule
{
    private const int OthersWrite = 2;
    private const int Sticky = 0x200;

    public override string Id => "GOV010";

    public override string Description => "A folder above the data is writable to others without the sticky bit: anyone may rename and replace what is in it";

    public override string Remedy => "take writing away from others (chmod o-w), or set the sticky bit (chmod +t)";

    public override string Unit => "folders";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Security, Policy.Controls.HipaaIntegrity, Policy.Controls.AccessRestriction];

    private readonly HashSet<string> _seen = [];

    internal override bool IsAsked(GovernanceContext context) => !OperatingSystem.IsWindows();

    // Folders that are gone through are told of by WorldWritable; here it is about those above.
    internal override void See(FileFacts entry, GovernanceContext context)
    {
        if (entry.Kind is not (EntryKind.File or EntryKind.Folder)) return;
        string folder = context.RealFolder(entry.Folder);
        if (GovernancePolicy.IsWithin(folder, context.WalkedRoots)) return;
        for (string? above = folder; above is not null && _seen.Add(above); above = Path.GetDirectoryName(above)) Judge(above, context);
    }

    private void Judge(string folder, GovernanceContext context)
    {
        Sheet.Count();
        try
        {
            int mode = FileStatus.Read(folder).Mode ?? 0;
            if ((mode & OthersWrite) != 0 && (mode & Sticky) == 0 && context.Reach.IsOpen(folder) != false)
                Sheet.Break(folder, $"every account may rename and replace what lies in '{folder}': mode {ModeText.Of(mode)} without the sticky bit", $"chmod o-w or +t '{folder}'");
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            Sheet.CannotTell(folder, $"whether others may write to '{folder}' cannot be told: {cause.Message}", "run the audit as an account that may look at it");
        }
    }
}
