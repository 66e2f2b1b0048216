using System.Management.Automation;
using System.Security;

namespace AsrDataTools.Shell.Essentials.Data;

/// <summary>Plain text only: encrypted text needs pwsh.</summary>
[Cmdlet(VerbsData.ConvertTo, "SecureString", DefaultParameterSetName = "PlainText")]
[OutputType(typeof(SecureString))]
public sealed class ConvertToSecureStringCommand : PSCmdlet
{
    [Parameter(Position = 0, ValueFromPipeline = true, Mandatory = true)]
    [ValidateNotNullOrEmpty]
    public string String { get; set; } = string.Empty;

    [Parameter(Position = 1, Mandatory = true, ParameterSetName = "PlainText")]
    public SwitchParameter AsPlainText { get; set; }

    [Parameter(Position = 2, ParameterSetName = "PlainText")]
    public SwitchParameter Force { get; set; }

    protected override void ProcessRecord()
    {
        var secure = new SecureString();
        foreach (char letter in String)
            secure.AppendChar(letter);
        secure.MakeReadOnly();
        WriteObject(secure);
    }
}
