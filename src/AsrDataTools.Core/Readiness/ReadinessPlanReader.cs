using System.Collections;
using System.Text.Json;

namespace AsrDataTools.Readiness;

/// <summary>Reads a plan from a table of settings or from a JSON file. Unknown keys are errors that name the nearest known key.</summary>
public static class ReadinessPlanReader
{
    private static readonly string[] PlanKeys = ["Training", "Production", "RequiredGate", "Seed", "Acoustics"];

    private static readonly string[] AcousticKeys =
    [
        "WarnThreshold", "FailThreshold", "ConfidenceLevel", "Replicates", "Measure",
        "UncoveredWarnThreshold", "UncoveredFailThreshold", "CoverageFloor",
    ];

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
            Acoustics = plan.Section("Acoustics", AcousticKeys) is PlanSection section ? Acoustics(section) : defaults.Acoustics,
        };

        IReadOnlyList<string> Paths(string key) => plan.Has(key)
            ? [.. plan.Texts(key).Select(text => Path.GetFullPath(text, folder))]
            : throw plan.Invalid(key, "is missing: it lists the files, folders or manifests of that corpus");
    }

    private static AcousticGateSettings Acoustics(PlanSection section)
    {
        AcousticGateSettings defaults = new();
        AcousticGateSettings settings = new()
        {
            WarnThreshold = section.Number("WarnThreshold", 0, 1),
            FailThreshold = section.Number("FailThreshold", 0, 1),
            ConfidenceLevel = section.Number("ConfidenceLevel", 0.5, 0.9999) ?? defaults.ConfidenceLevel,
            Replicates = section.WholeNumber("Replicates", 50, 1_000_000),
            Measure = section.Texts("Measure"),
            UncoveredWarnThreshold = section.Number("UncoveredWarnThreshold", 0, 1) ?? defaults.UncoveredWarnThreshold,
            UncoveredFailThreshold = section.Number("UncoveredFailThreshold", 0, 1) ?? defaults.UncoveredFailThreshold,
            CoverageFloor = section.Number("CoverageFloor", 0.01, 0.99) ?? defaults.CoverageFloor,
        };
        if (settings.WarnThreshold > settings.FailThreshold) throw section.Invalid("WarnThreshold", "is above 'FailThreshold'");
        return settings.UncoveredWarnThreshold > settings.UncoveredFailThreshold
            ? throw section.Invalid("UncoveredWarnThreshold", "is above 'UncoveredFailThreshold'")
            : settings;
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
