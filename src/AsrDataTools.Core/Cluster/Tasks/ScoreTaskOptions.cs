using System.Collections;
using AsrDataTools.Scoring.Words;
using AsrDataTools.Text;

namespace AsrDataTools.Cluster;

/// <summary>How the pairs of a job are made, scored and summed up: what Measure-WordError takes as parameters.</summary>
public sealed record ScoreTaskOptions
{
    private static readonly string[] Keys =
    [
        "Hypothesis", "ReferenceColumn", "HypothesisColumn", "Convention", "Normalizer", "CaseSensitive", "Notation", "FragmentCorrect", "SplitUnsegmented",
        "GroupBy", "BinWidth", "ClusterBy", "ConfidenceLevel", "Replicates", "Seed",
    ];

    /// <summary>Absolute path of the hypotheses; null where the reference's rows hold them too.</summary>
    public string? Hypothesis { get; init; }

    public string? ReferenceColumn { get; init; }

    public string? HypothesisColumn { get; init; }

    public AlignmentConvention Convention { get; init; }

    /// <summary>A normaliser's name, or the absolute path of a file of rules.</summary>
    public string Normalizer { get; init; } = "None";

    public bool CaseSensitive { get; init; }

    public TranscriptNotation Notation { get; init; }

    public bool FragmentCorrect { get; init; }

    public bool SplitUnsegmented { get; init; }

    /// <summary>How counts are summed up at the merge.</summary>
    public WordErrorOptions Summing { get; init; } = new();

    /// <exception cref="SpeechDataException">The normaliser is none, or its rules cannot be read.</exception>
    internal WordScoringOptions Scoring => NamedNormalizer.Apply(
        new WordScoringOptions { Convention = Convention, FragmentsCorrect = FragmentCorrect, SplitUnsegmented = SplitUnsegmented }, Normalizer, CaseSensitive, path => path);

    /// <exception cref="SpeechDataException">A key is unknown (<c>JobKeyUnknown</c>), its value makes no sense, or there is no such normaliser.</exception>
    internal static ScoreTaskOptions Parse(IDictionary table, Func<string, string> resolve)
    {
        SettingsSection section = new(table, Keys, "-Parameter", null, kind: "Job");
        bool caseSensitive = section.Flag("CaseSensitive") ?? false;
        string normalizer = section.Text("Normalizer") ?? "None";
        _ = NamedNormalizer.Apply(new WordScoringOptions(), normalizer, caseSensitive, resolve);
        return new()
        {
            Hypothesis = section.Text("Hypothesis") is { } hypothesis ? resolve(hypothesis) : null,
            ReferenceColumn = section.Text("ReferenceColumn"),
            HypothesisColumn = section.Text("HypothesisColumn"),
            Convention = section.Name<AlignmentConvention>("Convention") ?? default,
            Normalizer = TextNormalizers.Find(normalizer, caseSensitive) is null ? resolve(normalizer) : normalizer,
            CaseSensitive = caseSensitive,
            Notation = section.Name<TranscriptNotation>("Notation") ?? default,
            FragmentCorrect = section.Flag("FragmentCorrect") ?? false,
            SplitUnsegmented = section.Flag("SplitUnsegmented") ?? false,
            Summing = new()
            {
                GroupBy = section.Texts("GroupBy"),
                BinWidth = section.Number("BinWidth", 1e-9, 1e12),
                ClusterBy = section.Name<ErrorClustering>("ClusterBy") ?? default,
                ConfidenceLevel = section.Number("ConfidenceLevel", 0.5, 0.999) ?? 0.95,
                Replicates = section.WholeNumber("Replicates", 100, 1_000_000) ?? 10_000,
                Seed = section.WholeNumber("Seed", int.MinValue, int.MaxValue) ?? 1,
            },
        };
    }
}
