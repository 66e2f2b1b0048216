using System.Management.Automation;
using AsrDataTools.Leakage;
using AsrDataTools.Pipeline;

namespace AsrDataTools.Commands;

/// <summary>Fingerprints recordings and writes an index in which the same audio is found again.</summary>
[Cmdlet(VerbsCommon.New, "FingerprintIndex", DefaultParameterSetName = PathSet, SupportsShouldProcess = true)]
[OutputType(typeof(FingerprintIndexSummary))]
public sealed class NewFingerprintIndexCommand : FingerprintIndexCommand
{
    /// <summary>Replaces what is there.</summary>
    [Parameter]
    public SwitchParameter Force { get; set; }

    private protected override string Action => "Write fingerprint index";

    private protected override FingerprintIndex? OpenFormer(string path) =>
        File.Exists(path) && !Force ? throw FingerprintIndex.Exists(path) : null;
}
