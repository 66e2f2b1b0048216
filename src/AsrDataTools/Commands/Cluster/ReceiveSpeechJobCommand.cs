using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Cluster;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Merges the parts of a job: emits what one process would have emitted, in the order of the manifest, every row accounted for once.</summary>
[Cmdlet(VerbsCommunications.Receive, "SpeechJob")]
[OutputType(typeof(AcousticProfile))]
public sealed class ReceiveSpeechJobCommand : JobCommand
{
    protected override void Process(JobFolder folder)
    {
        PartReader parts = new(folder);
        parts.Check(Cancellation);
        RowProgress progress = new(this, "Merging parts");
        long profiles = 0, failed = 0;
        foreach (AcousticProfile profile in parts.Profiles(failure =>
        {
            failed++;
            WriteInputError(failure.ToException(), failure.Path);
        }))
        {
            Cancellation.ThrowIfCancellationRequested();
            profiles++;
            progress.Add();
            WriteObject(profile);
        }

        progress.Complete();
        long rows = parts.Definition.Rows + parts.Definition.UnreadableRows;
        WriteSummary(FormattableString.Invariant(
            $"Merged {parts.Definition.Shards.Count:N0} shards: of {rows:N0} rows {rows - failed:N0} are measured ({profiles:N0} profiles), {failed:N0} failed, none is missing."));
    }

    // A job that is not whole must not look like one in what comes after: the pipeline ends here.
    protected override void Fail(Exception exception, string path) => ThrowInputError(exception, path);
}
