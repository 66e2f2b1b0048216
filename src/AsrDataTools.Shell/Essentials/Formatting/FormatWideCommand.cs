using System.Management.Automation;
using AsrDataTools.Shell.Essentials.Engine;
using Microsoft.PowerShell.Commands.Internal.Format;

namespace AsrDataTools.Shell.Essentials.Formatting;

[Cmdlet(VerbsCommon.Format, "Wide")]
public sealed class FormatWideCommand : OuterFormatShapeCommandBase
{
    public FormatWideCommand() => Formatter.ShapeAs(this, "Wide");

    [Parameter(Position = 0)]
    public object? Property { get; set; }

    [Parameter]
    public SwitchParameter AutoSize { get; set; }

    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int Column { get; set; }

    protected override void BeginProcessing()
    {
        if (AutoSize && Column > 0)
        {
            ThrowTerminatingError(new ErrorRecord(
                new InvalidDataException("Cannot use the AutoSize and Column parameters together."),
                "FormatCannotSpecifyAutosizeAndColumns",
                ErrorCategory.InvalidArgument,
                null));
        }

        base.BeginProcessing();
        Formatter.SetWideParameters(this, Property, Column > 0 ? Column : null, AutoSize ? true : null);
    }
}
