using System.Management.Automation;
using AsrDataTools.Annotation;
using AsrDataTools.Annotation.Repair;
using AsrDataTools.Completion;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Repairs in annotation files what can be repaired without listening; each change is emitted.</summary>
[Cmdlet(VerbsDiagnostic.Repair, "Annotation", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(AnnotationEdit))]
public sealed class RepairAnnotationCommand : PathCommand
{
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, long> _byFix = new(StringComparer.Ordinal);
    private AnnotationRepair? _repair;
    private CountProgress? _progress;
    private long _repaired;
    private long _failed;

    /// <summary>Fixes to apply; wildcards allowed. All unless given.</summary>
    [Parameter]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(AnnotationFixCompleter))]
    [ValidateNotNullOrEmpty]
    public string[] Fix { get; set; } = [];

    /// <summary>The recordings, or folders of them, for their lengths; wildcards allowed.</summary>
    [Parameter]
    [SupportsWildcards]
    [ValidateNotNullOrEmpty]
    public string[] Audio { get; set; } = [];

    /// <summary>How labels of tags are to be written: laughter, noise …</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    public string[] TagVocabulary { get; set; } = [];

    /// <summary>A folder for the repaired files, and for those with nothing to repair; without it files are replaced, with a backup beside.</summary>
    [Parameter]
    [ValidateNotNullOrEmpty]
    [Alias("Destination")]
    public string? OutputDirectory { get; set; }

    /// <summary>The format, where the content is not to decide.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(AnnotationFormatCompleter))]
    public string? Format { get; set; }

    /// <summary>The encoding of text that is not Unicode: windows-1252, iso-8859-1 …</summary>
    [Parameter]
    [ArgumentCompleter(typeof(EncodingCompleter))]
    [ValidateNotNullOrEmpty]
    public string? Encoding { get; set; }

    protected override void BeginProcessing()
    {
        _progress = new CountProgress(this, "Repairing annotation", "files");
        try
        {
            _repair = new AnnotationRepair(
                Fix.Length == 0 ? null : NamePattern.Expand(Fix, AnnotationFixes.All.Select(fix => fix.Id)),
                Audio.Length == 0 ? null : AnnotationAudio.Shelve(Audio, SessionState.Path, Fail),
                TagVocabulary);
        }
        catch (SpeechDataException exception)
        {
            ThrowInputError(exception);
        }
    }

    protected override void ProcessRecord()
    {
        AnnotationReadOptions options = new() { Format = Format, Encoding = Encoding };
        AnnotationFolders folders = new(options, Fail, WriteVerbose);
        foreach (string path in ResolvePaths()) folders.Each(path, file => Repair(file, path, options));
    }

    protected override void EndProcessing()
    {
        _progress!.Complete();
        string fixes = _byFix.Count == 0 ? "" : $" ({string.Join(", ", _byFix.Select(entry => Counted.Text($"{entry.Key} {entry.Value:N0}")))})";
        WriteSummary(Counted.Text(
            $"Repaired {_repaired:N0} of {_seen.Count:N0} files with {_byFix.Values.Sum():N0} edits{fixes}; {_failed:N0} inputs failed and stay as they are."));
    }

    protected override void OnPathNotFound() => _failed++;

    // A file of several recordings comes once for each of them where documents are piped.
    private void Repair(string file, string root, AnnotationReadOptions options)
    {
        if (Cancellation.IsCancellationRequested) throw new PipelineStoppedException();
        if (!_seen.Add(file)) return;
        _progress!.Show(_seen.Count);
        try
        {
            FileRepair repair = FileRepair.Plan(file, _repair!, options);
            if (repair.Edits.Count == 0 && OutputDirectory is null) return;
            string? target = OutputDirectory is null ? null : TargetOf(file, root);
            if (ShouldProcess(target ?? file, Counted.Text($"Repair annotation with {repair.Edits.Count:N0} edits")))
            {
                string? backup = null;
                if (target is null) backup = repair.CommitInPlace();
                else repair.CommitTo(target);
                Emit(repair, backup);
            }
            else if (MyInvocation.BoundParameters.TryGetValue("WhatIf", out object? whatIf) && whatIf is SwitchParameter { IsPresent: true })
            {
                Emit(repair, null);
            }
        }
        catch (Exception exception) when (exception is SpeechDataException or IOException or UnauthorizedAccessException)
        {
            _failed++;
            WriteInputError(exception, file);
        }
        finally
        {
            _progress.Done++;
        }
    }

    private void Emit(FileRepair repair, string? backup)
    {
        if (repair.Edits.Count > 0) _repaired++;
        foreach (AnnotationEdit edit in repair.Edits)
        {
            _byFix[edit.Fix] = _byFix.GetValueOrDefault(edit.Fix) + 1;
            WriteObject(edit with { Backup = backup });
        }
    }

    // Below a folder that was given files keep their places.
    private string TargetOf(string file, string root)
    {
        string relative = file != root && Directory.Exists(root) ? System.IO.Path.GetRelativePath(root, file) : System.IO.Path.GetFileName(System.IO.Path.TrimEndingDirectorySeparator(file));
        return System.IO.Path.Combine(ResolveNewPath(OutputDirectory!), relative);
    }

    private void Fail(SpeechDataException exception)
    {
        _failed++;
        WriteInputError(exception);
    }
}
