using System.Text.Json;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>A label that rows share: each row holds its number, -1 where it has none.</summary>
internal sealed class FacetColumn(string key, string label, string group, Func<ExplorerEntry, string?> value) : ExplorerColumn(key, label, ColumnKind.Facet, group)
{
    private readonly ValueSet _set = new();
    private readonly List<int> _values = [];

    public override void Add(ExplorerEntry entry)
    {
        string? text = value(entry);
        HasValues |= text is not null;
        _values.Add(text is null ? -1 : _set.NumberOf(text));
    }

    public override void WriteRows(Utf8JsonWriter json, int first, int count)
    {
        json.WriteStartArray();
        for (int row = first; row < first + count; row++) json.WriteNumberValue(_values[row]);
        json.WriteEndArray();
    }

    protected override void WriteMore(Utf8JsonWriter json) => _set.Write(json);
}
