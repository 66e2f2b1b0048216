using System.Text.Json;
using System.Text.Json.Serialization;

namespace AsrDataTools.Reporting;

/// <summary>A report as JSON: camel-case names, enumerations by name, times in ISO 8601, what is absent is null.</summary>
public static class ReadinessReportJson
{
    /// <summary>The default encoder also escapes &lt; and &gt;, so that the text may stand within a page's script element.</summary>
    internal static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(), new FiniteNumber() },
    };

    /// <summary>The same on one line, for what no one reads.</summary>
    internal static JsonSerializerOptions Compact { get; } = new(Options) { WriteIndented = false };

    public static void Write(ReadinessReport report, Stream target) => JsonSerializer.Serialize(target, report, Options);

    // JSON has no NaN: what is no number is absent.
    private sealed class FiniteNumber : JsonConverter<double>
    {
        public override double Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetDouble();

        public override void Write(Utf8JsonWriter writer, double value, JsonSerializerOptions options)
        {
            if (double.IsFinite(value)) writer.WriteNumberValue(value);
            else writer.WriteNullValue();
        }
    }
}
