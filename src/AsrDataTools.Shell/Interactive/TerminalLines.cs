using System.Management.Automation;
using AsrDataTools.Shell.Hosting;

namespace AsrDataTools.Shell.Interactive;

/// <summary>Answers typed at a terminal, with the editing of the prompt but without its history.</summary>
public sealed class TerminalLines(ShellConsole console) : ILineSource
{
    public string? ReadLine(string question) => Read(question, hidden: false);

    public string? ReadSecret(string question) => Read(question, hidden: true);

    private string? Read(string question, bool hidden)
    {
        // What was written as a question before is drawn anew with the answer.
        string prompt = console.OpenLine + question;
        using TerminalKeys keys = new();
        LineEditor editor = new(keys, new EditorView(console.WriteError, () => console.Terminal.WindowWidth));
        LineResult result = editor.Read(prompt, hidden);
        return result.Outcome switch
        {
            LineOutcome.Accepted => result.Text,
            LineOutcome.EndOfInput => null,
            _ => throw new PipelineStoppedException(),
        };
    }
}
