using System.Management.Automation;
using AsrDataTools.Completion;
using AsrDataTools.Corpus;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Writes utterances as a manifest.</summary>
[Cmdlet(VerbsData.Export, "SpeechManifest", SupportsShouldProcess = true)]
[OutputType(typeof(SpeechUtterance))]
public sealed class ExportSpeechManifestCommand : SpeechCommand
{
    private UtteranceIntake? _intake;
    private UtteranceFilter? _filter;
    private SpeechManifestWriter? _writer;
    private RowProgress? _progress;
    private long _excluded;
    private long _failed;

    /// <summary>Utterances, or rows that bear the same property names.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    public PSObject[] InputObject { get; set; } = [];

    /// <summary>The file or folder to write, taken as it stands.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The format, whatever the file is called.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(ManifestWriterCompleter))]
    public string? Format { get; set; }

    /// <summary>What is left out: utterances, findings, files, ids or paths.</summary>
    [Parameter]
    public object[] Exclude { get; set; } = [];

    /// <summary>Writes absolute audio paths, even where the recordings lie beside or below the manifest.</summary>
    [Parameter]
    public SwitchParameter AbsolutePaths { get; set; }

    /// <summary>Repeats each row by its weight instead of writing the weight.</summary>
    [Parameter]
    public SwitchParameter RepeatByWeight { get; set; }

    /// <summary>Refuses to replace what is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Replaces the tables in a folder that holds files already.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    /// <summary>Hands each utterance on when its row is written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // Before anything is read: hours of work must not end in a mistyped folder.
    protected override void BeginProcessing()
    {
        string target = ResolveNewPath(Path);
        try
        {
            _intake = new UtteranceIntake(SessionState.Path.CurrentFileSystemLocation.ProviderPath);
            _filter = ExcludeParameter.ToFilter(Exclude, ResolveNewPath);
            _progress = new RowProgress(this, $"Writing {target}");
            SpeechManifestWriterOptions options = new()
            {
                Format = Format,
                AbsolutePaths = AbsolutePaths,
                RepeatByWeight = RepeatByWeight,
                NoClobber = NoClobber,
                ReplaceFolder = Force,
            };
            if (ShouldProcess(target, "Write speech manifest")) _writer = SpeechManifestWriter.Open(target, options);
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(StorageErrors.Explain(exception, target) ?? exception, target);
        }
    }

    protected override void ProcessRecord()
    {
        if (_writer is null) return;
        foreach (PSObject input in InputObject)
        {
            if (Cancellation.IsCancellationRequested) return;
            Write(input);
        }
    }

    protected override void EndProcessing()
    {
        if (_writer is null) return;
        if (ExcludeParameter.Warning(_filter!) is { } warning) WriteWarning(warning);
        try
        {
            if (_writer.Written == 0 && _excluded > 0 && _failed == 0)
            {
                string all = Counted.Text($"-Exclude leaves out all {_excluded:N0} utterances, so nothing is written to '{_writer.Path}'.");
                throw new SpeechDataException("ManifestWithoutRows", SpeechDataProblem.InvalidArgument, all, _writer.Path);
            }

            _writer.Complete(Cancellation);
        }
        catch (OperationCanceledException)
        {
            return; // What is unfinished goes when the command is disposed of.
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            ThrowInputError(StorageErrors.Explain(exception, _writer.Path) ?? exception, _writer.Path);
        }

        _progress!.Complete();
        string losses = string.Join(", ", _writer.Losses.Rows.Select(loss => Counted.Text($"{loss.Key} ({loss.Value:N0} {(loss.Value == 1 ? "row" : "rows")})")));
        if (losses.Length > 0) WriteWarning($"{_writer.Format} has no place for {losses} in '{_writer.Path}'.");
        WriteSummary(Counted.Text(
            $"Wrote {_writer.Written:N0} rows to '{_writer.Path}' ({_writer.Format}); {_excluded:N0} utterances were excluded, {_failed:N0} could not be written; not held: {(losses.Length > 0 ? losses : "nothing")}."));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _writer?.Dispose();
    }

    private void Write(PSObject input)
    {
        try
        {
            SpeechUtterance utterance = _intake!.Read(input);
            if (_filter!.Matches(utterance))
            {
                _excluded++;
                return;
            }

            _writer!.Write(utterance);
            _progress!.Add();
            if (PassThru) WriteObject(utterance);
        }
        catch (SpeechDataException exception)
        {
            _failed++;
            WriteInputError(exception, input);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowInputError(StorageErrors.Explain(exception, _writer!.Path) ?? exception, _writer.Path);
        }
    }
}
