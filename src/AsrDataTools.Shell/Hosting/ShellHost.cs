using System.Globalization;
using System.Management.Automation.Host;
using System.Reflection;

namespace AsrDataTools.Shell.Hosting;

/// <summary>The engine's view of this console.</summary>
public sealed class ShellHost(PSHostUserInterface ui) : PSHost
{
    public override string Name => "asrdata";

    public override Version Version { get; } = Assembly.GetExecutingAssembly().GetName().Version!;

    public override Guid InstanceId { get; } = Guid.NewGuid();

    public override PSHostUserInterface UI => ui;

    public override CultureInfo CurrentCulture { get; } = CultureInfo.CurrentCulture;

    // All texts are English; the engine breaks the lines of help between words only where it knows the language.
    public override CultureInfo CurrentUICulture { get; } = English();

    /// <summary>What a script or a command has asked the process to end with; null while nothing has.</summary>
    public int? RequestedExitCode { get; private set; }

    /// <summary>Whether a script has said <c>exit</c>: the prompt ends, too.</summary>
    public override void SetShouldExit(int exitCode) => RequestedExitCode = exitCode;

    public override void EnterNestedPrompt() => throw new NotSupportedException("asrdata has no nested prompts.");

    public override void ExitNestedPrompt() => throw new NotSupportedException("asrdata has no nested prompts.");

    public override void NotifyBeginApplication()
    {
        // A native command writes to the terminal by itself; the console's settings are the usual ones outside the editor.
    }

    public override void NotifyEndApplication()
    {
        // See NotifyBeginApplication.
    }

    private static CultureInfo English()
    {
        try
        {
            return CultureInfo.GetCultureInfo("en-US");
        }
        catch (CultureNotFoundException)
        {
            // A machine without ICU knows no language.
            return CultureInfo.InvariantCulture;
        }
    }
}
