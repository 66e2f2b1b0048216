using System.Management.Automation;
using AsrDataTools.Cluster;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Tells how far jobs are.</summary>
[Cmdlet(VerbsCommon.Get, "SpeechJob")]
[OutputType(typeof(SpeechJob), typeof(SpeechShard))]
public sealed class GetSpeechJobCommand : JobCommand
{
    /// <summary>Emits the shards, and nothing else.</summary>
    [Parameter]
    public SwitchParameter PerShard { get; set; }

    protected override void Process(JobFolder folder)
    {
        SpeechJobDefinition definition = folder.Read();
        IReadOnlyList<SpeechShard> shards = JobInspector.Shards(folder, definition, Cancellation);
        if (PerShard) WriteObject(shards, enumerateCollection: true);
        else WriteObject(JobInspector.Sum(folder, definition, shards));
    }
}
