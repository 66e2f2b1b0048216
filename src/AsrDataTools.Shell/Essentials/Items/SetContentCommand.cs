using System.Management.Automation;
using System.Management.Automation.Provider;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsCommon.Set, "Content", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class SetContentCommand : WriteContentCommand
{
    private protected override string ActionName => "Set Content";

    private protected override void Prepare(ProviderContext context, string path)
    {
        try
        {
            context.ClearContent(path);
        }
        catch (ItemNotFoundException)
        {
            // Nothing to clear: the file is new.
        }
        catch (PSNotSupportedException)
        {
            // The provider cannot clear; writing replaces the content.
        }
    }

    private protected override void Prepare(IContentWriter writer)
    {
    }
}
