using System.Collections.ObjectModel;
using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsCommon.Rename, "Item", DefaultParameterSetName = "ByPath", SupportsShouldProcess = true)]
public sealed class RenameItemCommand : ItemCommand
{
    [Parameter(Position = 0, Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ByPath")]
    public string Path { get; set; } = string.Empty;

    [Parameter(Mandatory = true, ValueFromPipelineByPropertyName = true, ParameterSetName = "ByLiteralPath")]
    [Alias("PSPath", "LP")]
    public string LiteralPath
    {
        get => Path;
        set
        {
            IsLiteral = true;
            Path = value;
        }
    }

    [Parameter(Position = 1, Mandatory = true, ValueFromPipelineByPropertyName = true)]
    public string NewName { get; set; } = string.Empty;

    [Parameter]
    public SwitchParameter Force { get; set; }

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    private protected override bool ForceRequested => Force;

    protected override void ProcessRecord()
    {
        Collection<PathInfo> items = [];
        if (!Attempt(() => items = NewContext().Resolve(Path)))
            return;
        foreach (PathInfo item in items)
        {
            ProviderContext context = NewContext();
            context.Literal = true; // already resolved: a bracket is a bracket
            context.PassThru = PassThru;
            Attempt(() => context.RenameItem(item.Path, NewName));
        }
    }
}
