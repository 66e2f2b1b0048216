using AsrDataTools.Statistics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// The profiles and features that the joint row looks at: production's rows first, then training's. A feature is a numeric
/// measure, or whether a trace of coding or of a lower sampling rate was found; NaN where missing.
/// </summary>
internal sealed class JointSample
{
    private const double CorrelatedFrom = 0.8;

    private JointSample(int referenceRows, int[] rows, List<Feature> features, int[] groups)
    {
        ReferenceRows = referenceRows;
        Rows = rows;
        Features = features;
        Groups = groups;
    }

    /// <summary>Rows of production; those of training follow.</summary>
    public int ReferenceRows { get; }

    /// <summary>Index of each row's profile on its own side.</summary>
    public int[] Rows { get; }

    public IReadOnlyList<Feature> Features { get; }

    /// <summary>Group of each feature: features that move together within both sides share one.</summary>
    public int[] Groups { get; }

    /// <summary>Rows were left out to bound the cost.</summary>
    public bool IsDrawn(ShiftContext context) => Rows.Length < context.Reference.Profiles.Count + context.Difference.Profiles.Count;

    public static JointSample Create(ShiftContext context, IReadOnlyList<AcousticMeasure> measures, bool seesTraces)
    {
        SeededRandom random = new(context.Options.Seed, -1);
        int most = context.Options.MaximumJointProfiles;
        int[] reference = Draw(context.Reference, most, random);
        int[] difference = Draw(context.Difference, most, random);
        int[] rows = [.. reference, .. difference];

        List<Feature> features = [];
        foreach (AcousticMeasure measure in measures) Add(measure.Name, measure.Tolerance, measure.ComparedValue);
        if (seesTraces)
        {
            Add(nameof(AcousticProfile.CodecTrace), 0, p => string.IsNullOrEmpty(p.CodecTrace) ? 0 : 1);
            Add(nameof(AcousticProfile.IsUpsampled), 0, p => p.IsUpsampled is { } upsampled ? upsampled ? 1 : 0 : null);
        }

        return new JointSample(reference.Length, rows, features, Group(features, reference.Length));

        void Add(string name, double tolerance, Func<AcousticProfile, double?> value)
        {
            double[] values = new double[rows.Length];
            for (int i = 0; i < rows.Length; i++)
            {
                AcousticProfile profile = (i < reference.Length ? context.Reference : context.Difference).Profiles[rows[i]];
                values[i] = value(profile) ?? double.NaN;
            }

            // A constant tells nothing apart; Equals holds for two NaN, too.
            if (values.Any(v => !v.Equals(values[0]))) features.Add(new Feature(name, tolerance, values));
        }
    }

    private static int[] Draw(ShiftSide side, int most, SeededRandom random)
    {
        int[] weighty = [.. Enumerable.Range(0, side.Profiles.Count).Where(i => side.Weights[i] > 0)];
        return weighty.Length <= most ? weighty : [.. random.Sample(weighty.Length, most).Select(i => weighty[i])];
    }

    // Correlation within each side: across both, whatever shifts together would seem to be one measure.
    private static int[] Group(List<Feature> features, int referenceRows)
    {
        double[][] first = [.. features.Select(f => Ranks(f.Values.AsSpan(0, referenceRows)))];
        double[][] second = [.. features.Select(f => Ranks(f.Values.AsSpan(referenceRows)))];
        int[] groups = [.. Enumerable.Range(0, features.Count)];
        for (int a = 0; a < features.Count; a++)
        {
            for (int b = 0; b < a; b++)
            {
                double correlation = (Correlation(first[a], first[b]) + Correlation(second[a], second[b])) / 2;
                if (Math.Abs(correlation) < CorrelatedFrom || groups[a] == groups[b]) continue;
                (int from, int to) = (groups[a], groups[b]);
                for (int c = 0; c < groups.Length; c++)
                {
                    if (groups[c] == from) groups[c] = to;
                }
            }
        }

        return groups;
    }

    // Midranks about 0; a missing value has the mean rank.
    private static double[] Ranks(ReadOnlySpan<double> values)
    {
        int[] order = [.. Enumerable.Range(0, values.Length)];
        double[] sorted = values.ToArray();
        Array.Sort(sorted, order); // NaN sorts first.
        double[] ranks = new double[values.Length];
        int present = 0;
        while (present < sorted.Length && double.IsNaN(sorted[present])) present++;
        double middle = (present + sorted.Length - 1) / 2.0;
        for (int i = present; i < sorted.Length;)
        {
            int end = i + 1;
            while (end < sorted.Length && sorted[end] == sorted[i]) end++;
            for (int j = i; j < end; j++) ranks[order[j]] = (i + end - 1) / 2.0 - middle;
            i = end;
        }

        return ranks;
    }

    private static double Correlation(double[] one, double[] other)
    {
        double product = 0;
        double first = 0;
        double second = 0;
        for (int i = 0; i < one.Length; i++)
        {
            product += one[i] * other[i];
            first += one[i] * one[i];
            second += other[i] * other[i];
        }

        return first > 0 && second > 0 ? product / Math.Sqrt(first * second) : 0;
    }

    /// <summary>One feature over all rows; a flag has no tolerance.</summary>
    public sealed record Feature(string Name, double Tolerance, double[] Values)
    {
        /// <summary>
        /// Bins at the quantiles of all present values, from 1; 0 for a missing value. The values are blurred by normal noise
        /// as wide as the tolerance, so that no classifier can go by what does not matter, however consistent it is.
        /// </summary>
        public byte[] Binned(SeededRandom random)
        {
            double[] blurred = [.. Values.Select(value => value + Tolerance * random.NextNormal())];
            double[] sorted = [.. blurred.Where(v => !double.IsNaN(v)).Order()];
            double[] edges = sorted.Length == 0
                ? []
                : [.. Enumerable.Range(1, BoostedTrees.Bins - 2).Select(i => sorted[(int)((long)i * sorted.Length / (BoostedTrees.Bins - 1))]).Distinct()];
            byte[] bins = new byte[Values.Length];
            for (int i = 0; i < bins.Length; i++)
            {
                if (double.IsNaN(blurred[i])) continue;
                int at = Array.BinarySearch(edges, blurred[i]);
                // An edge is the first value of the bin above it.
                bins[i] = (byte)(1 + (at >= 0 ? at + 1 : ~at));
            }

            return bins;
        }

        /// <summary>Kolmogorov–Smirnov distance between the rows before and from <paramref name="referenceRows"/>, missing as the lowest value.</summary>
        public double Distance(int referenceRows)
        {
            Dictionary<double, (double Reference, double Difference)> masses = [];
            for (int i = 0; i < Values.Length; i++)
            {
                (double r, double d) = masses.GetValueOrDefault(Values[i]);
                masses[Values[i]] = i < referenceRows ? (r + 1, d) : (r, d + 1);
            }

            double[] support = [.. masses.Keys.Order()];
            return DistributionDistance.KolmogorovSmirnov([.. support.Select(v => masses[v].Reference)], [.. support.Select(v => masses[v].Difference)]);
        }
    }
}
