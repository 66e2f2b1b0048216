using System.Text.Encodings.Web;
using System.Text.Json;

namespace AsrDataTools.Acoustics;

/// <summary>Profiles as JSON Lines; what is absent is left out.</summary>
internal sealed class ProfileJsonSink(Stream stream) : IProfileSink
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public void Add(AcousticProfile profile)
    {
        using (Utf8JsonWriter writer = new(stream, Options))
        {
            writer.WriteStartObject();
            foreach (ProfileField field in ProfileField.All)
            {
                object? value = field.Get(profile);
                if (value is null or TextList { Count: 0 }) continue;
                writer.WritePropertyName(field.Name);
                JsonSerializer.Serialize(writer, value is Enum ? value.ToString() : value, value is Enum ? typeof(string) : value.GetType());
            }

            writer.WriteEndObject();
        }

        stream.WriteByte((byte)'\n');
    }

    public void Complete() => stream.Flush();
}
