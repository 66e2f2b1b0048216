using System.Text.Json;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>Text of each row's own.</summary>
internal sealed class TextColumn(string key, string label, Func<ExplorerEntry, string?> value) : ExplorerColumn(key, label, ColumnKind.Text, "Text")
{
    private readonly List<string?> _values = [];

    public override void Add(ExplorerEntry entry)
    {
        string? text = value(entry);
        HasValues |= text is not null;
        _values.Add(text);
    }

    public override void WriteRows(Utf8JsonWriter json, int first, int count)
    {
        json.WriteStartArray();
        for (int row = first; row < first + count; row++) json.WriteStringValue(_values[row]);
        json.WriteEndArray();
    }
}
