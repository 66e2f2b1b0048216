using System.Diagnostics;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Streams;

/// <summary>Runs a script block, discards its output and says how long it took by the clock.</summary>
[Cmdlet(VerbsDiagnostic.Measure, "Command")]
[OutputType(typeof(TimeSpan))]
public sealed class MeasureCommandCommand : PSCmdlet
{
    private readonly Stopwatch _watch = new();

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0, Mandatory = true)]
    public ScriptBlock Expression { get; set; } = ScriptBlock.Create(string.Empty);

    protected override void ProcessRecord()
    {
        _watch.Start();
        try
        {
            // In this scope, as pwsh does: variables that the block sets stay set.
            InvokeCommand.InvokeScript(useLocalScope: false, ScriptBlock.Create(". $args[0] | Microsoft.PowerShell.Core\\Out-Null"), null, Expression);
        }
        finally
        {
            _watch.Stop();
        }
    }

    protected override void EndProcessing() => WriteObject(_watch.Elapsed);
}
