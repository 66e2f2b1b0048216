using System.Diagnostics;
using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Session;

/// <summary>Runs a script block, discards its output and says how long it took by the clock.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Command")]
[OutputType(typeof(TimeSpan))]
public sealed class MeasureCommandCommand : PSCmdlet, IDisposable
{
    private readonly Stopwatch _watch = new();
    private SteppablePipeline? _pipeline;

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0, Mandatory = true)]
    public ScriptBlock Expression { get; set; } = ScriptBlock.Create(string.Empty);

    protected override void BeginProcessing()
    {
        // ForEach-Object runs a block in the caller's scope with $_ set; its errors are this command's errors.
        _pipeline = Pipeline.Begin(this, "param($block) Microsoft.PowerShell.Core\\ForEach-Object -Process $block | Microsoft.PowerShell.Core\\Out-Null", Expression);
    }

    protected override void ProcessRecord()
    {
        _watch.Start();
        try
        {
            _pipeline!.Process(InputObject);
        }
        finally
        {
            _watch.Stop();
        }
    }

    protected override void EndProcessing()
    {
        _pipeline!.End();
        WriteObject(_watch.Elapsed);
    }

    public void Dispose() => _pipeline?.Dispose();
}
