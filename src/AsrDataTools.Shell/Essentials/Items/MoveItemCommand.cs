using System.Collections.ObjectModel;
using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsCommon.Move, "Item", DefaultParameterSetName = ByPath, SupportsShouldProcess = true)]
public sealed class MoveItemCommand : PathItemCommand
{
    [Parameter(Position = 1, ValueFromPipelineByPropertyName = true)]
    public string Destination { get; set; } = ".";

    [Parameter]
    public SwitchParameter PassThru { get; set; }

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            Collection<PathInfo> items = [];
            if (!Attempt(() => items = NewContext().Resolve(path)))
                continue;
            foreach (PathInfo item in items)
                Attempt(() => Move(item.Path));
        }
    }

    private void Move(string path)
    {
        ProviderContext context = NewContext();
        context.Literal = true; // already resolved: a bracket is a bracket
        context.PassThru = PassThru;
        if (context.IsCurrentLocationOrAncestor(path))
        {
            string message = $"Cannot move the item because the item at '{path}' is in use.";
            WriteError(new ErrorRecord(new PSInvalidOperationException(message), "InvalidOperation", ErrorCategory.InvalidOperation, path));
            return;
        }

        context.MoveItem(path, Destination);
    }
}
