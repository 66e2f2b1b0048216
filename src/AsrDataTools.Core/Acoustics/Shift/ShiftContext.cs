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
        Reference = ShiftSide.Create(reference, options.ReferenceWeights, BySpeaker);
        Difference = ShiftSide.Create(difference, options.DifferenceWeights, BySpeaker);
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

    /// <summary>Why there is too little evidence, or null.</summary>
    public string? TooFewClusters(int reference, int difference, string having)
    {
        const int Enough = ShiftVerdict.MinimumClusters;
        List<string> few = [];
        if (reference < Enough) few.Add($"{reference} in production");
        if (difference < Enough) few.Add($"{difference} in training");
        return few.Count == 0 ? null : $"too few {ClusterNoun}{having}: {string.Join(", ", few)}; {Enough} are needed";
    }
}
