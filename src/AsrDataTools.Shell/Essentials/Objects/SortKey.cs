using System.Management.Automation;

namespace AsrDataTools.Shell.Essentials.Objects;

/// <summary>The values by which an object is ordered or grouped, one for each property, null where it has none.</summary>
/// <param name="Input">The object.</param>
/// <param name="Values">The values; the object itself where no property is named.</param>
/// <param name="Missing">Which values are missing, so that such objects sort last.</param>
internal sealed record SortKey(PSObject Input, object?[] Values, bool[] Missing)
{
    public static SortKey Of(PSObject input, IReadOnlyList<PropertySpec> properties)
    {
        if (properties.Count == 0)
            return new SortKey(input, [input], [false]);
        object?[] values = new object?[properties.Count];
        bool[] missing = new bool[properties.Count];
        for (int i = 0; i < values.Length; i++)
        {
            var result = properties[i].ResultOf(input);
            missing[i] = result is null;
            values[i] = result?.Result;
        }

        return new SortKey(input, values, missing);
    }
}
