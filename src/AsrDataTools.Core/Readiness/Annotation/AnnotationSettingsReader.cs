using AsrDataTools.Annotation.Depth;

namespace AsrDataTools.Readiness;

/// <summary>Reads the annotation gate's part of a plan: paths alone, or a table.</summary>
internal static class AnnotationSettingsReader
{
    private const string Key = "Annotation";

    public static IReadOnlyList<string> Keys { get; } = ["Path", "RequiredLevel", "RequiredShare", "RequiredTag", "ConfidenceLevel", "Replicates"];

    /// <param name="plan">The plan, which may lack the key.</param>
    /// <param name="folder">Where relative paths start; absolute.</param>
    /// <exception cref="SpeechDataException"><c>PlanInvalid</c> or <c>PlanKeyUnknown</c>.</exception>
    public static AnnotationGateSettings Read(SettingsSection plan, string folder)
    {
        AnnotationGateSettings defaults = new();
        if (!plan.IsTable(Key)) return defaults with { Paths = Paths(plan, Key) };
        SettingsSection section = plan.Section(Key, Keys)!;
        return defaults with
        {
            Paths = Paths(section, "Path"),
            RequiredLevel = section.WholeNumber("RequiredLevel", 0, DepthOptions.HighestLevel) ?? defaults.RequiredLevel,
            RequiredShare = section.Number("RequiredShare", 0.01, 1) ?? defaults.RequiredShare,
            RequiredTags = section.Names<DepthTag>("RequiredTag") ?? defaults.RequiredTags,
            ConfidenceLevel = section.Number("ConfidenceLevel", 0.5, 0.999) ?? defaults.ConfidenceLevel,
            Replicates = section.WholeNumber("Replicates", 100, 1_000_000) ?? defaults.Replicates,
        };

        string[] Paths(SettingsSection table, string key) => [.. table.Texts(key).Select(text => Path.GetFullPath(text, folder))];
    }
}
