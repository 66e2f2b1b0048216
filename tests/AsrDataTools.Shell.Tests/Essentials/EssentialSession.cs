using System.Management.Automation;
using System.Management.Automation.Runspaces;
using AsrDataTools.Shell.Essentials;

namespace AsrDataTools.Shell.Tests.Essentials;

/// <summary>A hosted engine with nothing but its core cmdlets and the stand-ins, in a folder of its own.</summary>
internal sealed class EssentialSession : IDisposable
{
    private readonly Runspace _runspace;

    public EssentialSession(Action<InitialSessionState>? prepare = null)
    {
        var state = InitialSessionState.CreateDefault2();
        prepare?.Invoke(state);
        EssentialCmdlets.AddTo(state);
        Folder = Directory.CreateTempSubdirectory("essentials-").FullName;
        _runspace = RunspaceFactory.CreateRunspace(state);
        _runspace.Open();
        _runspace.SessionStateProxy.Path.SetLocation(Folder);
        Run("$PSStyle.OutputRendering = 'PlainText'");
    }

    public string Folder { get; }

    /// <summary>Runs a script; what it emits. Non-terminating errors are put into <paramref name="errors"/>.</summary>
    public IReadOnlyList<PSObject?> Run(string script, ICollection<ErrorRecord>? errors = null)
    {
        using var shell = PowerShell.Create(_runspace);
        IReadOnlyList<PSObject?> output = shell.AddScript(script).Invoke();
        if (errors is null)
            Assert.Empty(shell.Streams.Error);
        foreach (ErrorRecord error in shell.Streams.Error)
            errors?.Add(error);
        return output;
    }

    /// <summary>What a script emits, as text joined by "|".</summary>
    public string Text(string script) => string.Join("|", Run(script).Select(value => value?.ToString() ?? "<null>"));

    public void Dispose()
    {
        _runspace.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
