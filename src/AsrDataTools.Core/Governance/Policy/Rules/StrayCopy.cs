namespace AsrDataTools.Governance.Policy;

/// <summary>Copies of governed files elsewhere, whatever their names: found by size, then by content.</summary>
internal sealed class StrayCopy : GovernanceRule
{
    private readonly HashSet<long> _sizes = [];
    private readonly HashSet<string> _named = [];

    public override string Id => "GOV024";

    public override string Description => "A copy of a governed file lies outside the allowed roots, under whatever name (-SearchRoot)";

    public override string Remedy => "delete the copy, and find out who made it";

    public override string Unit => "files elsewhere";

    public override IReadOnlyList<ControlReference> Controls { get; } = [Policy.Controls.Security, Policy.Controls.ErasureRight, Policy.Controls.LeakPrevention];

    internal override bool IsAsked(GovernanceContext context) => context.Options.SearchRoot.Count > 0;

    // Of empty files there is nothing to copy.
    internal override void See(FileFacts entry, GovernanceContext context)
    {
        if (entry is not { Kind: EntryKind.File, Size: > 0 }) return;
        _sizes.Add(entry.Size);

        // Folders are gone through again where need be: a million paths are not kept.
        if (!GovernancePolicy.IsWithin(entry.Path, context.WalkedRoots)) _named.Add(entry.Path);
    }

    internal override void Finish(GovernanceContext context)
    {
        // Without originals nothing is searched, and the answer is Unknown.
        if (_sizes.Count == 0) return;
        CopySearch search = new(context, (path, cause) => Sheet.CannotTell(path, $"'{FileNameText.Visible(path)}' is not searched: {cause.Message.TrimEnd('.')}", "run the audit as an account that may read it"));
        foreach (string root in context.Options.SearchRoot)
        {
            foreach ((FileFacts copy, string original) in search.Find(root, _sizes, _named))
            {
                Sheet.Break(
                    copy.Path,
                    $"'{FileNameText.Visible(copy.Name)}' ({ByteSize.Of(copy.Size)}) is a copy of '{FileNameText.Visible(context.Policy.Relative(original))}'",
                    "delete 1 copy, and find out who made it");
            }
        }

        Sheet.Count(search.Searched);
    }
}
