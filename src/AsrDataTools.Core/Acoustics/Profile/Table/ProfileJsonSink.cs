using System.Text.Encodings.Web;
using System.Text.Json;

namespace AsrDataTools.Acoustics;

/// <summary>Profiles as JSON Lines; what is absent is left out.</summary>
internal sealed class ProfileJsonSink(Stream stream) : IProfileSink
{
    private readonly Utf8JsonWriter _writer = new(stream, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

    public void Add(AcousticProfile profile)
    {
        _writer.WriteStartObject();
        foreach (ProfileField field in ProfileField.All)
        {
            object? value = field.Get(profile);
            if (value is null or TextList { Count: 0 }) continue;
            _writer.WritePropertyName(field.Name);
            JsonSerializer.Serialize(_writer, value is Enum ? value.ToString() : value, value is Enum ? typeof(string) : value.GetType());
        }

        _writer.WriteEndObject();
        _writer.Flush();
        _writer.Reset();
        stream.WriteByte((byte)'\n');
    }

    public void Complete() => _writer.Dispose();
}
