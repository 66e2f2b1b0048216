using System.Numerics;
using System.Runtime.Intrinsics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Production that training does not cover: recordings that have no training cluster as near as their own k-th nearest
/// production cluster. A recording's own cluster does not count as its neighbour, and the distances within production are
/// taken among no more clusters and recordings than training has, so that a small training corpus is not blamed for its size.
/// </summary>
internal static class UncoveredProduction
{
    private const int MostRows = 2000;
    private const int Examples = 5;
    private const int LeastNeighbours = 4;
    private const int MostNeighbours = 8;

    /// <summary>So far apart at most can one feature set two recordings, in scales.</summary>
    private const float MostPerFeature = 8;

    /// <summary>Distance that a missing value makes to one that is there, in scales.</summary>
    private const float MissingDistance = 2;

    public sealed record Result(double Share, double Low, double High, TextList Examples, string Remark);

    /// <returns>Null when no feature differs, or no interval can be had.</returns>
    public static Result? Run(ShiftContext context, JointSample sample, CancellationToken cancellation)
    {
        if (sample.Features.Count == 0) return null;
        SeededRandom random = new(context.Options.Seed, -3);
        int trainingClusters = CountClusters(context.Difference, sample, true);
        int clusterCount = Math.Min(CountClusters(context.Reference, sample, false), trainingClusters);
        if (clusterCount < LeastNeighbours + 2) return null;
        // With as many clusters on both sides, chance alone leaves about 1 in 2^k without a neighbour; with more training, fewer.
        int k = Math.Clamp(clusterCount / 3, LeastNeighbours, MostNeighbours);

        float[][] points = Points(sample, out float[] slack);
        int[] difference = DrawRows(context.Difference, sample, true, trainingClusters, 2 * MostRows, random);
        int[] reference = DrawRows(context.Reference, sample, false, clusterCount, Math.Min(MostRows, difference.Length), random);
        int[] judged = Thin([.. Enumerable.Range(0, sample.ReferenceRows)], Math.Min(MostRows, sample.ReferenceRows), random);

        double[] excess = new double[judged.Length];
        ParallelOptions parallel = new() { TaskScheduler = TaskScheduler.Current, CancellationToken = cancellation, MaxDegreeOfParallelism = context.Options.ThrottleLimit };
        Parallel.For(0, judged.Length, parallel, () => new float[context.Reference.ClusterCount], (i, _, nearest) =>
        {
            int own = context.Reference.Clusters[sample.Rows[judged[i]]];
            Array.Fill(nearest, float.PositiveInfinity);
            foreach (int row in reference)
            {
                int cluster = context.Reference.Clusters[sample.Rows[row]];
                if (cluster == own) continue;
                nearest[cluster] = Math.Min(nearest[cluster], Distance(points[judged[i]], points[row], slack));
            }

            float toTraining = float.PositiveInfinity;
            foreach (int row in difference) toTraining = Math.Min(toTraining, Distance(points[judged[i]], points[row], slack));
            float[] sorted = [.. nearest.Where(float.IsFinite)];
            Array.Sort(sorted);
            float scale = sorted.Length == 0 ? float.PositiveInfinity : sorted[Math.Min(k, sorted.Length) - 1];
            // Ties count as covered.
            excess[i] = toTraining > scale * (1 + 1e-5f) ? toTraining / Math.Max(scale, 1e-6f) : 0;
            return nearest;
        }, _ => { });

        return Summarise(context, sample, judged, excess, k);
    }

    private static Result? Summarise(ShiftContext context, JointSample sample, int[] judged, double[] excess, int k)
    {
        ShiftSide side = context.Reference;
        double[] total = new double[side.ClusterCount];
        double[] uncovered = new double[side.ClusterCount];
        for (int i = 0; i < judged.Length; i++)
        {
            int row = sample.Rows[judged[i]];
            double seconds = side.Weights[row] * Seconds(side.Profiles[row]);
            total[side.Clusters[row]] += seconds;
            if (excess[i] > 0) uncovered[side.Clusters[row]] += seconds;
        }

        double[] replicates = new double[context.Options.Replicates];
        Vector128<double>[] factors = new Vector128<double>[context.Resampling.Count];
        for (int replicate = 0; replicate < replicates.Length; replicate++)
        {
            context.Resampling.Bootstrap(replicate, factors);
            (double part, double whole) = (0, 0);
            for (int c = 0; c < total.Length; c++)
            {
                part += factors[c][0] * uncovered[c];
                whole += factors[c][0] * total[c];
            }

            replicates[replicate] = part / whole;
        }

        double tail = BootstrapInterval.TailShare(context.Options.ConfidenceLevel, side.EffectiveClusters);
        if (BootstrapInterval.Percentile(replicates, tail) is not var (low, high)) return null;
        string[] examples =
        [
            .. Enumerable.Range(0, judged.Length).Where(i => excess[i] > 0).OrderByDescending(i => excess[i])
                .Select(i => side.Profiles[sample.Rows[judged[i]]].Path).Distinct(StringComparer.Ordinal).Take(Examples),
        ];
        return new Result(
            uncovered.Sum() / total.Sum(), low, high, new TextList(examples),
            FormattableString.Invariant($"uncovered: no {context.Options.DifferenceName} {context.ClusterNoun[..^1]} as near as the {k}. nearest other in production"));
    }

    private static double Seconds(AcousticProfile profile) =>
        profile.SpeechSeconds is { } speech and > 0 ? speech : Math.Max(profile.DurationSeconds, 0.001);

    // Euclidean, but for what lies within the tolerance of each feature, which is no distance.
    private static float Distance(float[] one, float[] other, float[] slack)
    {
        Vector<float> sum = Vector<float>.Zero;
        for (int i = 0; i < slack.Length; i += Vector<float>.Count)
        {
            Vector<float> apart = Vector.Max(Vector.Abs(new Vector<float>(one, i) - new Vector<float>(other, i)) - new Vector<float>(slack, i), Vector<float>.Zero);
            sum += apart * apart;
        }

        return MathF.Sqrt(Vector.Sum(sum));
    }

    // Robust scales of production; features of one group share one dimension's worth of distance. Each feature has a place
    // for its value and one for its absence; the rest of the last vector stays 0.
    private static float[][] Points(JointSample sample, out float[] slack)
    {
        int count = sample.Rows.Length;
        int length = (2 * sample.Features.Count + Vector<float>.Count - 1) / Vector<float>.Count * Vector<float>.Count;
        float[][] points = [.. Enumerable.Range(0, count).Select(_ => new float[length])];
        slack = new float[length];
        for (int f = 0; f < sample.Features.Count; f++)
        {
            JointSample.Feature feature = sample.Features[f];
            float share = 1 / MathF.Sqrt(sample.Groups.Count(g => g == sample.Groups[f]));
            double[] sorted = [.. feature.Values.Take(sample.ReferenceRows).Where(v => !double.IsNaN(v)).Order()];
            double middle = sorted.Length > 0 ? Quantile.OfSorted(sorted, 0.5) : 0;
            double scale = Scale(sorted, feature.Tolerance);
            slack[2 * f] = (float)(feature.Tolerance / scale) * share * (1 + 1e-5f);
            for (int i = 0; i < count; i++)
            {
                double value = feature.Values[i];
                // A production without the measure has no scale for it: there, only presence counts.
                if (double.IsNaN(value)) points[i][2 * f + 1] = MissingDistance * share;
                else if (sorted.Length > 0) points[i][2 * f] = Math.Clamp((float)((value - middle) / scale), -MostPerFeature, MostPerFeature) * share;
            }
        }

        return points;
    }

    private static double Scale(double[] sorted, double tolerance)
    {
        if (sorted.Length == 0) return 1;
        double quartiles = (Quantile.OfSorted(sorted, 0.75) - Quantile.OfSorted(sorted, 0.25)) / 1.349;
        if (quartiles > 0) return Math.Max(quartiles, tolerance);
        double mean = sorted.Average();
        double deviation = Math.Max(Math.Sqrt(sorted.Average(v => (v - mean) * (v - mean))), tolerance);
        return deviation > 0 ? deviation : 1; // A flag that production never varies.
    }

    private static int CountClusters(ShiftSide side, JointSample sample, bool isTraining) =>
        RowsOf(sample, isTraining).Select(row => side.Clusters[sample.Rows[row]]).Distinct().Count();

    private static IEnumerable<int> RowsOf(JointSample sample, bool isTraining) => isTraining
        ? Enumerable.Range(sample.ReferenceRows, sample.Rows.Length - sample.ReferenceRows)
        : Enumerable.Range(0, sample.ReferenceRows);

    // Clusters and then rows by weight without replacement: the largest of u^(1/w) (Efraimidis and Spirakis 2006).
    private static int[] DrawRows(ShiftSide side, JointSample sample, bool isTraining, int clusterCount, int rowCount, SeededRandom random)
    {
        double[] mass = new double[side.ClusterCount];
        foreach (int row in RowsOf(sample, isTraining)) mass[side.Clusters[sample.Rows[row]]] += side.Weights[sample.Rows[row]];
        bool even = side.Weights.All(w => w == 1);
        HashSet<int> drawn =
        [
            .. Enumerable.Range(0, mass.Length).Where(c => mass[c] > 0)
                .Select(c => (Cluster: c, Key: Math.Log(1 - random.NextDouble()) / (even ? 1 : mass[c])))
                .OrderByDescending(c => c.Key).Take(clusterCount).Select(c => c.Cluster),
        ];
        return
        [
            .. RowsOf(sample, isTraining).Where(row => drawn.Contains(side.Clusters[sample.Rows[row]]))
                .Select(row => (Row: row, Key: Math.Log(1 - random.NextDouble()) / side.Weights[sample.Rows[row]]))
                .OrderByDescending(r => r.Key).Take(rowCount).Select(r => r.Row),
        ];
    }

    private static int[] Thin(int[] rows, int count, SeededRandom random) =>
        rows.Length <= count ? rows : [.. random.Sample(rows.Length, count).Select(i => rows[i])];
}
