using System.Collections.ObjectModel;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Security;

namespace AsrDataTools.Shell.Hosting;

/// <summary>Text in and out for the engine. Success output goes to standard output, every other stream to standard error.</summary>
/// <param name="console">Where text goes.</param>
/// <param name="prompts">Answers questions.</param>
public sealed class ShellUserInterface(ShellConsole console, Prompts prompts) : PSHostUserInterface
{
    public override PSHostRawUserInterface RawUI { get; } = new ShellRawUserInterface(console);

    public override bool SupportsVirtualTerminal => console.Terminal.ColorsOutput;

    private static PSStyle Style => PSStyle.Instance;

    public override void Write(string value) => console.Write(value);

    public override void Write(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        console.Write(Colored(foregroundColor, backgroundColor, value));

    public override void WriteLine(string value) => console.Write(value + "\n");

    public override void WriteLine(ConsoleColor foregroundColor, ConsoleColor backgroundColor, string value) =>
        console.Write(Colored(foregroundColor, backgroundColor, value) + "\n");

    public override void WriteErrorLine(string value) => WriteStyled(Style.Formatting.Error, value);

    public override void WriteDebugLine(string message) => WriteStyled(Style.Formatting.Debug, $"DEBUG: {message}");

    public override void WriteVerboseLine(string message) => WriteStyled(Style.Formatting.Verbose, $"VERBOSE: {message}");

    public override void WriteWarningLine(string message) => WriteStyled(Style.Formatting.Warning, $"WARNING: {message}");

    public override void WriteProgress(long sourceId, ProgressRecord record) => console.WriteProgress(sourceId, record);

    public override string ReadLine() => prompts.ReadLine();

    public override SecureString ReadLineAsSecureString() => prompts.ReadSecret();

    public override Dictionary<string, PSObject?> Prompt(string caption, string message, Collection<FieldDescription> descriptions) =>
        prompts.Fields(caption, message, descriptions);

    public override int PromptForChoice(string caption, string message, Collection<ChoiceDescription> choices, int defaultChoice) =>
        prompts.Choice(caption, message, choices, defaultChoice);

    public override PSCredential PromptForCredential(string caption, string message, string userName, string targetName) =>
        prompts.Credential(caption, message, userName);

    public override PSCredential PromptForCredential(
        string caption, string message, string userName, string targetName, PSCredentialTypes allowedCredentialTypes, PSCredentialUIOptions options) =>
        prompts.Credential(caption, message, userName);

    private void WriteStyled(string style, string text) => console.WriteError(console.StyleError(style, text) + "\n");

    // -1 stands for "the console's own colour"; the engine passes RawUI's where the caller has named none.
    private string Colored(ConsoleColor foreground, ConsoleColor background, string text)
    {
        string style = "";
        if ((int)foreground >= 0 && foreground != RawUI.ForegroundColor) style += PSStyle.MapForegroundColorToEscapeSequence(foreground);
        if ((int)background >= 0 && background != RawUI.BackgroundColor) style += PSStyle.MapBackgroundColorToEscapeSequence(background);
        return style.Length == 0 ? text : $"{style}{text}{Style.Reset}";
    }
}
