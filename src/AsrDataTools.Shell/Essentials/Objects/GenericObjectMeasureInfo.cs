// Scripts and format files know the results of Measure-Object by these names.
namespace Microsoft.PowerShell.Commands;

/// <summary>What Measure-Object says of values that can only be ordered; null where a measure was not asked for.</summary>
public sealed class GenericObjectMeasureInfo
{
    public int Count { get; internal set; }

    public double? Average { get; internal set; }

    public double? Sum { get; internal set; }

    public object? Maximum { get; internal set; }

    public object? Minimum { get; internal set; }

    public double? StandardDeviation { get; internal set; }

    public string? Property { get; internal set; }
}
