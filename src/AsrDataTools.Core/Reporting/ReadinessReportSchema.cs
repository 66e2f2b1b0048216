using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using AsrDataTools.Readiness;

namespace AsrDataTools.Reporting;

/// <summary>The JSON Schema (2020-12) of a report as JSON, made of the types that are written.</summary>
public static class ReadinessReportSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What a gate rests on stands beside the gates in a report, and is null in them.
    private static readonly string[] BesideGates =
        [nameof(GateResult.Acoustics), nameof(GateResult.Accents), nameof(GateResult.Annotation), nameof(GateResult.Evaluation), nameof(GateResult.Vocabulary), nameof(GateResult.Governance), nameof(GateResult.Run)];

    /// <summary>The schema with a line's end; what docs/schemas/readiness-report.schema.json holds.</summary>
    public static string Text { get; } = Make().ToJsonString(Readable) + "\n";

    private static JsonObject Make()
    {
        JsonSchemaExporterOptions options = new() { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform };
        JsonSerializerOptions contract = new(ReadinessReportJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutEvidence } } };
        JsonObject made = contract.GetJsonSchemaAsNode(typeof(ReadinessReport), options).AsObject();
        JsonObject schema = new()
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = $"{ReadinessReport.SchemaName}, version {ReadinessReport.SchemaVersion}",
            ["description"] = "What Export-ReadinessReport writes as JSON. Properties may be added without a new version; what is absent is null.",
        };
        foreach ((string name, JsonNode? value) in made) schema[name] = value?.DeepClone();
        JsonObject properties = schema["properties"]!.AsObject();
        properties["schema"] = new JsonObject { ["const"] = ReadinessReport.SchemaName };
        properties["version"] = new JsonObject { ["const"] = ReadinessReport.SchemaVersion };
        return schema;
    }

    // The exporter knows nothing of what a converter of ours writes, and takes a property for required only where the constructor asks for it.
    private static JsonNode Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        Type type = context.TypeInfo.Type;
        if (type == typeof(double) || type == typeof(double?)) return new JsonObject { ["type"] = new JsonArray("number", "null") };
        if (node is not JsonObject schema || schema["properties"] is not JsonObject properties) return node;
        if (type == typeof(GateResult))
        {
            foreach (string name in BesideGates) properties[JsonNamingPolicy.CamelCase.ConvertName(name)] = new JsonObject { ["type"] = "null" };
        }

        schema["required"] = new JsonArray([.. properties.Select(property => JsonValue.Create(property.Key))]);
        return schema;
    }

    private static void LeaveOutEvidence(JsonTypeInfo info)
    {
        if (info.Type != typeof(GateResult)) return;
        foreach (JsonPropertyInfo property in info.Properties.Where(property => BesideGates.Contains(property.Name, StringComparer.OrdinalIgnoreCase)).ToArray()) info.Properties.Remove(property);
    }
}
