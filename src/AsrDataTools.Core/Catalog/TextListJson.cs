using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsrDataTools.Catalog;

/// <summary>A list of texts as an array.</summary>
internal sealed class TextListJson : JsonConverter<TextList>
{
    public override TextList Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        List<string> items = [];
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray) items.Add(reader.GetString()!);
        return items.Count == 0 ? TextList.Empty : new(items);
    }

    public override void Write(Utf8JsonWriter writer, TextList value, JsonSerializerOptions options)
    {
        writer.WriteStartArray();
        foreach (string item in value) writer.WriteStringValue(item);
        writer.WriteEndArray();
    }
}
