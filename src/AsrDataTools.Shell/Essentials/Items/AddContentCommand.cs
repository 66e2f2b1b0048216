using System.Management.Automation;
using System.Management.Automation.Provider;
using AsrDataTools.Shell.Essentials.Engine;

namespace AsrDataTools.Shell.Essentials.Items;

[Cmdlet(VerbsCommon.Add, "Content", DefaultParameterSetName = "Path", SupportsShouldProcess = true)]
public sealed class AddContentCommand : WriteContentCommand
{
    private protected override string ActionName => "Add Content";

    private protected override void Prepare(ProviderContext context, string path)
    {
    }

    private protected override void Prepare(IContentWriter writer) => writer.Seek(0, SeekOrigin.End);
}
