using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace AsrDataTools.Shell.Essentials.Formatting;

[Cmdlet(VerbsCommon.Format, "List")]
public sealed class FormatListCommand : OuterFormatTableAndListBase
{
    public FormatListCommand() => Formatter.ShapeAs(this, "List");
}
