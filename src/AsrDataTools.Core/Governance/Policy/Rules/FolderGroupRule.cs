namespace AsrDataTools.Governance.Policy;

/// <summary>A rule that judges each name by itself and tells of those of a folder that have the same fault together.</summary>
internal abstract class FolderGroupRule : GovernanceRule
{
    private readonly FolderGroups _groups = new();
    private readonly FolderGroups _unknown = new();

    internal sealed override void See(FileFacts entry, GovernanceContext context)
    {
        if (!Concerns(entry)) return;
        Sheet.Count();
        try
        {
            if (FaultOf(entry, context) is { } fault) _groups.Add(entry, fault);
        }
        catch (NotToldException exception)
        {
            _unknown.Add(entry, exception.Message);
        }
    }

    internal sealed override void FinishFolder(string folder, GovernanceContext context)
    {
        _groups.Finish(folder, Break);
        _unknown.Finish(folder, CannotTell);
    }

    internal sealed override void Finish(GovernanceContext context)
    {
        _groups.FinishAll(Break);
        _unknown.FinishAll(CannotTell);
    }

    /// <summary>Whether the rule looks at names of this kind; links have no permissions of their own.</summary>
    protected virtual bool Concerns(FileFacts entry) => entry.Kind is EntryKind.File or EntryKind.Folder;

    /// <summary>What is wrong, in words that the messages take; null for nothing.</summary>
    /// <exception cref="NotToldException">That cannot be told, and why.</exception>
    protected abstract string? FaultOf(FileFacts entry, GovernanceContext context);

    /// <summary>The message about a subject such as "'a.wav'" or "3 files of 'audio' (…)".</summary>
    protected abstract string Message(string subject, string fault);

    /// <summary>What to do, with a number.</summary>
    protected abstract string Advice(FolderGroups.Group group);

    private void Break(FolderGroups.Group group) => Sheet.Break(group.Path, Message(group.Subject, group.Fault), Advice(group), group.Count, group.Fault);

    private void CannotTell(FolderGroups.Group group) =>
        Sheet.CannotTell(group.Path, $"{group.Subject}: {group.Fault}", "ask an administrator of this machine", group.Count, group.Fault);
}
