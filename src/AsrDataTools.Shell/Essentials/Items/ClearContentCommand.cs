using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsCommon.Clear, "Content", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class ClearContentCommand : ContentCommand
{
    protected override void ProcessRecord()
    {
        foreach (PathInfo item in ResolveExisting())
        {
            ProviderContext context = NewContext();
            context.PassThru = false; // what the provider says of its work is not output
            Attempt(() => context.ClearContent(IsLiteral ? item.Path : WildcardPattern.Escape(item.Path)));
        }
    }
}
