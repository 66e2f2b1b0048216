using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace AsrDataTools.Shell.Essentials.Formatting;

[Cmdlet(VerbsCommon.Format, "Table")]
public sealed class FormatTableCommand : OuterFormatTableBase
{
    public FormatTableCommand() => Formatter.ShapeAs(this, "Table");
}
