using System.Management.Automation;
using AsrDataTools.Acoustics;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Reads saved profiles: Parquet, JSON or CSV.</summary>
[Cmdlet(VerbsData.Import, "AcousticProfile", DefaultParameterSetName = PathSet)]
[OutputType(typeof(AcousticProfile))]
public sealed class ImportAcousticProfileCommand : PathCommand
{
    private RowProgress? _progress;
    private long _read;
    private long _failed;

    protected override void ProcessRecord()
    {
        _progress ??= new RowProgress(this, "Reading profiles");
        foreach (string path in ResolvePaths()) Import(path);
    }

    protected override void EndProcessing()
    {
        _progress?.Complete();
        WriteSummary(Counted.Text($"Read {_read:N0} profiles; {_failed:N0} rows or files were left out."));
    }

    protected override void OnPathNotFound() => _failed++;

    private void Import(string path)
    {
        try
        {
            foreach (ProfileRow row in ProfileTable.Read(path, Report))
            {
                if (Cancellation.IsCancellationRequested) return;
                _read++;
                _progress!.Add();
                PSObject profile = PSObject.AsPSObject(row.Profile);
                foreach ((string name, string value) in row.Extra) profile.Properties.Add(new PSNoteProperty(name, value));
                WriteObject(profile);
            }
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
