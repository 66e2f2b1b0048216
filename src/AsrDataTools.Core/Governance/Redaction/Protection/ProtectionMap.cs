using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsrDataTools.Governance.Redaction;

/// <summary>The list of all replacements, JSON Lines: whole, or not there.</summary>
internal static class ProtectionMap
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
    };

    public static void Write(string path, IEnumerable<ProtectionMapEntry> entries)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        WholeFile.Write(path, stream =>
        {
            foreach (ProtectionMapEntry entry in entries)
            {
                JsonSerializer.Serialize(stream, entry, Options);
                stream.WriteByte((byte)'\n');
            }
        });
    }
}
