using System.Globalization;

namespace AsrDataTools.Governance.Policy;

/// <summary>Symbolic links that lead out of what is governed, and files that have further names outside of it.</summary>
internal sealed class LinkLeavesRoot : GovernanceRule
{
    private readonly Dictionary<(ulong, ulong), (string Path, long Names, long Seen, bool IsWalked)> _shared = [];

    public override string Id => "GOV012";

    public override string Description => "A symbolic link leads out of the governed folders or nowhere, or a file has another name (hard link) outside of them";

    public override string Remedy => "put a copy in its place, and decide about what lies outside";

    public override string Unit => "files and links";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Security, Policy.Controls.AccessRestriction, Policy.Controls.LeakPrevention];

    internal override void See(FileFacts entry, GovernanceContext context)
    {
        if (entry.Kind == EntryKind.SymbolicLink) JudgeLink(entry, context);
        if (entry.Kind != EntryKind.File) return;
        Sheet.Count();
        if (entry is not { LinkCount: > 1, Node: { } node }) return;
        (string path, long names, long seen, bool isWalked) = _shared.GetValueOrDefault(node, (entry.Path, entry.LinkCount.Value, 0, false));
        bool walked = isWalked || GovernancePolicy.IsWithin(context.RealFolder(entry.Folder), context.WalkedRoots);
        if (seen + 1 == names) _shared.Remove(node);
        else _shared[node] = (path, names, seen + 1, walked);
    }

    internal override void Finish(GovernanceContext context)
    {
        foreach ((string path, long names, long seen, bool isWalked) in _shared.Values.OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            long others = names - seen;
            string name = FileNameText.Visible(Path.GetFileName(path));
            if (isWalked)
                Sheet.Break(path, string.Create(CultureInfo.InvariantCulture, $"'{name}' has {others:N0} more names (hard links) outside of what is governed"), string.Create(CultureInfo.InvariantCulture, $"find them (find -samefile) and delete {others:N0}, or put a copy in its place"));
            else
                Sheet.CannotTell(path, string.Create(CultureInfo.InvariantCulture, $"'{name}' has {others:N0} more names (hard links), which may lie anywhere"), "judge its folder too, or find them (find -samefile)");
        }
    }

    private void JudgeLink(FileFacts entry, GovernanceContext context)
    {
        Sheet.Count();
        string name = FileNameText.Visible(entry.Name);
        string? target = TargetOf(entry.Path);
        if (target is null)
            Sheet.Break(entry.Path, $"the link '{name}' leads nowhere", "take it away, or bring what it should lead to", details: finding => finding with { Severity = Severity.Warning });
        else if (!GovernancePolicy.IsWithin(target, [.. context.WalkedRoots, .. context.Policy.Storage.AllowedRoot]))
            Sheet.Break(entry.Path, $"the link '{name}' leads out, to '{FileNameText.Visible(target)}'", "put a copy in its place, or judge its target too");
    }

    // Null where it leads nowhere or in a circle.
    private static string? TargetOf(string link)
    {
        try
        {
            return new FileInfo(link).ResolveLinkTarget(returnFinalTarget: true) is { } target && (File.Exists(target.FullName) || Directory.Exists(target.FullName))
                ? RealPath.Of(target.FullName)
                : null;
        }
        catch (Exception cause) when (cause is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
