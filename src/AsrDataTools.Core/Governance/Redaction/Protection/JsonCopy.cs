using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace AsrDataTools.Governance.Redaction;

/// <summary>Copies JSON with values of it changed; a line in which nothing changes keeps its signs.</summary>
internal static class JsonCopy
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly JsonSerializerOptions Indented = new(Plain) { WriteIndented = true };

    /// <summary>Copies JSON Lines.</summary>
    public static void WriteLines(TextReader reader, TextWriter writer, Func<string, string?> change, CancellationToken cancellation)
    {
        while (reader.ReadLine() is { } line)
        {
            cancellation.ThrowIfCancellationRequested();
            writer.Write(Change(line, change, isIndented: false));
            writer.Write('\n');
        }
    }

    /// <summary>The text with texts and numbers in it changed; the text itself where none is.</summary>
    public static string Change(string json, Func<string, string?> change, bool isIndented)
    {
        if (string.IsNullOrWhiteSpace(json)) return json;
        JsonNode? root = JsonNode.Parse(json);
        return Visit(root, change) ? root!.ToJsonString(isIndented ? Indented : Plain) : json;
    }

    private static bool Visit(JsonNode? node, Func<string, string?> change)
    {
        bool changed = false;
        switch (node)
        {
            case JsonObject members:
                foreach ((string name, JsonNode? value) in members.ToArray())
                {
                    if (Changed(value, change) is { } text) (changed, members[name]) = (true, text);
                    else changed |= Visit(value, change);
                }

                break;
            case JsonArray items:
                for (int i = 0; i < items.Count; i++)
                {
                    if (Changed(items[i], change) is { } text) (changed, items[i]) = (true, text);
                    else changed |= Visit(items[i], change);
                }

                break;
        }

        return changed;
    }

    private static string? Changed(JsonNode? node, Func<string, string?> change) =>
        node?.GetValueKind() is JsonValueKind.String or JsonValueKind.Number ? change(node.ToString()) : null;
}
