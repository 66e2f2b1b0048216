using System.Collections;
using System.Text.Json;

namespace AsrDataTools.Readiness;

/// <summary>Reads a plan from a table of settings or from a JSON file. Unknown keys are errors that name the nearest known key.</summary>
public static class ReadinessPlanReader
{
    private static readonly string[] PlanKeys =
        ["Training", "Production", "Traffic", "Catalog", "RequiredGate", "Seed", "Acoustics", "Accent", "Annotation", "Vocabulary", "Evaluation"];

    private static readonly JsonDocumentOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>Reads a JSON plan; relative paths in it start at the plan's folder.</summary>
    /// <exception cref="SpeechDataException"><c>PlanUnreadable</c>, <c>PlanInvalid</c> or <c>PlanKeyUnknown</c>.</exception>
    public static ReadinessPlan ReadJson(string path)
    {
        string name = Path.GetFileName(path);
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path), Lenient);
            return FromTable(
                Plain(document.RootElement) as IDictionary ?? throw Unreadable(name, "its outermost value must be an object", path, null),
                name,
                Path.GetDirectoryName(Path.GetFullPath(path))!,
                path);
        }
        catch (JsonException exception)
        {
            throw Unreadable(name, $"line {exception.LineNumber + 1}: {exception.Message}", path, exception);
        }
    }

    /// <summary>Makes a plan of nested tables, as PowerShell's hashtables are.</summary>
    /// <param name="table">Keys as the properties of <see cref="ReadinessPlan"/>; any letter case.</param>
    /// <param name="source">What messages call the plan.</param>
    /// <param name="folder">Where relative paths start; absolute.</param>
    /// <param name="path">The plan's file, where it has one.</param>
    /// <exception cref="SpeechDataException"><c>PlanInvalid</c> or <c>PlanKeyUnknown</c>.</exception>
    public static ReadinessPlan FromTable(IDictionary table, string source, string folder, string? path = null)
    {
        PlanSection plan = new(table, PlanKeys, source, path);
        ReadinessPlan defaults = new();
        return new ReadinessPlan
        {
            Training = Paths("Training"),
            Production = Paths("Production"),
            RequiredGate = plan.Names<Gate>("RequiredGate") ?? defaults.RequiredGate,
            Seed = plan.WholeNumber("Seed", 0, int.MaxValue) ?? defaults.Seed,
            Source = path,
            Catalog = plan.Text("Catalog") is string catalog ? Path.GetFullPath(catalog, folder) : null,
            Traffic = plan.Text("Traffic") is string traffic ? Path.GetFullPath(traffic, folder) : null,
            Acoustics = plan.Section("Acoustics", AcousticSettingsReader.Keys) is PlanSection acoustics ? AcousticSettingsReader.Read(acoustics) : defaults.Acoustics,
            Accent = plan.Section("Accent", AccentSettingsReader.Keys) is PlanSection accent ? AccentSettingsReader.Read(accent, folder) : defaults.Accent,
            Annotation = AnnotationSettingsReader.Read(plan, folder),
            Vocabulary = VocabularySettingsReader.Read(plan, folder),
            Evaluation = EvaluationSettingsReader.Read(plan, folder),
        };

        IReadOnlyList<string> Paths(string key) => plan.Has(key)
            ? [.. plan.Texts(key).Select(text => Path.GetFullPath(text, folder))]
            : throw plan.Invalid(key, "is missing: it lists the files, folders or manifests of that corpus");
    }

    private static object? Plain(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Table(element),
        JsonValueKind.Array => element.EnumerateArray().Select(Plain).ToArray(),
        JsonValueKind.String => element.GetString(),
        JsonValueKind.Number => element.GetDouble(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        _ => null,
    };

    private static Dictionary<string, object?> Table(JsonElement element)
    {
        Dictionary<string, object?> table = new(StringComparer.OrdinalIgnoreCase);
        foreach (JsonProperty property in element.EnumerateObject()) table[property.Name] = Plain(property.Value);
        return table;
    }

    private static SpeechDataException Unreadable(string name, string problem, string path, Exception? inner) =>
        new("PlanUnreadable", SpeechDataProblem.InvalidData, $"{name} is not a readable plan: {problem}.", path, inner);
}
