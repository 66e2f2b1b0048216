using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Corpus.Manifests;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Saves profiles as a table: Parquet, JSON Lines or CSV.</summary>
[Cmdlet(VerbsData.Export, "AcousticProfile", SupportsShouldProcess = true)]
[OutputType(typeof(AcousticProfile))]
public sealed class ExportAcousticProfileCommand : SpeechCommand
{
    private string _target = "";
    private ProfileTableWriter? _writer;
    private long _written;

    /// <summary>Profiles as Get-AcousticProfile emits them.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true)]
    [ValidateNotNull]
    public AcousticProfile[] InputObject { get; set; } = [];

    /// <summary>The file to write, taken as it stands; its ending decides the format.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LiteralPath", "PSPath", "LP")]
    [ValidateNotNullOrEmpty]
    public string Path { get; set; } = string.Empty;

    /// <summary>Refuses to replace what is there.</summary>
    [Parameter]
    public SwitchParameter NoClobber { get; set; }

    /// <summary>Hands each profile on when it is taken in.</summary>
    [Parameter]
    public SwitchParameter PassThru { get; set; }

    // Before anything is measured: hours of work must not end in a mistyped folder.
    protected override void BeginProcessing()
    {
        _target = ResolveNewPath(Path);
        if (NoClobber && File.Exists(_target))
        {
            ThrowInputError(new SpeechDataException(
                "FileExists", SpeechDataProblem.InvalidArgument, $"'{_target}' is there already. Give another name, or leave -NoClobber away.", _target));
        }

        if (ShouldProcess(_target, "Write acoustic profiles")) Guard(() => _writer = new ProfileTableWriter(_target));
    }

    protected override void ProcessRecord()
    {
        if (_writer is null) return;
        foreach (AcousticProfile profile in InputObject)
        {
            if (Cancellation.IsCancellationRequested) return;
            Guard(() => _writer.Add(profile));
            _written++;
            if (PassThru) WriteObject(profile);
        }
    }

    protected override void EndProcessing()
    {
        if (_writer is null || Cancellation.IsCancellationRequested) return;
        Guard(_writer.Complete);
        WriteSummary(Counted.Text($"Wrote {_written:N0} profiles to '{_target}'."));
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        _writer?.Dispose();
    }

    private void Guard(Action write)
    {
        try
        {
            write();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            ThrowInputError(StorageErrors.Explain(exception, _target) ?? exception, _target);
        }
    }
}
