using System.Management.Automation;
using AsrDataTools.Cluster;
using AsrDataTools.Corpus.Manifests;

namespace AsrDataTools.Pipeline;

/// <summary>A cmdlet that takes jobs by their folders.</summary>
public abstract class JobCommand : SpeechCommand
{
    /// <summary>Folders of jobs.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string[] JobPath { get; set; } = [];

    protected sealed override void ProcessRecord()
    {
        foreach (string path in JobPath)
        {
            JobFolder folder = new(System.IO.Path.TrimEndingDirectorySeparator(ResolveNewPath(path)));
            try
            {
                Process(folder);
            }
            catch (OperationCanceledException) when (Cancellation.IsCancellationRequested)
            {
                throw new PipelineStoppedException();
            }
            catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
            {
                Fail(exception as SpeechDataException ?? StorageErrors.Explain(exception, folder.Path) ?? exception, folder.Path);
            }
        }
    }

    /// <summary>Works on one job.</summary>
    protected abstract void Process(JobFolder folder);

    /// <summary>Reports the trouble with one job; the others go on.</summary>
    protected virtual void Fail(Exception exception, string path) => WriteInputError(exception, path);
}
