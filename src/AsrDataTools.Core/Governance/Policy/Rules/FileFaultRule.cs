namespace AsrDataTools.Governance.Policy;

/// <summary>A rule that judges each name by itself, and tells of those that have the same fault together.</summary>
internal abstract class FileFaultRule : GovernanceRule
{
    private readonly FaultGroups _groups = new();
    private readonly FaultGroups _unknown = new();

    public override string Unit => "files and folders";

    internal sealed override void See(FileFacts entry, GovernanceContext context)
    {
        if (!Concerns(entry)) return;
        Sheet.Count();
        try
        {
            if (FaultOf(entry, context) is not { } fault) return;
            if (context.Accepts(Id, entry.Path)) Sheet.Accept();
            else _groups.Add(entry, RootOf(entry, context), fault);
        }
        catch (NotToldException exception)
        {
            if (context.Accepts(Id, entry.Path)) Sheet.Accept();
            else _unknown.Add(entry, RootOf(entry, context), exception.Message);
        }
    }

    internal sealed override void Finish(GovernanceContext context)
    {
        foreach (FaultGroup group in _groups.All) Sheet.Break(group.Path, Message(group.Subject, group.Fault), Advice(group), group.Count, group.Fault);
        foreach (FaultGroup group in _unknown.All) Sheet.CannotTell(group.Path, $"{group.Subject}: {group.Fault}", "ask an administrator of this machine", group.Count, group.Fault);
    }

    /// <summary>Whether the rule looks at names of this kind; links have no permissions of their own.</summary>
    protected virtual bool Concerns(FileFacts entry) => entry.Kind is EntryKind.File or EntryKind.Folder;

    /// <summary>What is wrong, in words that the messages take; null for nothing.</summary>
    /// <exception cref="NotToldException">That cannot be told, and why.</exception>
    protected abstract string? FaultOf(FileFacts entry, GovernanceContext context);

    /// <summary>The message about a subject such as "'a.wav'" or "3 files of 'audio' (…)".</summary>
    protected abstract string Message(string subject, string fault);

    /// <summary>What to do, with a number.</summary>
    protected abstract string Advice(FaultGroup group);

    private static string RootOf(FileFacts entry, GovernanceContext context) =>
        context.WalkedRoots.FirstOrDefault(root => GovernancePolicy.IsWithin(entry.Path, root)) ?? "";
}
