using System.Collections.ObjectModel;
using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsCommon.Remove, "Item", DefaultParameterSetName = ByPath, SupportsShouldProcess = true)]
public sealed class RemoveItemCommand : PathItemCommand
{
    private bool _yesToAll;
    private bool _noToAll;

    [Parameter]
    public SwitchParameter Recurse { get; set; }

    private protected override object? ProviderParameters(ProviderContext context) => context.RemoveItemParameters(FirstPath, Recurse);

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
        {
            ProviderContext context = NewContext();
            Collection<PathInfo> items = [];
            if (!Attempt(() => items = Resolve(context, path)))
                continue;
            foreach (PathInfo item in items)
                Attempt(() => Remove(context, item));
        }
    }

    private Collection<PathInfo> Resolve(ProviderContext context, string path)
    {
        // While a tree is removed the filters choose among its items, not the tree itself.
        if (Recurse)
            context.SetFilters(null, null, null);
        Collection<PathInfo> items = context.Resolve(path);
        context.SetFilters(Include, Exclude, Filter);
        if (IsLiteral && items.Count == 0)
            context.GetItem(path); // reports that the path is not there
        return items;
    }

    private void Remove(ProviderContext context, PathInfo item)
    {
        if (context.IsCurrentLocationOrAncestor(item.Path))
        {
            string message = $"Cannot remove the item at '{item.Path}' because it is in use.";
            WriteError(new ErrorRecord(new PSInvalidOperationException(message), "InvalidOperation", ErrorCategory.InvalidOperation, item.Path));
            return;
        }

        // A link to a folder is removed itself, never what it points at.
        bool isLink = item.Provider.Name == "FileSystem" && new FileInfo(item.ProviderPath).LinkTarget is not null;
        bool recurse = Recurse && !isLink;
        if (!Recurse && !isLink && context.HasChildItems(item.Path))
        {
            string question = $"The item at {item.Path} has children and the Recurse parameter was not specified. "
                + "If you continue, all children will be removed with the item. Are you sure you want to continue?";
            if (!ShouldContinue(question, null, ref _yesToAll, ref _noToAll))
                return;
            recurse = true;
        }

        context.RemoveItem(item, recurse);
    }
}
