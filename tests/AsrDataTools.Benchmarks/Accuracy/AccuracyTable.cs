using System.Globalization;

namespace AsrDataTools.Benchmarks.Accuracy;

/// <summary>Runs the studies and writes one Markdown table each, as the methods pages show them.</summary>
internal static class AccuracyTable
{
    private static readonly IReadOnlyList<IAccuracyStudy> Studies =
    [
        new DeclarationAccuracy(),
        new ShiftAccuracy(),
        new JointShiftAccuracy(),
        new DecayTimeAccuracy(),
        new ChannelAccuracy(),
        new BandwidthAccuracy(),
        new G711Accuracy(),
        new Levels.LevelsAccuracy(),
        new SpeechActivityAccuracy(),
        new Timing.SpeechEdgeAccuracy(),
        new Timing.AnnotationTimingAccuracy(),
        new Timing.WordTimingAccuracy(),
        new Levels.HumAccuracy(),
        new Levels.DropoutAccuracy(),
        new SnrAccuracy(),
        new SnrCalibrationStudy(),
        new VoiceAccuracy(),
        new CrosstalkAccuracy(),
        new BlameAccuracy(),
        new AccentErrorAccuracy(),
        new CoverageAccuracy(),
        new RobustnessAccuracy(),
        new Coverage.CollectionAccuracy(),
        new Coverage.SamplingAccuracy(),
        new Vocabulary.VocabularyAccuracy(),
        new Audit.AuditAccuracy(),
        new Redaction.RedactionAccuracy(),
        new Power.PowerAccuracy(),
    ];

    /// <summary>0 when every target is reached, 1 when one is missed, 2 for an unknown study.</summary>
    public static int Write(TextWriter output, IReadOnlyList<string> names)
    {
        string[] unknown = [.. names.Where(name => Studies.All(study => study.Name != name))];
        if (unknown.Length > 0)
        {
            Console.Error.WriteLine($"No study is called {string.Join(", ", unknown)}. There are: {string.Join(", ", Studies.Select(study => study.Name))}.");
            return 2;
        }

        int missed = 0;
        foreach (IAccuracyStudy study in Studies.Where(study => names.Count == 0 || names.Contains(study.Name)))
        {
            output.WriteLine($"## {study.Name}");
            output.WriteLine();
            output.WriteLine("| Measure | Against | Statistic | Figure | n | Target | |");
            output.WriteLine("|---|---|---|---:|---:|---|---|");
            foreach (AccuracyRow row in study.Run())
            {
                output.WriteLine(Line(row));
                missed += row.Reached == false ? 1 : 0;
            }

            output.WriteLine();
        }

        return missed == 0 ? 0 : 1;
    }

    private static string Line(AccuracyRow row)
    {
        string figure = row.Missing is null
            ? string.Create(CultureInfo.InvariantCulture, $"{row.Value:0.###} {row.Unit}").TrimEnd()
            : $"not installed: {row.Missing}";
        string mark = row.Reached switch { true => "reached", false => "**missed**", null => "" };
        return string.Create(CultureInfo.InvariantCulture, $"| `{row.Measure}` | {row.Against} | {row.Statistic} | {figure} | {row.Count} | {row.Target} | {mark} |");
    }
}
