using System.Text.Json;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>A measure.</summary>
/// <param name="unit">Null for a bare number.</param>
/// <param name="digits">Decimals shown; one more is kept.</param>
internal sealed class NumberColumn(string key, string label, string group, string? unit, int digits, Func<ExplorerEntry, double?> value) : ExplorerColumn(key, label, ColumnKind.Number, group)
{
    private readonly List<double> _values = [];

    public override void Add(ExplorerEntry entry)
    {
        double number = value(entry) is { } found && double.IsFinite(found) ? Math.Round(found, digits + 1) : double.NaN;
        HasValues |= !double.IsNaN(number);
        _values.Add(number);
    }

    public override void WriteRows(Utf8JsonWriter json, int first, int count)
    {
        json.WriteStartArray();
        for (int row = first; row < first + count; row++)
        {
            if (double.IsNaN(_values[row])) json.WriteNullValue();
            else json.WriteNumberValue(_values[row]);
        }

        json.WriteEndArray();
    }

    protected override void WriteMore(Utf8JsonWriter json)
    {
        json.WriteString("unit", unit);
        json.WriteNumber("digits", digits);
    }
}
