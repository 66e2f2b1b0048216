using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Session;

[Cmdlet(VerbsCommon.Set, "Alias", SupportsShouldProcess = true)]
[OutputType(typeof(AliasInfo))]
public sealed class SetAliasCommand : PSCmdlet
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Name { get; set; } = string.Empty;

    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string Value { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        if (!ShouldProcess($"Name: {Name} Value: {Value}", "Set Alias"))
            return;
        var set = InvokeProvider.Item.Set($"Alias:{WildcardPattern.Escape(Name)}", Value);
        if (PassThru)
            WriteObject(set, enumerateCollection: true);
    }
}
