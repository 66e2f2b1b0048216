using AsrDataTools.Acoustics;

namespace AsrDataTools.Readiness;

/// <summary>Reads the acoustic gate's table of a plan.</summary>
internal static class AcousticSettingsReader
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "WarnThreshold", "FailThreshold", "ShapeWarnThreshold", "ShapeFailThreshold", "UncoveredWarnThreshold",
        "UncoveredFailThreshold", "ConfidenceLevel", "Replicates", "ClusterBy", "CoverageFloor",
    ];

    /// <exception cref="SpeechDataException"><c>PlanInvalid</c>.</exception>
    public static AcousticGateSettings Read(SettingsSection section)
    {
        AcousticComparisonOptions defaults = new();
        AcousticComparisonOptions comparison = defaults with
        {
            WarnThreshold = section.Number("WarnThreshold", 0, 1) ?? defaults.WarnThreshold,
            FailThreshold = section.Number("FailThreshold", 0, 1) ?? defaults.FailThreshold,
            ShapeWarnThreshold = section.Number("ShapeWarnThreshold", 0, 100) ?? defaults.ShapeWarnThreshold,
            ShapeFailThreshold = section.Number("ShapeFailThreshold", 0, 100) ?? defaults.ShapeFailThreshold,
            UncoveredWarnThreshold = section.Number("UncoveredWarnThreshold", 0, 1) ?? defaults.UncoveredWarnThreshold,
            UncoveredFailThreshold = section.Number("UncoveredFailThreshold", 0, 1) ?? defaults.UncoveredFailThreshold,
            ConfidenceLevel = section.Number("ConfidenceLevel", 0.5, 0.999) ?? defaults.ConfidenceLevel,
            Replicates = section.WholeNumber("Replicates", 100, 1_000_000) ?? defaults.Replicates,
            ClusterBy = section.Name<ShiftClustering>("ClusterBy") ?? defaults.ClusterBy,
        };
        section.RequireOrder("WarnThreshold", comparison.WarnThreshold, "FailThreshold", comparison.FailThreshold);
        section.RequireOrder("ShapeWarnThreshold", comparison.ShapeWarnThreshold, "ShapeFailThreshold", comparison.ShapeFailThreshold);
        section.RequireOrder("UncoveredWarnThreshold", comparison.UncoveredWarnThreshold, "UncoveredFailThreshold", comparison.UncoveredFailThreshold);
        AcousticGateSettings settings = new() { Comparison = comparison };
        return settings with { CoverageFloor = section.Number("CoverageFloor", 0.01, 0.99) ?? settings.CoverageFloor };
    }
}
