using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsrDataTools.Cluster;

/// <summary>The files of a job folder that are JSON. Numbers and texts come back as they were.</summary>
internal static class JobJson
{
    private static readonly JsonSerializerOptions Lines = new()
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private static readonly JsonSerializerOptions Document = new(Lines) { WriteIndented = true };

    /// <summary>On one line, without its break.</summary>
    public static byte[] Line<T>(T value) => JsonSerializer.SerializeToUtf8Bytes(value, Lines);

    /// <exception cref="JsonException">The line holds something else.</exception>
    public static T Line<T>(ReadOnlySpan<byte> line) => JsonSerializer.Deserialize<T>(line, Lines) ?? throw new JsonException("a line is null");

    public static JsonElement Element<T>(T value) => JsonSerializer.SerializeToElement(value, Lines);

    /// <exception cref="JsonException">The element holds something else.</exception>
    public static T Of<T>(JsonElement element) => element.Deserialize<T>(Lines) ?? throw new JsonException("it holds null");

    /// <summary>On one line, for comparing and for messages.</summary>
    public static string Text<T>(T value) => JsonSerializer.Serialize(value, Lines);

    public static void Write<T>(string path, T value) => WholeFile.Write(path, stream =>
    {
        JsonSerializer.Serialize(stream, value, Document);
        stream.WriteByte((byte)'\n');
    });

    /// <exception cref="SpeechDataException">The file is not what it should be (<c>JobUnreadable</c>).</exception>
    public static T Read<T>(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(File.ReadAllBytes(path), Document) ?? throw new JsonException("it holds null");
        }
        catch (JsonException exception)
        {
            throw JobErrors.Unreadable(path, exception);
        }
    }
}
