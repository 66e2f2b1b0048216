using System.Diagnostics;
using System.Management.Automation;
using AsrDataTools.Annotation;
using AsrDataTools.Completion;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Reads annotation in any known format: a document for each recording, or its segments as rows.</summary>
[Cmdlet(VerbsData.Import, "Annotation", DefaultParameterSetName = PathSet)]
[OutputType(typeof(AnnotationDocument), typeof(AnnotationSegment))]
public sealed class ImportAnnotationCommand : PathCommand
{
    private const string Activity = "Reading annotation";
    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(200);

    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private TimeSpan _shown;
    private bool _visible;
    private long _files;
    private long _failed;
    private long _passed;
    private long _badRows;
    private long _recordings;
    private long _segments;
    private long _words;

    /// <summary>The format, where the content is not to decide.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AnnotationFormatCompleter))]
    public string? Format { get; set; }

    /// <summary>The encoding of text that is not Unicode: windows-1252, iso-8859-1 …</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Encoding { get; set; }

    /// <summary>Emits segments as rows, not documents.</summary>
    [Parameter]
    public SwitchParameter AsSegment { get; set; }

    protected override void ProcessRecord()
    {
        AnnotationReadOptions options = new() { Format = Format, Encoding = Encoding };
        foreach (string path in ResolvePaths())
        {
            if (!Directory.Exists(path)) Import(path, options);
            else ImportFolder(path, options);
        }
    }

    protected override void EndProcessing()
    {
        if (_visible) WriteProgress(new ProgressRecord(0, Activity, "Done") { RecordType = ProgressRecordType.Completed });
        string passed = _passed == 0 ? "" : Counted.Text($" {_passed:N0} files in folders are no annotation.");
        WriteSummary(Counted.Text(
            $"Read {_recordings:N0} recordings with {_segments:N0} segments and {_words:N0} words from {_files:N0} files; {_failed:N0} files and {_badRows:N0} rows were left out.{passed}"));
    }

    protected override void OnPathNotFound() => _failed++;

    private void ImportFolder(string folder, AnnotationReadOptions options)
    {
        bool any = false;
        try
        {
            foreach (string file in AnnotationFiles.Enumerate(folder, options, Pass))
            {
                if (Cancellation.IsCancellationRequested) return;
                any = true;
                Import(file, options);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or SpeechDataException)
        {
            _failed++;
            WriteInputError(exception, folder);
            return;
        }

        if (any) return;
        _failed++;
        WriteInputError(new SpeechDataException("FolderWithoutAnnotation", SpeechDataProblem.NotFound, $"'{folder}' holds no annotation that is known by its content, in itself or below.", folder));
    }

    private void Import(string path, AnnotationReadOptions options)
    {
        try
        {
            foreach (AnnotationDocument document in AnnotationFormats.Read(path, options, ReportRow))
            {
                if (Cancellation.IsCancellationRequested) return;
                _recordings++;
                _segments += document.SegmentCount;
                _words += document.WordCount;
                if (AsSegment) WriteObject(document.AsSegments(), enumerateCollection: true);
                else WriteObject(document);
                ShowProgress();
            }

            _files++;
        }
        catch (SpeechDataException exception)
        {
            _failed++;
            WriteInputError(exception);
        }
    }

    private void ReportRow(SpeechDataException exception)
    {
        _badRows++;
        WriteInputError(exception);
    }

    private void Pass(string file)
    {
        _passed++;
        WriteVerbose($"'{file}' is no annotation.");
    }

    private void ShowProgress()
    {
        if (_watch.Elapsed - _shown < Interval) return;
        _shown = _watch.Elapsed;
        _visible = true;
        double rate = (_segments + _words) / Math.Max(_watch.Elapsed.TotalSeconds, 1e-3);
        WriteProgress(new ProgressRecord(0, Activity, Counted.Text($"{_recordings:N0} recordings of {_files + 1:N0} files, {rate:N0} segments and words/s")));
    }
}
