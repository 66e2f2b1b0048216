using System.Collections;
using System.Globalization;

namespace AsrDataTools.Pipeline;

/// <summary>Turns what was typed into reading options.</summary>
internal static class ManifestParameters
{
    /// <summary>A hashtable of field → column, as <c>-ColumnMap</c> takes it.</summary>
    public static IReadOnlyDictionary<string, string> ToColumnMap(Hashtable? map)
    {
        Dictionary<string, string> columns = new(StringComparer.OrdinalIgnoreCase);
        if (map is null) return columns;
        foreach (DictionaryEntry entry in map)
        {
            columns[Convert.ToString(entry.Key, CultureInfo.InvariantCulture)!] = Convert.ToString(entry.Value, CultureInfo.InvariantCulture)!;
        }

        return columns;
    }
}
