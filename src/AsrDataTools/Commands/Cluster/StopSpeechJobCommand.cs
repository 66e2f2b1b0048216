using System.Management.Automation;
using AsrDataTools.Cluster;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Stops what runs or waits of jobs; what is done stays, and Start-SpeechJob goes on from there.</summary>
[Cmdlet(VerbsLifecycle.Stop, "SpeechJob", SupportsShouldProcess = true)]
[OutputType(typeof(void))]
public sealed class StopSpeechJobCommand : JobCommand
{
    protected override void Process(JobFolder folder)
    {
        SpeechJobDefinition definition = folder.Read();
        if (ShouldProcess(folder.Path, "Stop the shards that run or wait")) JobStop.Stop(folder, JobInspector.Shards(folder, definition, Cancellation));
    }
}
