using System.Runtime.Intrinsics;

namespace AsrDataTools.Statistics;

/// <summary>
/// The pooled observations of two sides, ranked once. Every resampling of whole clusters is then one pass that adds up
/// masses per distinct value: no sorting, no drawing of single observations.
/// </summary>
public sealed class ClusteredSample
{
    private readonly int[] _cluster;

    // Null where each is 1, which is the rule: a sum of whole factors is the same with and without them.
    private readonly double[]? _weight;
    private readonly int[] _end;

    /// <param name="values">Observations of both sides, in any order; not NaN.</param>
    /// <param name="clusters">Cluster of each observation: an index into the factors given to <see cref="Masses"/>.</param>
    /// <param name="weights">Weight of each observation; null for 1 each.</param>
    public ClusteredSample(ReadOnlySpan<double> values, ReadOnlySpan<int> clusters, ReadOnlySpan<double> weights = default)
    {
        int count = values.Length;
        double[] sorted = values.ToArray();
        int[] order = new int[count];
        for (int i = 0; i < count; i++) order[i] = i;
        Array.Sort(sorted, order);

        _cluster = new int[count];
        bool even = weights.IsEmpty || !weights.ContainsAnyExcept(1.0);
        if (!even) _weight = new double[count];
        List<double> distinct = [];
        List<int> ends = [];
        for (int i = 0; i < count; i++)
        {
            _cluster[i] = clusters[order[i]];
            if (_weight is not null) _weight[i] = weights[order[i]];
            if (i + 1 < count && sorted[i + 1] == sorted[i]) continue;
            distinct.Add(sorted[i]);
            ends.Add(i + 1);
        }

        Values = [.. distinct];
        _end = [.. ends];
    }

    /// <summary>The distinct values, ascending.</summary>
    public double[] Values { get; }

    /// <summary>Observations.</summary>
    public int Count => _cluster.Length;

    /// <summary>Adds up both sides' masses on <see cref="Values"/>.</summary>
    /// <param name="factors">
    /// For each cluster how often it counts: element 0 in the reference, element 1 in the difference.
    /// </param>
    /// <param name="reference">Takes the reference's masses; as long as <see cref="Values"/>.</param>
    /// <param name="difference">Takes the difference's masses.</param>
    public void Masses(ReadOnlySpan<Vector128<double>> factors, Span<double> reference, Span<double> difference)
    {
        ReadOnlySpan<int> cluster = _cluster;
        ReadOnlySpan<double> weight = _weight;
        int i = 0;
        for (int g = 0; g < _end.Length; g++)
        {
            Vector128<double> sum = Vector128<double>.Zero;
            int end = _end[g];
            if (weight.IsEmpty)
            {
                for (; i < end; i++) sum += factors[cluster[i]];
            }
            else
            {
                for (; i < end; i++) sum += factors[cluster[i]] * weight[i];
            }

            reference[g] = sum[0];
            difference[g] = sum[1];
        }
    }
}
