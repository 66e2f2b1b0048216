using AsrDataTools.Statistics;

namespace AsrDataTools.Acoustics;

/// <summary>One side's values of one measure, in the order of its profiles, with what is missing and what has no weight left out.</summary>
/// <param name="Numbers">The values.</param>
/// <param name="Clusters">Cluster of each, as the side numbers them.</param>
/// <param name="Weights">Weight of each.</param>
internal sealed record ShiftValues(double[] Numbers, int[] Clusters, double[] Weights)
{
    /// <param name="side">Production or training.</param>
    /// <param name="value">Reads the measure; null where it is missing.</param>
    public static ShiftValues Of(ShiftSide side, Func<AcousticProfile, double?> value)
    {
        int count = side.Profiles.Count, taken = 0;
        double[] numbers = new double[count], weights = new double[count];
        int[] clusters = new int[count];
        for (int i = 0; i < count; i++)
        {
            if (side.Weights[i] <= 0 || value(side.Profiles[i]) is not { } number) continue;
            (numbers[taken], clusters[taken], weights[taken]) = (number, side.Clusters[i], side.Weights[i]);
            taken++;
        }

        return taken == count ? new(numbers, clusters, weights) : new(numbers[..taken], clusters[..taken], weights[..taken]);
    }

    /// <summary>Both sides together.</summary>
    /// <param name="offset">Clusters of the reference, after which those of the difference are numbered.</param>
    public static ClusteredSample Pool(ShiftValues reference, ShiftValues difference, int offset) => new(
        [.. reference.Numbers, .. difference.Numbers],
        [.. reference.Clusters, .. difference.Clusters.Select(cluster => cluster + offset)],
        [.. reference.Weights, .. difference.Weights]);
}
