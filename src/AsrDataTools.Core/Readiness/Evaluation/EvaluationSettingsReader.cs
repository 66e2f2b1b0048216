using AsrDataTools.Leakage;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Text;

namespace AsrDataTools.Readiness;

/// <summary>Reads the evaluation gate's part of a plan: paths alone, or a table.</summary>
internal static class EvaluationSettingsReader
{
    private const string Key = "Evaluation";

    public static IReadOnlyList<string> Keys { get; } =
    [
        "Path", "Hypothesis", "ReferenceColumn", "HypothesisColumn", "Convention", "Normalizer", "MaximumWordErrorRate", "MaximumSliceWordErrorRate", "SliceBy",
        "LeakageKinds", "LeakageFailThreshold", "SpeakerFailThreshold", "TextWarnThreshold",
        "Annotation", "MarginPoints", "ExpectedErrorRate", "MinimumSliceShare", "MarginWarnThreshold", "MarginFailThreshold", "NoisySnrDb", "RequiredSlice", "ConfidenceLevel", "Replicates",
    ];

    /// <param name="plan">The plan, which may lack the key.</param>
    /// <param name="folder">Where relative paths start; absolute.</param>
    /// <exception cref="SpeechDataException"><c>PlanInvalid</c> or <c>PlanKeyUnknown</c>; the normaliser's own where its rules cannot be read.</exception>
    public static EvaluationGateSettings Read(SettingsSection plan, string folder)
    {
        EvaluationGateSettings defaults = new();
        if (!plan.IsTable(Key)) return defaults with { Paths = Paths(plan, Key) };
        SettingsSection section = plan.Section(Key, Keys)!;
        IReadOnlyList<string> slices = section.Texts("SliceBy");
        double warn = section.Number("MarginWarnThreshold", 0.01, 1) ?? defaults.MarginWarnThreshold, fail = section.Number("MarginFailThreshold", 0.01, 1) ?? defaults.MarginFailThreshold;
        section.RequireOrder("MarginWarnThreshold", warn, "MarginFailThreshold", fail);
        return defaults with
        {
            AnnotationPaths = Paths(section, "Annotation"),
            MarginPoints = section.Number("MarginPoints", 0.01, 100) ?? defaults.MarginPoints,
            ExpectedErrorRate = section.Number("ExpectedErrorRate", 0.001, 2) ?? defaults.ExpectedErrorRate,
            MinimumSliceShare = section.Number("MinimumSliceShare", 0, 1) ?? defaults.MinimumSliceShare,
            MarginWarnThreshold = warn,
            MarginFailThreshold = fail,
            NoisySnrDb = section.Number("NoisySnrDb", -20, 60) ?? defaults.NoisySnrDb,
            RequiredSlices = section.Names<RequiredSlice>("RequiredSlice"),
            Paths = Paths(section, "Path"),
            HypothesisPath = section.Text("Hypothesis") is { } hypothesis ? Path.GetFullPath(hypothesis, folder) : null,
            ReferenceColumn = section.Text("ReferenceColumn"),
            HypothesisColumn = section.Text("HypothesisColumn"),
            Scoring = Scoring(section, folder),
            MaximumWordErrorRate = section.Number("MaximumWordErrorRate", 0, 100),
            MaximumSliceWordErrorRate = section.Number("MaximumSliceWordErrorRate", 0, 100),
            SliceBy = slices.Count > 0 ? slices : defaults.SliceBy,
            LeakageKinds = section.Names<LeakageKind>("LeakageKinds") is { Count: > 0 } kinds ? kinds : defaults.LeakageKinds,
            LeakageFailThreshold = section.Number("LeakageFailThreshold", 0, 1) ?? defaults.LeakageFailThreshold,
            SpeakerFailThreshold = section.Number("SpeakerFailThreshold", 0, 1) ?? defaults.SpeakerFailThreshold,
            TextWarnThreshold = section.Number("TextWarnThreshold", 0, 1) ?? defaults.TextWarnThreshold,
            ConfidenceLevel = section.Number("ConfidenceLevel", 0.5, 0.999) ?? defaults.ConfidenceLevel,
            Replicates = section.WholeNumber("Replicates", 100, 1_000_000) ?? defaults.Replicates,
        };

        static WordScoringOptions Scoring(SettingsSection section, string folder)
        {
            WordScoringOptions options = new() { Convention = section.Name<AlignmentConvention>("Convention") ?? AlignmentConvention.Nist };
            string normalizer = section.Text("Normalizer") ?? "None";
            if (TextNormalizers.Find(normalizer, caseSensitive: false) is null && !File.Exists(Path.GetFullPath(normalizer, folder)))
                throw section.Invalid("Normalizer", $"is '{normalizer}', neither a normalizer nor a file of rules; did you mean '{NearestName.Of(normalizer, TextNormalizers.Names)}'? Known are {string.Join(", ", TextNormalizers.Names)}");
            return NamedNormalizer.Apply(options, normalizer, caseSensitive: false, path => Path.GetFullPath(path, folder));
        }

        string[] Paths(SettingsSection table, string key) => [.. table.Texts(key).Select(text => Path.GetFullPath(text, folder))];
    }
}
