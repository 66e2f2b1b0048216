using System.Globalization;
using System.Management.Automation;
using AsrDataTools.Cluster;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Works on one shard of a job: what Start-SpeechJob has done by Slurm or by processes of its own, for any other scheduler.</summary>
[Cmdlet(VerbsLifecycle.Invoke, "SpeechShard")]
[OutputType(typeof(SpeechShard))]
public sealed class InvokeSpeechShardCommand : SpeechCommand, IDynamicParameters
{
    private readonly StorageParameters _storage = new();

    /// <summary>The folder of the job.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string JobPath { get; set; } = "";

    /// <summary>Number of the shard, counted from 1.</summary>
    [Parameter(Mandatory = true, Position = 1)]
    [ValidateRange(1, int.MaxValue)]
    public int Shard { get; set; }

    /// <summary>Most recordings at once; all cores unless given.</summary>
    [Parameter]
    [ValidateRange(1, 4096)]
    public int ThrottleLimit { get; set; } = Environment.ProcessorCount;

    /// <inheritdoc/>
    public object GetDynamicParameters() => _storage;

    protected override void EndProcessing()
    {
        JobFolder folder = new(ResolveNewPath(JobPath));
        try
        {
            SpeechJobDefinition definition = folder.Read();
            JobShard shard = definition.Shard(Shard);
            RunProgress progress = new(this, $"Working on shard {Shard.ToString(CultureInfo.InvariantCulture)}", "rows") { AllTaken = true };
            progress.Take(shard.Rows);
            long done = 0;
            Task<bool> work = _storage.Use(this, ThrottleLimit).Start(() => ShardWorker.Run(folder, Shard, ThrottleLimit, rows => Interlocked.Exchange(ref done, rows), Cancellation));
            while (Task.WaitAny([work], millisecondsTimeout: 200) < 0) progress.ShowDone(Interlocked.Read(ref done));
            progress.Complete();
            bool worked = work.GetAwaiter().GetResult();
            SpeechShard result = JobInspector.Shard(folder, definition, shard);
            WriteSummary(worked
                ? Counted.Text($"Shard {Shard}: {JobTask.Of(definition.Task).Done} {result.Rows - result.FailedRows:N0} of {result.Rows:N0} rows, {result.FailedRows:N0} failed; {result.Hours:N2} h of audio in {result.ElapsedSeconds:N1} s.")
                : Counted.Text($"Shard {Shard} was done already."));
            WriteObject(result);
        }
        catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
        {
            throw new PipelineStoppedException();
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(exception as SpeechDataException ?? StorageErrors.Explain(exception, folder.Path) ?? exception, folder.Path);
        }
    }
}
