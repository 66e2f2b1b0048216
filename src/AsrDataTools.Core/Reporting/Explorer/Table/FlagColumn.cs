using System.Text.Json;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>What is remarkable about a row: each row holds the numbers of its flags, 0 where it has none.</summary>
internal sealed class FlagColumn(string key, string label, Func<ExplorerEntry, IEnumerable<string>> value) : ExplorerColumn(key, label, ColumnKind.Flags, "Flags")
{
    private readonly ValueSet _set = new();
    private readonly List<int[]> _values = [];

    public override void Add(ExplorerEntry entry)
    {
        int[] flags = [.. value(entry).Distinct(StringComparer.Ordinal).Select(_set.NumberOf)];
        HasValues |= flags.Length > 0;
        _values.Add(flags);
    }

    public override void WriteRows(Utf8JsonWriter json, int first, int count)
    {
        json.WriteStartArray();
        for (int row = first; row < first + count; row++)
        {
            if (_values[row].Length == 0)
            {
                json.WriteNumberValue(0);
                continue;
            }

            json.WriteStartArray();
            foreach (int flag in _values[row]) json.WriteNumberValue(flag);
            json.WriteEndArray();
        }

        json.WriteEndArray();
    }

    protected override void WriteMore(Utf8JsonWriter json) => _set.Write(json);
}
