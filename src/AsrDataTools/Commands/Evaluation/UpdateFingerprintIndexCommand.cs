using System.Management.Automation;
using AsrDataTools.Leakage;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Adds recordings to a fingerprint index; those that it holds and that have not changed are not read.</summary>
[Cmdlet(VerbsData.Update, "FingerprintIndex", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(FingerprintIndexSummary))]
public sealed class UpdateFingerprintIndexCommand : FingerprintIndexCommand
{
    /// <summary>Leaves out items that are not among the inputs and whose recordings are no longer there.</summary>
    [Parameter]
    public SwitchParameter RemoveMissing { get; set; }

    /// <summary>Makes the index anew from the inputs where it is absent, damaged or of another version.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => "Update fingerprint index";

    private protected override bool DropMissing => RemoveMissing;

    private protected override FingerprintIndex? OpenFormer(string path)
    {
        try
        {
            return FingerprintIndex.Open(path);
        }
        catch (SpeechDataException exception) when (Force && exception.ErrorId is ("FingerprintIndexNotFound" or "FingerprintIndexDamaged" or "FingerprintIndexVersion"))
        {
            WriteWarning($"{exception.Message} It is made anew, from the inputs of this run alone.");
            return null;
        }
    }
}
