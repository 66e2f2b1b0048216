using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Cluster;
using AsrDataTools.Leakage;
using AsrDataTools.Pipeline;
using AsrDataTools.Scoring.Words;

namespace AsrDataTools.Commands;

/// <summary>Merges the parts of a job: emits or writes what one process would have, every row accounted for once.</summary>
[Cmdlet(VerbsCommunications.Receive, "SpeechJob", SupportsShouldProcess = true)]
[OutputType(typeof(AcousticProfile), typeof(FingerprintIndexSummary), typeof(WordErrorResult))]
public sealed class ReceiveSpeechJobCommand : JobCommand
{
    private bool _isWritten;

    /// <summary>The index file that a job of the task Leakage is merged into.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? IndexPath { get; set; }

    /// <summary>Replaces an index that is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    protected override void Process(JobFolder folder)
    {
        PartReader parts = new(folder);
        string? target = Target(parts.Task, folder);
        parts.Check(Cancellation);
        if (target is not null && !ShouldProcess(target, "Write fingerprint index")) return;
        RowProgress progress = new(this, "Merging parts");
        long failed = 0;
        JobMerge merge = new(parts)
        {
            TargetPath = target,
            Fail = failure =>
            {
                failed++;
                WriteInputError(failure.ToException(), failure.Path);
            },
            Progress = progress.Add,
            Cancellation = Cancellation,
        };
        foreach (object result in parts.Task.Merge(merge))
        {
            Cancellation.ThrowIfCancellationRequested();
            WriteObject(result);
        }

        _isWritten = target is not null;
        progress.Complete();
        long rows = parts.Definition.Rows + parts.Definition.UnreadableRows;
        WriteSummary(Counted.Text(
            $"Merged {parts.Definition.Shards.Count:N0} shards: of {rows:N0} rows {rows - failed:N0} are {parts.Task.Done} ({merge.Outcome}), {failed:N0} failed, none is missing."));
    }

    // A job that is not whole must not look like one in what comes after: the pipeline ends here.
    protected override void Fail(Exception exception, string path) => ThrowInputError(exception, path);

    private string? Target(JobTask task, JobFolder folder)
    {
        if (IndexPath is null && task.MergesIntoFile)
            throw new SpeechDataException("IndexPathMissing", SpeechDataProblem.InvalidArgument, $"The job in '{folder.Path}' makes a fingerprint index: say with -IndexPath where.", folder.Path);
        if (IndexPath is null) return null;
        string target = ResolveNewPath(IndexPath);
        if (!task.MergesIntoFile)
            throw new SpeechDataException("IndexPathUnsuitable", SpeechDataProblem.InvalidArgument, $"The job in '{folder.Path}' makes no fingerprint index: its task is {task.Name}. Leave -IndexPath away.", folder.Path);

        // Nor may one job of several take the place of another.
        if (File.Exists(target) && (!Force || _isWritten)) throw FingerprintIndex.Exists(target);
        return target;
    }
}
