using System.Management.Automation;
using System.Management.Automation.Language;
using System.Management.Automation.Runspaces;
using AsrDataTools.Shell.Essentials;

namespace AsrDataTools.Shell.Hosting;

/// <summary>One engine with the module imported. Runs scripts one after another; results go to the console as they come.</summary>
public sealed class Session : IDisposable
{
    private readonly ShellConsole _console;
    private readonly ErrorText _errors;
    private readonly Lock _lock = new();
    private PowerShell? _running;

    private Session(ShellConsole console, Runspace runspace)
    {
        _console = console;
        _errors = new ErrorText(
            text => console.StyleError(PSStyle.Instance.Formatting.ErrorAccent, text),
            text => console.StyleError(PSStyle.Instance.Formatting.Error, text),
            KnownCommands.Of(runspace).Message);
        Runspace = runspace;
    }

    public Runspace Runspace { get; }

    /// <param name="host">The console as the engine sees it.</param>
    /// <param name="console">Where results and errors go.</param>
    /// <param name="manifest">The module's manifest.</param>
    /// <exception cref="RuntimeException">The module cannot be imported.</exception>
    public static Session Open(ShellHost host, ShellConsole console, string manifest)
    {
        if (!console.Terminal.ColorsOutput) PSStyle.Instance.OutputRendering = OutputRendering.PlainText;
        InitialSessionState state = InitialSessionState.CreateDefault2();
        EssentialCmdlets.AddTo(state);
        state.ImportPSModule(manifest);
        state.ThrowOnRunspaceOpenError = true;
        Runspace runspace = RunspaceFactory.CreateRunspace(host, state);
        runspace.ThreadOptions = PSThreadOptions.ReuseThread;
        runspace.Open();

        // A bare Get-Help would look for a page of pwsh's that no session here has.
        runspace.SessionStateProxy.SetVariable("PSDefaultParameterValues", new DefaultParameterDictionary { ["Get-Help:Name"] = "about_AsrDataTools" });
        return new Session(console, runspace);
    }

    /// <summary>Runs a script in the session's global scope, as if typed.</summary>
    /// <param name="script">Its text.</param>
    /// <param name="arguments">The script's <c>$args</c>, or what its <c>param</c> block binds by position.</param>
    /// <param name="input">The script's <c>$input</c>, read on a thread of its own while the script runs.</param>
    /// <param name="remember">Whether <c>Get-History</c> shall know it.</param>
    public RunOutcome Run(string script, IEnumerable<string>? arguments = null, IEnumerable<string>? input = null, bool remember = false)
    {
        using PowerShell shell = PowerShell.Create();
        shell.Runspace = Runspace;
        shell.AddScript(script, useLocalScope: false);
        foreach (string argument in arguments ?? []) shell.AddArgument(argument);
        shell.AddCommand("Out-Default");
        ShowErrors(shell);
        using PSDataCollection<PSObject> feed = Feed(input);
        lock (_lock) _running = shell;
        try
        {
            shell.Invoke(feed, new PSDataCollection<PSObject>(), new PSInvocationSettings { AddToHistory = remember });
            return shell.InvocationStateInfo.State == PSInvocationState.Stopped ? RunOutcome.Stopped : RunOutcome.Completed;
        }
        catch (PipelineStoppedException)
        {
            return RunOutcome.Stopped;
        }
        catch (InvalidPowerShellStateException)
        {
            // It was stopped before it had begun; nothing else brings it into another state.
            return RunOutcome.Stopped;
        }
        catch (RuntimeException exception)
        {
            WriteError(exception.ErrorRecord);
            return RunOutcome.Failed;
        }
        finally
        {
            lock (_lock) _running = null;
            feed.Complete();
            _console.EndProgress();
        }
    }

    /// <summary>Runs a script for its results, which are not shown.</summary>
    /// <exception cref="RuntimeException">The script failed.</exception>
    public IReadOnlyList<PSObject> Evaluate(string script)
    {
        using PowerShell shell = PowerShell.Create();
        shell.Runspace = Runspace;
        return shell.AddScript(script, useLocalScope: false).Invoke();
    }

    /// <summary>Asks what runs to stop; from any thread. False where nothing runs.</summary>
    public bool Stop()
    {
        lock (_lock)
        {
            if (_running is null) return false;
            _running.BeginStop(null, null);
            return true;
        }
    }

    /// <summary>Shows an error as if a script had ended with it.</summary>
    public void WriteError(ErrorRecord record) => _console.WriteError(_errors.Render(record));

    /// <summary>Shows why a script does not parse.</summary>
    public void WriteErrors(ParseError[] errors) =>
        WriteError(new ErrorRecord(new ParseException(errors), "ParseError", ErrorCategory.ParserError, null));

    public void Dispose() => Runspace.Dispose();

    // Errors are shown the moment they are written. The other streams have been shown by then through the host; what the engine
    // keeps of them besides would only grow.
    private void ShowErrors(PowerShell shell)
    {
        PSDataStreams streams = shell.Streams;
        streams.Error.DataAdded += (_, _) =>
        {
            foreach (ErrorRecord record in streams.Error.ReadAll()) WriteError(record);
        };
        streams.Warning.DataAdded += (_, _) => streams.Warning.Clear();
        streams.Verbose.DataAdded += (_, _) => streams.Verbose.Clear();
        streams.Debug.DataAdded += (_, _) => streams.Debug.Clear();
        streams.Information.DataAdded += (_, _) => streams.Information.Clear();
        streams.Progress.DataAdded += (_, _) => streams.Progress.Clear();
    }

    private static PSDataCollection<PSObject> Feed(IEnumerable<string>? lines)
    {
        PSDataCollection<PSObject> feed = new();
        if (lines is null)
        {
            feed.Complete();
            return feed;
        }

        Thread reader = new(() =>
        {
            foreach (string line in lines)
            {
                if (!feed.IsOpen) return;
                feed.Add(PSObject.AsPSObject(line));
            }

            feed.Complete();
        })
        { IsBackground = true, Name = "Standard input" };
        reader.Start();
        return feed;
    }
}
