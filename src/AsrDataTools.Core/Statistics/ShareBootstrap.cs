namespace AsrDataTools.Statistics;

/// <summary>
/// Shares of a mass (hours) over categories (accents), where the mass comes in clusters of very unequal size (speakers). The
/// clusters are taken as drawn at random from a population; the intervals are of the shares in it.
/// </summary>
/// <remarks>
/// A plain percentile interval is too short at 20 clusters of skewed size: a draw that misses the large ones has both too
/// small a share and too small a spread. The studentised bootstrap (Efron and Tibshirani 1993, 12.5; Davison and Hinkley 1997, 5.2)
/// mends that: it looks at the error in units of its own standard error, on the logit scale, with the linearised variance of a
/// ratio (Cochran 1977, 6.4).
/// </remarks>
public sealed class ShareBootstrap
{
    // Entries of cluster c are those from _first[c] to _first[c + 1].
    private readonly int[] _first;
    private readonly int[] _category;
    private readonly double[] _mass;
    private readonly double[] _clusterMass;
    private readonly int _categories;
    private readonly double[]? _target;

    /// <param name="categories">Number of categories.</param>
    /// <param name="clusters">Of each cluster its masses by category, ≥ 0; no category twice.</param>
    /// <param name="target">Shares that these are held against, by category; null for none.</param>
    public ShareBootstrap(int categories, IReadOnlyList<IReadOnlyList<(int Category, double Mass)>> clusters, double[]? target = null)
    {
        _categories = categories;
        _target = target;
        _first = new int[clusters.Count + 1];
        _clusterMass = new double[clusters.Count];
        for (int c = 0; c < clusters.Count; c++) _first[c + 1] = _first[c] + clusters[c].Count;
        _category = new int[_first[^1]];
        _mass = new double[_first[^1]];
        for (int c = 0; c < clusters.Count; c++)
        {
            for (int i = 0; i < clusters[c].Count; i++)
            {
                (_category[_first[c] + i], _mass[_first[c] + i]) = clusters[c][i];
                _clusterMass[c] += clusters[c][i].Mass;
            }
        }

        int[] once = new int[clusters.Count];
        Array.Fill(once, 1);
        Shares = new double[categories];
        StandardErrors = new double[categories];
        Sums sums = new(categories);
        Distance = Measure(once, sums, Shares, StandardErrors);
        double squares = _clusterMass.Sum(mass => mass * mass);
        AllEffectiveClusters = squares > 0 ? _clusterMass.Sum() * _clusterMass.Sum() / squares : 0;
        EffectiveClusters = [.. sums.Mass.Zip(sums.Squares, (mass, square) => square > 0 ? mass * mass / square : 0)];
    }

    /// <summary>Share of each category, 0…1; NaN without mass.</summary>
    public double[] Shares { get; }

    /// <summary>Of the logit of each share; NaN where it has none (share 0 or 1).</summary>
    public double[] StandardErrors { get; }

    /// <summary>Of each category the equally large clusters that its own are worth, (Σm)² / Σm²; 0 without mass.</summary>
    public double[] EffectiveClusters { get; }

    /// <summary>The same over all categories.</summary>
    public double AllEffectiveClusters { get; }

    /// <summary>Total variation distance from the target, ½ Σ |share − target|, and its standard error; NaN without a target.</summary>
    public (double Value, double Error) Distance { get; }

    /// <summary>Draws whole clusters anew.</summary>
    /// <param name="replicates">Number of draws.</param>
    /// <param name="seed">Same seed and data, same result, whatever the number of threads.</param>
    /// <param name="threads">Most threads.</param>
    /// <returns>Shares and standard errors, by replicate and category.</returns>
    public ShareReplicates Draw(int replicates, long seed, int threads, CancellationToken cancellation)
    {
        ShareReplicates drawn = new(this, replicates);
        int clusters = _clusterMass.Length;
        ParallelOptions options = new() { TaskScheduler = TaskScheduler.Current, MaxDegreeOfParallelism = threads, CancellationToken = cancellation };
        Parallel.For(0, replicates, options, () => (Counts: new int[clusters], Sums: new Sums(_categories)), (replicate, _, buffers) =>
        {
            SeededRandom random = new(seed, replicate);
            Array.Clear(buffers.Counts);
            for (int i = 0; i < clusters; i++) buffers.Counts[random.Next(clusters)]++;
            drawn.Distances[replicate] = Measure(buffers.Counts, buffers.Sums, drawn.Shares[replicate], drawn.StandardErrors[replicate]);
            return buffers;
        }, _ => { });
        return drawn;
    }

    private (double Value, double Error) Measure(int[] counts, Sums sums, Span<double> shares, Span<double> errors)
    {
        sums.Clear();
        double total = 0;
        double squares = 0;
        for (int c = 0; c < counts.Length; c++)
        {
            int count = counts[c];
            if (count == 0) continue;
            double all = _clusterMass[c];
            total += count * all;
            squares += count * all * all;
            for (int i = _first[c]; i < _first[c + 1]; i++)
            {
                int category = _category[i];
                double mass = _mass[i];
                sums.Mass[category] += count * mass;
                sums.Squares[category] += count * mass * mass;
                sums.Products[category] += count * mass * all;
            }
        }

        // The variance of a mean of n draws has n − 1 below.
        double small = counts.Length / Math.Max(1, counts.Length - 1.0);
        for (int k = 0; k < _categories; k++)
        {
            double share = sums.Mass[k] / total;
            // Σ (x − share · X)² over clusters, x the category's part of the cluster's mass X.
            double spread = Math.Max(0, sums.Squares[k] - 2 * share * sums.Products[k] + share * share * squares);
            shares[k] = share;
            errors[k] = share is > 0 and < 1 ? Math.Sqrt(small * spread) / (total * share * (1 - share)) : double.NaN;
        }

        return DistanceOf(counts, shares, sums, total, squares, small);
    }

    // The distance is the share of the categories that have more than their target, less that target.
    private (double Value, double Error) DistanceOf(int[] counts, ReadOnlySpan<double> shares, Sums sums, double total, double squares, double small)
    {
        if (_target is null) return (double.NaN, double.NaN);
        double value = 0;
        double share = 0;
        double ownSquares = 0;
        double products = 0;
        for (int k = 0; k < _categories; k++)
        {
            value += Math.Abs(shares[k] - _target[k]) / 2;
            if (!(shares[k] > _target[k])) continue;
            share += shares[k];
            ownSquares += sums.Squares[k];
            products += sums.Products[k];
        }

        if (_category.Length > counts.Length) ownSquares = SquaresAbove(counts, shares);
        return (value, Math.Sqrt(small * Math.Max(0, ownSquares - 2 * share * products + share * share * squares)) / total);
    }

    // Clusters with several categories need the square of the sum, not the sum of the squares.
    private double SquaresAbove(int[] counts, ReadOnlySpan<double> shares)
    {
        double squares = 0;
        for (int c = 0; c < counts.Length; c++)
        {
            if (counts[c] == 0) continue;
            double mass = 0;
            for (int i = _first[c]; i < _first[c + 1]; i++)
            {
                if (shares[_category[i]] > _target![_category[i]]) mass += _mass[i];
            }

            squares += counts[c] * mass * mass;
        }

        return squares;
    }

    private sealed class Sums(int categories)
    {
        public double[] Mass { get; } = new double[categories];

        public double[] Squares { get; } = new double[categories];

        public double[] Products { get; } = new double[categories];

        public void Clear()
        {
            Array.Clear(Mass);
            Array.Clear(Squares);
            Array.Clear(Products);
        }
    }
}
