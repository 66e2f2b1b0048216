using System.Globalization;
using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Objects;

/// <summary>Objects that are equal keep their order, with or without -Stable.</summary>
[Cmdlet("Sort", "Object", DefaultParameterSetName = "Default")]
public sealed class SortObjectCommand : PSCmdlet
{
    private readonly List<PSObject> _inputs = [];

    [Parameter(ValueFromPipeline = true)]
    public PSObject? InputObject { get; set; }

    [Parameter(Position = 0)]
    public object?[]? Property { get; set; }

    [Parameter]
    public SwitchParameter Descending { get; set; }

    [Parameter]
    public SwitchParameter Unique { get; set; }

    [Parameter]
    public SwitchParameter CaseSensitive { get; set; }

    [Parameter]
    public string? Culture { get; set; }

    [Parameter(ParameterSetName = "Default")]
    public SwitchParameter Stable { get; set; }

    [Parameter(ParameterSetName = "Top", Mandatory = true)]
    [ValidateRange(1, int.MaxValue)]
    public int Top { get; set; }

    [Parameter(ParameterSetName = "Bottom", Mandatory = true)]
    [ValidateRange(1, int.MaxValue)]
    public int Bottom { get; set; }

    protected override void ProcessRecord()
    {
        if (InputObject?.BaseObject is not null)
            _inputs.Add(InputObject);
    }

    protected override void EndProcessing()
    {
        IReadOnlyList<PropertySpec> properties = PropertySpec.Parse(this, Property, "Expression", "Ascending", "Descending");
        CultureInfo culture = string.IsNullOrEmpty(Culture) ? CultureInfo.CurrentCulture : CultureInfo.GetCultureInfo(Culture);
        var order = new KeyOrder(
            new ObjectComparer(CaseSensitive, culture),
            properties.Count == 0 ? [Descending] : [.. properties.Select(property => property.Descending ?? Descending.IsPresent)]);

        List<SortKey> keys = _inputs.ConvertAll(input => SortKey.Of(input, properties));
        if (Unique)
            keys = Distinct(keys, order);
        IEnumerable<SortKey> sorted = keys.Order(order);
        if (Top > 0)
            sorted = sorted.Take(Top);
        else if (Bottom > 0)
            sorted = sorted.TakeLast(Bottom);
        foreach (SortKey key in sorted)
            WriteObject(key.Input);
    }

    /// <summary>The first of the objects that are equal.</summary>
    private static List<SortKey> Distinct(List<SortKey> keys, KeyOrder order)
    {
        var distinct = new List<SortKey>();
        foreach (SortKey key in keys.Order(order))
        {
            if (distinct.Count == 0 || order.Compare(distinct[^1], key) != 0)
                distinct.Add(key);
        }

        return distinct;
    }

    private sealed class KeyOrder(ObjectComparer comparer, bool[] descending) : IComparer<SortKey>
    {
        public int Compare(SortKey? x, SortKey? y)
        {
            for (int i = 0; i < descending.Length; i++)
            {
                // An object without the property comes after those that have it, whatever the direction.
                if (x!.Missing[i] != y!.Missing[i])
                    return x.Missing[i] ? 1 : -1;
                int order = comparer.Compare(x.Values[i], y.Values[i]);
                if (order != 0)
                    return descending[i] ? -order : order;
            }

            return 0;
        }
    }
}
