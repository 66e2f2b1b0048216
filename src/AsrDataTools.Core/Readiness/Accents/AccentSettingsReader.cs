namespace AsrDataTools.Readiness;

/// <summary>Reads the accent gate's table of a plan.</summary>
internal static class AccentSettingsReader
{
    public static IReadOnlyList<string> Keys { get; } =
    [
        "MinimumRatio", "MinimumSpeakers", "MajorShare", "MinorShare", "UncoveredWarnThreshold", "UncoveredFailThreshold",
        "TotalVariationThreshold", "UnlabelledThreshold", "MinutesPerSpeaker", "ConfidenceLevel", "Replicates", "AccentMap", "MinutesPerCall", "WordError",
    ];

    /// <param name="section">The table.</param>
    /// <param name="folder">Where relative paths start; absolute.</param>
    /// <exception cref="SpeechDataException"><c>PlanInvalid</c>.</exception>
    public static AccentGateSettings Read(SettingsSection section, string folder)
    {
        AccentGateSettings defaults = new();
        AccentGateSettings settings = defaults with
        {
            MinimumRatio = section.Number("MinimumRatio", 0.01, 0.99) ?? defaults.MinimumRatio,
            MinimumSpeakers = section.WholeNumber("MinimumSpeakers", 2, 1_000_000) ?? defaults.MinimumSpeakers,
            MajorShare = section.Number("MajorShare", 0, 1) ?? defaults.MajorShare,
            MinorShare = section.Number("MinorShare", 0, 1) ?? defaults.MinorShare,
            UncoveredWarnThreshold = section.Number("UncoveredWarnThreshold", 0, 1) ?? defaults.UncoveredWarnThreshold,
            UncoveredFailThreshold = section.Number("UncoveredFailThreshold", 0, 1) ?? defaults.UncoveredFailThreshold,
            TotalVariationThreshold = section.Number("TotalVariationThreshold", 0, 1) ?? defaults.TotalVariationThreshold,
            UnlabelledThreshold = section.Number("UnlabelledThreshold", 0, 1) ?? defaults.UnlabelledThreshold,
            MinutesPerSpeaker = section.Number("MinutesPerSpeaker", 0.1, 100_000) ?? defaults.MinutesPerSpeaker,
            ConfidenceLevel = section.Number("ConfidenceLevel", 0.5, 0.999) ?? defaults.ConfidenceLevel,
            Replicates = section.WholeNumber("Replicates", 100, 1_000_000) ?? defaults.Replicates,
            AccentMap = section.TextTable("AccentMap") ?? defaults.AccentMap,
            AccentMapPath = section.IsTable("AccentMap") ? null : section.Text("AccentMap") is string path ? Path.GetFullPath(path, folder) : null,
            WordErrorPath = section.Text("WordError") is string errors ? Path.GetFullPath(errors, folder) : null,
            MinutesPerCall = section.IsTable("MinutesPerCall")
                ? section.NumberTable("MinutesPerCall", 0.001, 1440)
                : section.Number("MinutesPerCall", 0.001, 1440) is double minutes ? new Dictionary<string, double> { [Coverage.TrafficOptions.AnyAccent] = minutes } : defaults.MinutesPerCall,
        };
        section.RequireOrder("MinorShare", settings.MinorShare, "MajorShare", settings.MajorShare);
        section.RequireOrder("UncoveredWarnThreshold", settings.UncoveredWarnThreshold, "UncoveredFailThreshold", settings.UncoveredFailThreshold);
        return settings;
    }
}
