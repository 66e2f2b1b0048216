using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsrDataTools.Benchmarks.PersonalData;

/// <summary>The labelled test as JSON Lines, for reading and for other recognisers.</summary>
internal static class LabelledItemFile
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Converters = { new JsonStringEnumConverter() } };

    public static void Write(TextWriter output)
    {
        foreach (LabelledItem item in LabelledItemMaker.Make()) output.WriteLine(JsonSerializer.Serialize(item, Options));
    }
}
