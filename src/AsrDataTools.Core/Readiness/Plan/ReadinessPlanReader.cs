using System.Collections;

namespace AsrDataTools.Readiness;

/// <summary>Reads a plan from a table of settings or from a JSON file. Unknown keys are errors that name the nearest known key.</summary>
public static class ReadinessPlanReader
{
    internal static IReadOnlyList<string> PlanKeys { get; } =
        ["Training", "Production", "Traffic", "Catalog", "Gate", "RequiredGate", "Baseline", "Seed", "Acoustics", "Accent", "Annotation", "Vocabulary", "Evaluation", "Governance"];

    /// <summary>Reads a JSON plan; relative paths in it start at the plan's folder.</summary>
    /// <param name="dataFile">Reads a <c>.psd1</c> that the plan names, which the engine cannot.</param>
    /// <exception cref="SpeechDataException"><c>PlanUnreadable</c>, <c>PlanInvalid</c> or <c>PlanKeyUnknown</c>.</exception>
    public static ReadinessPlan ReadJson(string path, Func<string, IDictionary>? dataFile = null)
    {
        return FromTable(SettingsJson.Read(path, "Plan"), Path.GetFileName(path), Path.GetDirectoryName(Path.GetFullPath(path))!, path, dataFile);
    }

    /// <summary>Makes a plan of nested tables, as PowerShell's hashtables are.</summary>
    /// <param name="table">Keys as the properties of <see cref="ReadinessPlan"/>; any letter case.</param>
    /// <param name="source">What messages call the plan.</param>
    /// <param name="folder">Where relative paths start; absolute.</param>
    /// <param name="path">The plan's file, where it has one.</param>
    /// <param name="dataFile">Reads a <c>.psd1</c> that the plan names, which the engine cannot.</param>
    /// <exception cref="SpeechDataException"><c>PlanInvalid</c> or <c>PlanKeyUnknown</c>.</exception>
    public static ReadinessPlan FromTable(IDictionary table, string source, string folder, string? path = null, Func<string, IDictionary>? dataFile = null)
    {
        SettingsSection plan = new(table, PlanKeys, source, path);
        ReadinessPlan defaults = new();
        ReadinessPlan read = new()
        {
            Training = Paths("Training"),
            Production = Paths("Production"),
            Gate = plan.Names<Gate>("Gate") switch
            {
                null => defaults.Gate,
                { Count: 0 } => throw plan.Invalid("Gate", "names no gate"),
                { } gates => gates,
            },
            Seed = plan.WholeNumber("Seed", 0, int.MaxValue) ?? defaults.Seed,
            Source = path,
            Baseline = plan.Text("Baseline") is string baseline ? Path.GetFullPath(baseline, folder) : null,
            Catalog = plan.Text("Catalog") is string catalog ? Path.GetFullPath(catalog, folder) : null,
            Traffic = plan.Text("Traffic") is string traffic ? Path.GetFullPath(traffic, folder) : null,
            Acoustics = plan.Section("Acoustics", AcousticSettingsReader.Keys) is SettingsSection acoustics ? AcousticSettingsReader.Read(acoustics) : defaults.Acoustics,
            Accent = plan.Section("Accent", AccentSettingsReader.Keys) is SettingsSection accent ? AccentSettingsReader.Read(accent, folder) : defaults.Accent,
            Annotation = AnnotationSettingsReader.Read(plan, folder),
            Vocabulary = VocabularySettingsReader.Read(plan, folder),
            Evaluation = EvaluationSettingsReader.Read(plan, folder),
            Governance = GovernanceSettingsReader.Read(plan, folder, dataFile),
        };
        return plan.Names<Gate>("RequiredGate") is { } required ? read with { RequiredGate = required } : read;

        IReadOnlyList<string> Paths(string key) => plan.Has(key)
            ? [.. plan.Texts(key).Select(text => Path.GetFullPath(text, folder))]
            : throw plan.Invalid(key, "is missing: it lists the files, folders or manifests of that corpus");
    }
}
