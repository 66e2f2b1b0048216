using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Host;
using System.Management.Automation.Runspaces;

namespace AsrDataTools.Tests;

/// <summary>A hosted engine with the module imported from the root of the clone, as a user would import it.</summary>
public sealed class ModuleSession : IDisposable
{
    private readonly RecordingHost _host = new();
    private readonly Runspace _runspace;

    public ModuleSession()
    {
        InitialSessionState state = InitialSessionState.CreateDefault2();
        state.ThrowOnRunspaceOpenError = true;
        state.ImportPSModule([RepositoryRoot.ModuleManifest]);
        _runspace = RunspaceFactory.CreateRunspace(_host, state);
        _runspace.Open();
    }

    /// <summary>What the last script set by <c>Host.SetShouldExit</c>; null when it did not.</summary>
    public int? ExitCode => _host.ExitCode;

    public void SetVariable(string name, object? value) => _runspace.SessionStateProxy.SetVariable(name, value);

    public void SetLocation(string folder) => _runspace.SessionStateProxy.Path.SetLocation(WildcardPattern.Escape(folder));

    /// <summary>Runs a script to its end and collects every stream.</summary>
    public ScriptResult Run(string script)
    {
        _host.ExitCode = null;
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        List<PSObject> output = [];
        RuntimeException? terminating = null;
        try
        {
            output.AddRange(shell.Invoke());
        }
        catch (RuntimeException exception)
        {
            terminating = exception;
        }

        return new ScriptResult(
            output,
            [.. shell.Streams.Error],
            [.. shell.Streams.Warning.Select(record => record.Message)],
            [.. shell.Streams.Information],
            [.. shell.Streams.Progress],
            terminating);
    }

    /// <summary>Starts a script and stops it once <paramref name="when"/> says so; returns how long stopping took.</summary>
    public TimeSpan RunAndStop(string script, Func<int, bool> when)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        shell.AddScript(script);
        PSDataCollection<PSObject> output = [];
        IAsyncResult running = shell.BeginInvoke<PSObject, PSObject>(null, output);
        while (!when(output.Count) && !running.IsCompleted) Thread.Sleep(5);
        System.Diagnostics.Stopwatch watch = System.Diagnostics.Stopwatch.StartNew();
        shell.Stop();
        return watch.Elapsed;
    }

    /// <summary>What the Tab key offers at the end of the text.</summary>
    public CommandCompletion Complete(string text)
    {
        using PowerShell shell = PowerShell.Create(_runspace);
        return CommandCompletion.CompleteInput(text, text.Length, null, shell);
    }

    public void Dispose() => _runspace.Dispose();

    private sealed class RecordingHost : PSHost
    {
        public int? ExitCode { get; set; }

        public override CultureInfo CurrentCulture => CultureInfo.InvariantCulture;

        public override CultureInfo CurrentUICulture => CultureInfo.InvariantCulture;

        public override Guid InstanceId { get; } = Guid.NewGuid();

        public override string Name => "AsrDataTools tests";

        public override PSHostUserInterface? UI => null;

        public override Version Version => new(1, 0);

        public override void EnterNestedPrompt() => throw new NotSupportedException();

        public override void ExitNestedPrompt() => throw new NotSupportedException();

        public override void NotifyBeginApplication()
        {
        }

        public override void NotifyEndApplication()
        {
        }

        public override void SetShouldExit(int exitCode) => ExitCode = exitCode;
    }
}

/// <summary>Everything that a script wrote.</summary>
public sealed record ScriptResult(
    IReadOnlyList<PSObject> Output,
    IReadOnlyList<ErrorRecord> Errors,
    IReadOnlyList<string> Warnings,
    IReadOnlyList<InformationRecord> Information,
    IReadOnlyList<ProgressRecord> Progress,
    RuntimeException? Terminating)
{
    /// <summary>The output as objects of the engine.</summary>
    public IReadOnlyList<T> As<T>() => [.. Output.Select(item => (T)item.BaseObject)];

    /// <summary>The totals line.</summary>
    public string? Summary => Information.LastOrDefault(record => record.Tags.Contains("Summary"))?.MessageData.ToString();

    /// <summary>The output, when nothing went wrong.</summary>
    public ScriptResult Clean()
    {
        if (Terminating is not null) throw Terminating;
        Assert.True(Errors.Count == 0, string.Join(Environment.NewLine, Errors.Select(error => $"{error.FullyQualifiedErrorId}: {error}")));
        return this;
    }
}
