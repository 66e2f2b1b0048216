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
        string temporary = $"{path}.{Guid.NewGuid():N}.unfinished";
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            using (StreamWriter writer = new(temporary))
            {
                foreach (ProtectionMapEntry entry in entries)
                {
                    writer.Write(JsonSerializer.Serialize(entry, Options));
                    writer.Write('\n');
                }
            }

            File.Move(temporary, path, overwrite: true);
        }
        finally
        {
            File.Delete(temporary);
        }
    }
}
