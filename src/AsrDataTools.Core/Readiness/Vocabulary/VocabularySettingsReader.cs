using AsrDataTools.Vocabulary;

namespace AsrDataTools.Readiness;

/// <summary>Reads the vocabulary gate's part of a plan: paths of term lists alone, or a table.</summary>
internal static class VocabularySettingsReader
{
    private const string Key = "Vocabulary";

    public static IReadOnlyList<string> Keys { get; } =
    [
        "TermList", "Production", "Training", "OovWarnThreshold", "OovFailThreshold", "TermWarnThreshold", "TermFailThreshold", "MinimumExamples",
        "DensityRatio", "SpokenNumbers", "Inflection", "ConfidenceLevel", "Replicates",
    ];

    /// <param name="plan">The plan, which may lack the key.</param>
    /// <param name="folder">Where relative paths start; absolute.</param>
    /// <exception cref="SpeechDataException"><c>PlanInvalid</c> or <c>PlanKeyUnknown</c>.</exception>
    public static VocabularyGateSettings Read(SettingsSection plan, string folder)
    {
        VocabularyGateSettings defaults = new();
        if (!plan.IsTable(Key)) return defaults with { TermLists = Paths(plan, Key) };
        SettingsSection section = plan.Section(Key, Keys)!;
        VocabularyGateSettings settings = defaults with
        {
            TermLists = Paths(section, "TermList"),
            Production = Paths(section, "Production"),
            Training = Paths(section, "Training"),
            OovWarnThreshold = section.Number("OovWarnThreshold", 0, 1) ?? defaults.OovWarnThreshold,
            OovFailThreshold = section.Number("OovFailThreshold", 0, 1) ?? defaults.OovFailThreshold,
            TermWarnThreshold = section.Number("TermWarnThreshold", 0, 1) ?? defaults.TermWarnThreshold,
            TermFailThreshold = section.Number("TermFailThreshold", 0, 1) ?? defaults.TermFailThreshold,
            MinimumExamples = section.WholeNumber("MinimumExamples", 0, 1_000_000) ?? defaults.MinimumExamples,
            DensityRatio = section.Number("DensityRatio", 0, 1) ?? defaults.DensityRatio,
            SpokenNumbers = section.Name<SpokenNumbers>("SpokenNumbers") ?? defaults.SpokenNumbers,
            Inflection = section.Name<TermInflection>("Inflection") ?? defaults.Inflection,
            ConfidenceLevel = section.Number("ConfidenceLevel", 0.5, 0.999) ?? defaults.ConfidenceLevel,
            Replicates = section.WholeNumber("Replicates", 100, 1_000_000) ?? defaults.Replicates,
        };
        section.RequireOrder("OovWarnThreshold", settings.OovWarnThreshold, "OovFailThreshold", settings.OovFailThreshold);
        section.RequireOrder("TermWarnThreshold", settings.TermWarnThreshold, "TermFailThreshold", settings.TermFailThreshold);
        return settings;

        string[] Paths(SettingsSection table, string key) => [.. table.Texts(key).Select(text => Path.GetFullPath(text, folder))];
    }
}
