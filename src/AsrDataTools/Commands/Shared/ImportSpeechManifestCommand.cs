using System.Management.Automation;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Reads manifests, folders and recordings as utterances.</summary>
[Cmdlet(VerbsData.Import, "SpeechManifest", DefaultParameterSetName = PathSet)]
[OutputType(typeof(SpeechUtterance))]
public sealed class ImportSpeechManifestCommand : ManifestCommand
{
    private RowProgress? _progress;
    private long _read;
    private long _failed;

    /// <summary>File-name patterns that folders are searched for.</summary>
    [Parameter]
    [SupportsWildcards]
    public string[] Include { get; set; } = [];

    /// <summary>The folder to write embedded recordings to; they stay where they are unless given.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string? ExtractAudio { get; set; }

    protected override void ProcessRecord()
    {
        _progress ??= new RowProgress(this, "Reading manifests");
        ManifestOptions options = ReadingOptions with
        {
            Include = Include,
            ExtractAudio = ExtractAudio is null ? null : ResolveNewPath(ExtractAudio),
        };
        foreach (string path in ResolvePaths()) Import(path, options);
    }

    protected override void EndProcessing()
    {
        _progress?.Complete();
        WriteSummary(Counted.Text($"Read {_read:N0} utterances; {_failed:N0} rows or files were left out."));
    }

    protected override void OnPathNotFound() => _failed++;

    private void Import(string path, ManifestOptions options)
    {
        long before = _read + _failed;
        try
        {
            foreach (SpeechUtterance utterance in SpeechManifest.Read(path, options, Report))
            {
                if (Cancellation.IsCancellationRequested) return;
                _read++;
                _progress!.Add();
                WriteObject(utterance);
            }

            if (_read + _failed == before) WriteWarning($"'{path}' has no rows.");
        }
        catch (SpeechDataException exception)
        {
            Report(exception);
        }
    }

    private void Report(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
