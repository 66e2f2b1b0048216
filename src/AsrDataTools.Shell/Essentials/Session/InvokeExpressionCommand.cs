using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Session;

/// <summary>Runs text as a script in the caller's scope.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "Expression")]
public sealed class InvokeExpressionCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true)]
    [ValidateTrustedData]
    public string Command { get; set; } = string.Empty;

    protected override void ProcessRecord()
    {
        using SteppablePipeline pipeline = Pipeline.Begin(
            this,
            "param($block) Microsoft.PowerShell.Core\\ForEach-Object -Process $block",
            InvokeCommand.NewScriptBlock(Command));
        WriteObject(pipeline.Process(null), enumerateCollection: true);
        WriteObject(pipeline.End(), enumerateCollection: true);
    }
}
