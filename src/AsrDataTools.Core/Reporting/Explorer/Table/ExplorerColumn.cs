using System.Text.Json;

namespace AsrDataTools.Reporting.Explorer;

/// <summary>One column of the page's table, filled row by row.</summary>
internal abstract class ExplorerColumn(string key, string label, ColumnKind kind, string group)
{
    public string Key => key;

    public ColumnKind Kind => kind;

    /// <summary>Whether any row has a value; columns without one are not written.</summary>
    public bool HasValues { get; protected set; }

    public abstract void Add(ExplorerEntry entry);

    /// <summary>Writes the values of some rows as an array.</summary>
    public abstract void WriteRows(Utf8JsonWriter json, int first, int count);

    /// <summary>Writes what the column is.</summary>
    public void WriteDefinition(Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString("key", key);
        json.WriteString("label", label);
        json.WriteString("kind", kind.ToString());
        json.WriteString("group", group);
        WriteMore(json);
        json.WriteEndObject();
    }

    protected virtual void WriteMore(Utf8JsonWriter json)
    {
    }
}
