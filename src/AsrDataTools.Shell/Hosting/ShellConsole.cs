using System.Management.Automation;
using System.Management.Automation.Internal;
using System.Text;

namespace AsrDataTools.Shell.Hosting;

/// <summary>
/// The one place that writes: output and error as UTF-8, line by line as they come, with the progress display taken out of the
/// way. Safe from several threads.
/// </summary>
public sealed class ShellConsole
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    private readonly Lock _lock = new();
    private readonly TextWriter _out;
    private readonly TextWriter _error;
    private readonly ProgressDisplay _progress;

    public ShellConsole(Terminal terminal)
        : this(terminal, Writer(1), Writer(2))
    {
    }

    /// <param name="terminal">What the writers are connected to.</param>
    /// <param name="output">Takes what goes to standard output.</param>
    /// <param name="error">Takes what goes to standard error.</param>
    public ShellConsole(Terminal terminal, TextWriter output, TextWriter error)
    {
        Terminal = terminal;
        _out = output;
        _error = error;
        _progress = new ProgressDisplay(text => Guard(() => _error.Write(text)), () => terminal.WindowWidth, TimeProvider.System);
    }

    public Terminal Terminal { get; }

    /// <summary>Whether the reader of standard output has gone; nothing more is written then.</summary>
    public bool ReaderGone { get; private set; }

    /// <summary>What stands on the terminal's last line, which nothing has ended yet: the question of a <c>Write-Host -NoNewline</c>, say.</summary>
    public string OpenLine { get; private set; } = "";

    /// <summary>Called once when the reader of standard output has gone.</summary>
    public Action? OnReaderGone { get; set; }

    /// <summary>Writes to standard output.</summary>
    /// <exception cref="PipelineStoppedException">Nobody reads any more: the pipeline has no reason to go on.</exception>
    public void Write(string text)
    {
        lock (_lock)
        {
            if (ReaderGone) throw new PipelineStoppedException();
            if (Terminal.OutputIsTerminal) _progress.Hide();
            try
            {
                _out.Write(Terminal.ColorsOutput ? text : Plain(text));
                if (Terminal.OutputIsTerminal) Follow(text);
                if (Terminal.OutputIsTerminal && text.EndsWith('\n')) _progress.Show();
                return;
            }
            catch (ReaderGoneException)
            {
                ReaderGone = true;
            }
        }

        OnReaderGone?.Invoke();
        throw new PipelineStoppedException();
    }

    /// <summary>Writes to standard error. Where that is closed there is nobody left to tell.</summary>
    public void WriteError(string text)
    {
        lock (_lock)
        {
            _progress.Hide();
            Guard(() => _error.Write(Terminal.ColorsError ? text : Plain(text)));
            if (Terminal.ErrorIsTerminal) Follow(text);
            if (text.EndsWith('\n')) _progress.Show();
        }
    }

    /// <summary>Text in a style where standard error takes colours, else as it stands.</summary>
    public string StyleError(string style, string text) => Terminal.ColorsError ? $"{style}{text}{PSStyle.Instance.Reset}" : text;

    /// <summary>Takes note of a progress record; drawn only on a terminal.</summary>
    public void WriteProgress(long sourceId, ProgressRecord record)
    {
        if (!Terminal.RewritesError) return;
        lock (_lock)
        {
            _progress.Update(sourceId, record);
        }
    }

    /// <summary>Removes the progress display: the run is over.</summary>
    public void EndProgress()
    {
        lock (_lock)
        {
            _progress.Reset();
        }
    }

    /// <summary>The text without control sequences.</summary>
    public static string Plain(string text) => text.Contains('\e') ? new StringDecorated(text).ToString(OutputRendering.PlainText) : text;

    private void Follow(string text)
    {
        int end = text.LastIndexOf('\n');
        OpenLine = end < 0 ? OpenLine + text : text[(end + 1)..];
    }

    private static StreamWriter Writer(int descriptor) => new(new StandardStream(descriptor), Utf8) { AutoFlush = true, NewLine = "\n" };

    private static void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (IOException)
        {
            // Standard error cannot be written; there is no third place to say so.
        }
    }
}
