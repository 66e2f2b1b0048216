using System.Management.Automation;
using AsrDataTools.Annotation;
using AsrDataTools.Completion;
using AsrDataTools.Pipeline;
using AsrDataTools.Transcription;

namespace AsrDataTools.Commands;

/// <summary>Writes annotation in any known format and warns of what the format cannot hold.</summary>
[Cmdlet(VerbsData.Export, "Annotation", SupportsShouldProcess = true)]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class ExportAnnotationCommand : SpeechCommand
{
    // Rows are gathered by recording, since a recording is written as a whole.
    private readonly Dictionary<string, List<AnnotationSegment>> _rows = new(StringComparer.Ordinal);
    private AnnotationExport? _export;
    private long _recordings;
    private long _failed;

    /// <summary>Documents or segments, as Import-Annotation emits them, or transcripts, as Invoke-Transcription does.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public object[] InputObject { get; set; } = [];

    /// <summary>The file to write; or a folder that gets a file for each recording.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>The format, where the ending of the file does not tell.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AnnotationFormatCompleter))]
    public string? Format { get; set; }

    /// <summary>Refuses to replace a file that is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Emits the files that were written.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void BeginProcessing()
    {
        string target = ResolveNewPath(Path);
        if (System.IO.Path.EndsInDirectorySeparator(Path) && !System.IO.Path.EndsInDirectorySeparator(target)) target += System.IO.Path.DirectorySeparatorChar;
        try
        {
            AnnotationExport export = new(target, Format, replace: !NoClobber);
            if (ShouldProcess(target, $"Write annotation as {export.Format}")) _export = export;
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception, target);
        }
    }

    protected override void ProcessRecord()
    {
        foreach (object input in InputObject)
        {
            switch (input is PSObject wrapped ? wrapped.BaseObject : input)
            {
                case AnnotationDocument document:
                    Write(document);
                    break;
                case AnnotationSegment segment:
                    Gather(segment);
                    break;
                case Transcript transcript:
                    foreach (AnnotationSegment part in transcript.ToAnnotation().Segments) Gather(part);
                    break;
                default:
                    _failed++;
                    WriteInputError(new SpeechDataException("AnnotationInputUnknown", SpeechDataProblem.InvalidArgument, $"'{input}' is no annotation. Pipe what Import-Annotation emits."), input);
                    break;
            }
        }
    }

    protected override void EndProcessing()
    {
        foreach ((string recording, List<AnnotationSegment> rows) in _rows) Write(AnnotationDocument.Of(recording, rows));
        if (_export is null) return;
        try
        {
            Emit(_export.Complete());
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowInputError(exception, Path);
        }

        if (_export.Losses.Counts.Count > 0)
        {
            WriteWarning($"{_export.Format} has no place for: {string.Join(", ", _export.Losses.Counts.Select(loss => Counted.Text($"{loss.Key} ({loss.Value:N0})")))}.");
        }

        WriteSummary(Counted.Text($"Wrote {_recordings:N0} recordings as {_export.Format}; {_failed:N0} inputs were left out."));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _export?.Dispose();
    }

    private void Gather(AnnotationSegment segment)
    {
        if (!_rows.TryGetValue(segment.Recording, out List<AnnotationSegment>? rows)) _rows[segment.Recording] = rows = [];
        rows.Add(segment);
    }

    private void Write(AnnotationDocument document)
    {
        if (_export is null || Cancellation.IsCancellationRequested) return;
        try
        {
            Emit(_export.Write(document));
            _recordings++;
        }
        catch (SpeechDataException exception)
        {
            _failed++;
            WriteInputError(exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowInputError(exception, Path);
        }
    }

    private void Emit(string? path)
    {
        if (path is null || !PassThru) return;
        WriteObject(Directory.Exists(path) ? new DirectoryInfo(path) : new FileInfo(path));
    }
}
