using System.Runtime.Intrinsics;

namespace AsrDataTools.Statistics;

/// <summary>
/// Draws for two sides of clusters: the first <c>reference</c> clusters are the reference's, the following
/// <c>difference</c> the difference's. Each replicate has its own random stream, so that the draws do not depend on the
/// order or the thread in which they are made.
/// </summary>
/// <param name="reference">Clusters of the reference.</param>
/// <param name="difference">Clusters of the difference.</param>
/// <param name="seed">The user's seed.</param>
public sealed class ClusterResampling(int reference, int difference, long seed)
{
    private static readonly Vector128<double> InReference = Vector128.Create(1.0, 0.0);
    private static readonly Vector128<double> InDifference = Vector128.Create(0.0, 1.0);

    /// <summary>Clusters of both sides.</summary>
    public int Count => reference + difference;

    /// <summary>The data as they stand: every cluster once, on its own side.</summary>
    public void Observed(Span<Vector128<double>> factors)
    {
        factors[..reference].Fill(InReference);
        factors[reference..Count].Fill(InDifference);
    }

    /// <summary>Bootstrap: as many clusters as there are, drawn with replacement on each side (Davison and Hinkley 1997, 3.8).</summary>
    public void Bootstrap(int replicate, Span<Vector128<double>> factors)
    {
        SeededRandom random = new(seed, 2L * replicate);
        factors[..Count].Clear();
        for (int i = 0; i < reference; i++) factors[random.Next(reference)] += InReference;
        for (int i = 0; i < difference; i++) factors[reference + random.Next(difference)] += InDifference;
    }

    /// <summary>Permutation: the labels of the sides dealt anew to whole clusters.</summary>
    public void Permute(int replicate, Span<Vector128<double>> factors)
    {
        SeededRandom random = new(seed, 2L * replicate + 1);
        Observed(factors);
        random.Shuffle(factors[..Count]);
    }

    /// <summary>Permutation within groups: the labels of the sides dealt anew to the clusters of each group.</summary>
    /// <param name="groups">Numbers of the clusters of each group; no cluster is in two.</param>
    public void PermuteWithin(int[][] groups, int replicate, Span<Vector128<double>> factors)
    {
        SeededRandom random = new(seed, 2L * replicate + 1);
        Observed(factors);
        foreach (int[] group in groups)
        {
            for (int i = group.Length - 1; i > 0; i--)
            {
                int j = random.Next(i + 1);
                (factors[group[i]], factors[group[j]]) = (factors[group[j]], factors[group[i]]);
            }
        }
    }
}
