using System.Management.Automation;
using System.Management.Automation.Runspaces;
using Microsoft.PowerShell.Commands;

namespace AsrDataTools.Shell.Hosting;

/// <summary>What to try instead of a command that is not there, or has no help.</summary>
/// <param name="names">Cmdlets and functions of the session.</param>
public sealed class KnownCommands(IReadOnlyCollection<string> names)
{
    /// <summary>Those that a session has once it is open and nothing runs in it.</summary>
    public static KnownCommands Of(Runspace runspace) => new(
        [.. runspace.SessionStateProxy.InvokeCommand.GetCommands("*-*", CommandTypes.Cmdlet | CommandTypes.Function, nameIsPattern: true).Select(command => command.Name).Distinct()]);

    /// <summary>The message for a name that is not known; null where the error is about something else.</summary>
    public string? Message(ErrorRecord record) => record.Exception switch
    {
        HelpNotFoundException help => $"There is no help on '{help.HelpTopic}'. {Suggestion(help.HelpTopic) ?? "Get-Help about_AsrDataTools names the commands."}",
        CommandNotFoundException { ErrorRecord.FullyQualifiedErrorId: "CommandNotFoundException" } command when Suggestion(command.CommandName) is { } suggestion =>
            $"{command.Message}\n{suggestion}",
        _ => null,
    };

    private string? Suggestion(string name) => NearestName.Like(name, names) is { } nearest ? $"Did you mean {nearest}?" : null;
}
