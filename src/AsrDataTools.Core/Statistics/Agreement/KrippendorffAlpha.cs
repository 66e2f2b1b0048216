namespace AsrDataTools.Statistics.Agreement;

/// <summary>
/// Krippendorff's α = 1 − observed / expected disagreement (Krippendorff 2011, Computing Krippendorff's Alpha-Reliability): any
/// number of annotators, any of them missing anywhere. 1 is perfect agreement, 0 what chance gives, below 0 systematic
/// disagreement.
/// </summary>
/// <remarks>
/// The coincidence matrix is never made: its disagreement is a sum over units, and for nominal, ordinal and interval data
/// that sum follows from counts or moments. Ordinal distance is the distance of mean ranks. Only ratio data take time
/// quadratic in the number of different values.
/// </remarks>
public sealed class KrippendorffAlpha
{
    private readonly MeasurementLevel _level;

    // The different values, ascending, and of each unit that at least two annotated the places of its values among them.
    private readonly double[] _values;
    private readonly int[][] _units;
    private readonly IReadOnlyList<int>? _copies;

    /// <param name="units">
    /// The values of each unit, one per annotator in any order; NaN is missing. Nominal values are any numbers that tell the
    /// categories apart.
    /// </param>
    /// <param name="level">What differences mean.</param>
    /// <param name="copies">How many units there are of each kind, where like ones are given once; null for one of each.</param>
    /// <exception cref="ArgumentException">An infinite value, or a negative one on a ratio scale.</exception>
    public KrippendorffAlpha(IEnumerable<IReadOnlyList<double>> units, MeasurementLevel level, IReadOnlyList<int>? copies = null)
    {
        _level = level;
        _copies = copies;
        double[][] given = [.. units.Select(unit => unit.Where(value => !double.IsNaN(value)).ToArray())];
        _values = [.. given.Where(unit => unit.Length > 1).SelectMany(unit => unit).Distinct().Order()];
        if (_values.Any(double.IsInfinity)) throw new ArgumentException("A value is infinite.", nameof(units));
        if (level == MeasurementLevel.Ratio && _values.Length > 0 && _values[0] < 0)
        {
            throw new ArgumentException("A ratio scale has no negative values.", nameof(units));
        }

        _units = [.. given.Select(unit => unit.Length > 1 ? unit.Select(value => Array.BinarySearch(_values, value)).ToArray() : [])];
        PairableUnits = Enumerable.Range(0, _units.Length).Sum(u => _units[u].Length > 0 ? (long)Copies(u) : 0);
    }

    /// <summary>Units with at least two values; the others say nothing of agreement.</summary>
    public long PairableUnits { get; }

    /// <summary>α; null without pairable units or where all values are one and the same.</summary>
    public double? Value() => Value(unit => 1);

    /// <summary>α of a sample that holds each unit as often as told.</summary>
    public double? Value(Func<int, int> times)
    {
        double[] counts = new double[_values.Length];
        double n = 0;
        for (int u = 0; u < _units.Length; u++)
        {
            double weight = (double)times(u) * Copies(u);
            foreach (int value in _units[u]) counts[value] += weight;
            n += weight * _units[u].Length;
        }

        if (n == 0) return null;
        double[] positions = _level == MeasurementLevel.Ordinal ? MeanRanks(counts) : Centred(counts, n);
        double observed = 0;
        for (int u = 0; u < _units.Length; u++)
        {
            double weight = (double)times(u) * Copies(u);
            if (weight > 0 && _units[u].Length > 0) observed += weight * OfUnit(_units[u], positions) / (_units[u].Length - 1);
        }

        double expected = OfAll(counts, n, positions) / (n - 1);
        return expected > 0 ? 1 - observed / expected : null;
    }

    /// <summary>Bootstrap interval; null with fewer than two clusters.</summary>
    /// <param name="clusterOf">Cluster of each unit from 0: its recording, or its own number for units on their own.</param>
    /// <param name="clusters">Number of clusters.</param>
    public (double Low, double High)? Interval(
        IReadOnlyList<int> clusterOf, int clusters, BootstrapSettings settings, CancellationToken cancellation)
    {
        int[] times = new int[clusters];
        return ClusterBootstrap.Interval(
            clusters,
            draws =>
            {
                draws.CopyTo(times);
                return Value(unit => times[clusterOf[unit]]);
            },
            settings,
            cancellation);
    }

    private int Copies(int unit) => _copies?[unit] ?? 1;

    // Sums of squared distances over ordered pairs of a unit's values, and over ordered pairs of all values.
    private double OfUnit(int[] unit, double[] positions) => _level switch
    {
        MeasurementLevel.Nominal => Ordered(unit, (a, b) => a == b ? 0 : 1),
        MeasurementLevel.Ratio => Ordered(unit, Ratio),
        _ => Ordered(unit, (a, b) => (positions[a] - positions[b]) * (positions[a] - positions[b])),
    };

    private double OfAll(double[] counts, double n, double[] positions)
    {
        double sum = 0;
        double squares = 0;
        switch (_level)
        {
            case MeasurementLevel.Nominal:
                foreach (double count in counts) squares += count * count;
                return n * n - squares;
            case MeasurementLevel.Ratio:
                for (int a = 0; a < counts.Length; a++)
                {
                    for (int b = 0; b < a; b++) sum += counts[a] * counts[b] * Ratio(a, b);
                }

                return 2 * sum;
            default:
                for (int a = 0; a < counts.Length; a++)
                {
                    sum += counts[a] * positions[a];
                    squares += counts[a] * positions[a] * positions[a];
                }

                return 2 * (n * squares - sum * sum);
        }
    }

    private double Ratio(int a, int b)
    {
        double sum = _values[a] + _values[b];
        double part = a == b || sum == 0 ? 0 : (_values[a] - _values[b]) / sum;
        return part * part;
    }

    // A unit has as many values as there are annotators: few.
    private static double Ordered(int[] unit, Func<int, int, double> squaredDistance)
    {
        double sum = 0;
        for (int i = 1; i < unit.Length; i++)
        {
            for (int j = 0; j < i; j++) sum += squaredDistance(unit[i], unit[j]);
        }

        return 2 * sum;
    }

    private static double[] MeanRanks(double[] counts)
    {
        double[] ranks = new double[counts.Length];
        double before = 0;
        for (int value = 0; value < counts.Length; value++)
        {
            ranks[value] = before + counts[value] / 2;
            before += counts[value];
        }

        double middle = before / 2;
        for (int value = 0; value < ranks.Length; value++) ranks[value] -= middle;
        return ranks;
    }

    // About their mean, so that the difference of moments does not cancel.
    private double[] Centred(double[] counts, double n)
    {
        double mean = 0;
        for (int value = 0; value < counts.Length; value++) mean += counts[value] * _values[value] / n;
        return [.. _values.Select(value => value - mean)];
    }
}
