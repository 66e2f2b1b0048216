using System.Management.Automation;
using System.Management.Automation.Language;
using AsrDataTools.Shell.Hosting;

namespace AsrDataTools.Shell.Interactive;

/// <summary>The prompt: reads, runs, and reads again until <c>exit</c> or Ctrl+D.</summary>
/// <param name="session">Runs what is typed.</param>
/// <param name="host">Tells when a script has asked for the end.</param>
/// <param name="console">Where it all is shown.</param>
/// <param name="interruption">Ctrl+C while something runs.</param>
public sealed class InteractiveLoop(Session session, ShellHost host, ShellConsole console, Interruption interruption)
{
    /// <summary>What the prompt shows where the user's own <c>prompt</c> function fails.</summary>
    private const string PlainPrompt = "PS> ";

    /// <param name="noLogo">Whether to leave the greeting out.</param>
    public RunOutcome Run(bool noLogo)
    {
        if (!noLogo) console.Write($"{Program.VersionText()}. Tab completes, 'exit' leaves.\n");
        History history = OpenHistory();
        EditorView view = new(console.Write, () => console.Terminal.WindowWidth);
        EngineCompleter completer = new(session.Runspace);
        while (host.RequestedExitCode is null && !interruption.Terminating && !console.ReaderGone)
        {
            if (console.OpenLine.Length > 0) console.Write("\n");
            LineResult line;
            using (TerminalKeys keys = new()) line = new LineEditor(keys, view, history, completer, IsIncomplete).Read(Prompt());
            if (line.Outcome == LineOutcome.EndOfInput) break;
            if (line.Outcome == LineOutcome.Cancelled || string.IsNullOrWhiteSpace(line.Text)) continue;
            Remember(history, line.Text);
            RunLine(line.Text);
            interruption.Reset();
        }

        return RunOutcome.Completed;
    }

    private static bool IsIncomplete(string text)
    {
        Parser.ParseInput(text, out _, out ParseError[] errors);
        return errors.Any(error => error.IncompleteInput);
    }

    private void RunLine(string text)
    {
        Parser.ParseInput(text, out _, out ParseError[] errors);
        if (errors.Length > 0) session.WriteErrors(errors);
        else session.Run(text, remember: true);
    }

    private string Prompt()
    {
        try
        {
            return string.Concat(session.Evaluate("prompt").Select(part => part?.ToString())) is { Length: > 0 } prompt ? prompt : PlainPrompt;
        }
        catch (RuntimeException exception)
        {
            session.WriteError(exception.ErrorRecord);
            return PlainPrompt;
        }
    }

    private History OpenHistory()
    {
        try
        {
            return new History(History.DefaultFile);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            console.WriteError($"The history is not kept: {exception.Message}\n");
            return new History(null);
        }
    }

    private void Remember(History history, string text)
    {
        try
        {
            history.Add(text);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            console.WriteError($"The history is not kept: {exception.Message}\n");
        }
    }
}
