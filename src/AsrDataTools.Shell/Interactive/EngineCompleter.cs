using System.Management.Automation;
using System.Management.Automation.Runspaces;

namespace AsrDataTools.Shell.Interactive;

/// <summary>Completion by the engine: commands, parameters, values, members, variables; and files where it finds nothing.</summary>
public sealed class EngineCompleter(Runspace runspace) : ICompleter
{
    private readonly FileCompleter _files = new(() => runspace.SessionStateProxy.Path.CurrentFileSystemLocation.ProviderPath);

    public Completion Complete(string text, int cursor)
    {
        using PowerShell shell = PowerShell.Create();
        shell.Runspace = runspace;
        CommandCompletion found = CommandCompletion.CompleteInput(text, cursor, null, shell);
        if (found.CompletionMatches.Count == 0) return _files.Complete(text, cursor);
        return new Completion(
            found.ReplacementIndex,
            found.ReplacementLength,
            [.. found.CompletionMatches.Select(match => (match.CompletionText, match.ListItemText))]);
    }
}
