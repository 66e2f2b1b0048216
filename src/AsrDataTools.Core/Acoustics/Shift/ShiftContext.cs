using AsrDataTools.Statistics;

namespace AsrDataTools.Acoustics;

/// <summary>What all rows of one comparison share.</summary>
internal sealed class ShiftContext
{
    public ShiftContext(IReadOnlyList<AcousticProfile> reference, IReadOnlyList<AcousticProfile> difference, AcousticComparisonOptions options)
    {
        Options = options;
        const int Enough = ShiftVerdict.MinimumClusters;
        BySpeaker = options.ClusterBy switch
        {
            ShiftClustering.Speaker => true,
            ShiftClustering.Recording => false,
            _ => ShiftSide.CountSpeakers(reference) >= Enough && ShiftSide.CountSpeakers(difference) >= Enough,
        };
        Reference = Side(reference, options.ReferenceWeights);
        Difference = Side(difference, options.DifferenceWeights);
        Resampling = new ClusterResampling(Reference.ClusterCount, Difference.ClusterCount, options.Seed);
    }

    public AcousticComparisonOptions Options { get; }

    public ShiftSide Reference { get; }

    public ShiftSide Difference { get; }

    public bool BySpeaker { get; }

    public ClusterResampling Resampling { get; }

    /// <summary>What limits every row alike.</summary>
    public IEnumerable<string> Remarks => BySpeaker ? [] : ["clusters are recordings: intervals do not cover new speakers"];

    /// <summary>"speakers" or "recordings", for messages.</summary>
    public string ClusterNoun => BySpeaker ? "speakers" : "recordings";

    // In an order of their own: the draws, and so the result, must not hang on which file was measured first.
    private ShiftSide Side(IReadOnlyList<AcousticProfile> profiles, IReadOnlyList<double>? weights)
    {
        int[] order =
        [
            .. Enumerable.Range(0, profiles.Count)
                .OrderBy(i => profiles[i].Path, StringComparer.Ordinal).ThenBy(i => profiles[i].Channel).ThenBy(i => profiles[i].StartSeconds),
        ];
        return ShiftSide.Create([.. order.Select(i => profiles[i])], weights is null ? null : [.. order.Select(i => weights[i])], BySpeaker);
    }

    /// <summary>Why there is too little evidence, or null.</summary>
    public string? TooFewClusters(int reference, int difference, string having)
    {
        const int Enough = ShiftVerdict.MinimumClusters;
        List<string> few = [];
        if (reference < Enough) few.Add($"{reference} in production");
        if (difference < Enough) few.Add($"{difference} in {Options.DifferenceName}");
        return few.Count == 0 ? null : $"too few {ClusterNoun}{having}: {string.Join(", ", few)}; {Enough} are needed";
    }
}
