using System.Text.Json;
using System.Text.Json.Nodes;

namespace AsrDataTools.Core.Tests.Reporting;

/// <summary>Holds JSON against the part of JSON Schema that the report's schema uses; a keyword that it does not know is an error.</summary>
internal static class JsonSchemaCheck
{
    private static readonly HashSet<string> Remarks = ["$schema", "title", "description", "default"];

    /// <summary>What is wrong, each with its place; empty where the document holds.</summary>
    public static IReadOnlyList<string> Errors(JsonNode schema, JsonElement document)
    {
        List<string> errors = [];
        Check(schema, schema, document, "#", errors);
        return errors;
    }

    private static void Check(JsonNode root, JsonNode schema, JsonElement value, string place, List<string> errors)
    {
        if (schema is JsonValue flag && flag.TryGetValue(out bool isAllowed))
        {
            if (!isAllowed) errors.Add($"{place} may not be there");
            return;
        }

        foreach ((string keyword, JsonNode? rule) in schema.AsObject())
        {
            switch (keyword)
            {
                case "$ref":
                    Check(root, Target(root, rule!.GetValue<string>()), value, place, errors);
                    break;
                case "type":
                    string[] types = rule is JsonArray several ? [.. several.Select(type => type!.GetValue<string>())] : [rule!.GetValue<string>()];
                    if (!types.Any(type => IsOf(type, value))) errors.Add($"{place} is {value.ValueKind}, not {string.Join(" or ", types)}");
                    break;
                case "const":
                    if (!JsonNode.DeepEquals(rule, JsonNode.Parse(value.GetRawText()))) errors.Add($"{place} is not {rule}");
                    break;
                case "enum":
                    if (!rule!.AsArray().Any(choice => JsonNode.DeepEquals(choice, JsonNode.Parse(value.GetRawText())))) errors.Add($"{place} is '{value}', none of {rule}");
                    break;
                case "anyOf":
                    if (!rule!.AsArray().Any(choice => { List<string> own = []; Check(root, choice!, value, place, own); return own.Count == 0; })) errors.Add($"{place} fits none of anyOf");
                    break;
                case "required":
                    if (value.ValueKind != JsonValueKind.Object) break;
                    foreach (JsonNode? name in rule!.AsArray().Where(name => !value.TryGetProperty(name!.GetValue<string>(), out _))) errors.Add($"{place} has no {name}");
                    break;
                case "properties":
                    if (value.ValueKind != JsonValueKind.Object) break;
                    foreach (JsonProperty property in value.EnumerateObject())
                    {
                        if (rule![property.Name] is { } own) Check(root, own, property.Value, $"{place}/{property.Name}", errors);
                        else if (schema["additionalProperties"] is null) errors.Add($"{place}/{property.Name} is not in the schema");
                    }

                    break;
                case "additionalProperties":
                    if (value.ValueKind != JsonValueKind.Object) break;
                    foreach (JsonProperty property in value.EnumerateObject().Where(property => schema["properties"]?[property.Name] is null)) Check(root, rule!, property.Value, $"{place}/{property.Name}", errors);
                    break;
                case "items":
                    if (value.ValueKind != JsonValueKind.Array) break;
                    int index = 0;
                    foreach (JsonElement item in value.EnumerateArray()) Check(root, rule!, item, $"{place}/{index++}", errors);
                    break;
                case "pattern" when value.ValueKind == JsonValueKind.String:
                    if (!System.Text.RegularExpressions.Regex.IsMatch(value.GetString()!, rule!.GetValue<string>())) errors.Add($"{place} does not match {rule}");
                    break;
                case "format" or "pattern":
                    break;
                default:
                    if (!Remarks.Contains(keyword)) errors.Add($"{place}: the keyword {keyword} is not known to this check");
                    break;
            }
        }
    }

    private static JsonNode Target(JsonNode root, string reference)
    {
        JsonNode node = root;
        foreach (string part in reference.TrimStart('#').Split('/', StringSplitOptions.RemoveEmptyEntries))
            node = (node is JsonArray list ? list[int.Parse(part, System.Globalization.CultureInfo.InvariantCulture)] : node[part.Replace("~1", "/", StringComparison.Ordinal).Replace("~0", "~", StringComparison.Ordinal)])!;
        return node;
    }

    private static bool IsOf(string type, JsonElement value) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "string" => value.ValueKind == JsonValueKind.String,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new InvalidOperationException($"type {type}"),
    };
}
