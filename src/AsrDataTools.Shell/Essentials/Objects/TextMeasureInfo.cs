// Scripts and format files know the results of Measure-Object by these names.
namespace Microsoft.PowerShell.Commands;

/// <summary>What Measure-Object says of text; null where a measure was not asked for.</summary>
public sealed class TextMeasureInfo
{
    public int? Lines { get; internal set; }

    public int? Words { get; internal set; }

    public int? Characters { get; internal set; }

    public string? Property { get; internal set; }
}
