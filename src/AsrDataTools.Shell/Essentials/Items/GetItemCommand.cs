using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsCommon.Get, "Item", DefaultParameterSetName = ByPath)]
[OutputType(typeof(FileInfo), typeof(DirectoryInfo))]
public sealed class GetItemCommand : PathItemCommand
{
    private protected override object? ProviderParameters(ProviderContext context) => context.GetItemParameters(FirstPath);

    protected override void ProcessRecord()
    {
        foreach (string path in Path)
            Attempt(() => NewContext().GetItem(path));
    }
}
