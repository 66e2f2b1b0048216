using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsCommon.Get, "Location", DefaultParameterSetName = "Location")]
[OutputType(typeof(PathInfo), ParameterSetName = ["Location"])]
[OutputType(typeof(PathInfoStack), ParameterSetName = ["Stack"])]
public sealed class GetLocationCommand : PSCmdlet
{
    [Parameter(ParameterSetName = "Stack")]
    public SwitchParameter Stack { get; set; }

    [Parameter(ParameterSetName = "Stack", ValueFromPipelineByPropertyName = true)]
    public string[]? StackName { get; set; }

    protected override void ProcessRecord()
    {
        if (ParameterSetName == "Location")
        {
            WriteObject(SessionState.Path.CurrentLocation);
            return;
        }

        foreach (string? name in StackName ?? (string?[])[null])
        {
            try
            {
                WriteObject(SessionState.Path.LocationStack(name), enumerateCollection: false);
            }
            catch (PSArgumentException error)
            {
                WriteError(new ErrorRecord(error.ErrorRecord, error));
            }
        }
    }
}
