using System.Runtime.Intrinsics;
using AsrDataTools.Statistics;

namespace AsrDataTools.Acoustics;

/// <summary>
/// Classifier two-sample test (Lopez-Paz and Oquab 2017): how well can training be told from production by all features at
/// once, measured on clusters that the classifier has not seen?
/// </summary>
internal sealed class TwoSampleClassifier
{
    private const int Folds = 5;
    private const int Rounds = 80;
    private const int Shuffles = 2;
    private const double LeastDrive = 0.02;

    private readonly ShiftContext _context;
    private readonly JointSample _sample;
    private readonly byte[][] _features;
    private readonly bool[] _isTraining;
    private readonly double[] _weights;
    private readonly int[] _clusters;
    private readonly int[] _fold;
    private readonly BoostedTrees[] _models;
    private readonly int[][] _heldOut;

    private TwoSampleClassifier(ShiftContext context, JointSample sample, CancellationToken cancellation)
    {
        _context = context;
        _sample = sample;
        _features = [.. sample.Features.Select((feature, number) => feature.Binned(new SeededRandom(context.Options.Seed, -100 - number)))];
        int count = sample.Rows.Length;
        _isTraining = new bool[count];
        _weights = new double[count];
        _clusters = new int[count];
        string[] names = new string[count];
        for (int i = 0; i < count; i++)
        {
            _isTraining[i] = i >= sample.ReferenceRows;
            ShiftSide side = _isTraining[i] ? context.Difference : context.Reference;
            int cluster = side.Clusters[sample.Rows[i]];
            _weights[i] = side.Weights[sample.Rows[i]];
            _clusters[i] = cluster + (_isTraining[i] ? context.Reference.ClusterCount : 0);
            names[i] = side.ClusterNames[cluster];
        }

        // Both classes weigh the same, and together as many as there are clusters: a tree that needs a leaf of some weight then
        // needs several speakers for it, not several recordings of one.
        double training = Sum(true);
        double production = Sum(false);
        double total = Math.Min(count, context.Reference.EffectiveClusters + context.Difference.EffectiveClusters);
        for (int i = 0; i < count; i++) _weights[i] *= total / 2 / (_isTraining[i] ? training : production);

        _fold = DealFolds(names);
        _heldOut = [.. Enumerable.Range(0, Folds).Select(f => Enumerable.Range(0, count).Where(i => _fold[i] == f).ToArray())];
        _models = new BoostedTrees[Folds];
        ParallelOptions parallel = new() { TaskScheduler = TaskScheduler.Current, CancellationToken = cancellation, MaxDegreeOfParallelism = context.Options.ThrottleLimit };
        Parallel.For(0, Folds, parallel, fold => _models[fold] = BoostedTrees.Train(
            _features, sample.Groups, _isTraining, _weights, [.. Enumerable.Range(0, count).Where(i => _fold[i] != fold)],
            Rounds, new SeededRandom(context.Options.Seed, -10 - fold), cancellation));

        double Sum(bool isTraining) => Enumerable.Range(0, count).Where(i => _isTraining[i] == isTraining).Sum(i => _weights[i]);
    }

    /// <summary>Area under the curve on unseen clusters, its interval, the share of permutations with as large an area, and what drives it.</summary>
    public sealed record Result(double Auc, double Low, double High, double PValue, TextList Drivers, TextList Remarks);

    /// <returns>Null when there is nothing to tell the sides apart by, or no interval can be had.</returns>
    public static Result? Run(ShiftContext context, JointSample sample, CancellationToken cancellation)
    {
        if (sample.Features.Count == 0) return new Result(0.5, 0.5, 0.5, 1, TextList.Empty, TextList.Empty);
        TwoSampleClassifier classifier = new(context, sample, cancellation);
        double auc = classifier.Auc(null);
        if (classifier.Resample(auc, cancellation) is not var (low, high, p, chance)) return null;
        (TextList drivers, TextList remarks) = low > 0.5 ? classifier.Drivers(auc, chance, cancellation) : (TextList.Empty, TextList.Empty);
        return new Result(Math.Max(0.5, auc), Math.Max(0.5, low), Math.Max(0.5, high), p, drivers, remarks);
    }

    // A cluster that both sides have, such as a speaker, is held out on both at once.
    private int[] DealFolds(string[] names)
    {
        Dictionary<string, (double Production, double Training)> masses = new(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
        {
            (double p, double t) = masses.GetValueOrDefault(names[i]);
            masses[names[i]] = _isTraining[i] ? (p, t + _weights[i]) : (p + _weights[i], t);
        }

        string[] order = [.. masses.Keys.Order(StringComparer.Ordinal)];
        new SeededRandom(_context.Options.Seed, -2).Shuffle<string>(order);
        (double Production, double Training)[] folds = new (double, double)[Folds];
        Dictionary<string, int> dealt = new(StringComparer.Ordinal);
        foreach (string name in order)
        {
            (double p, double t) = masses[name];
            int least = 0;
            for (int f = 1; f < Folds; f++)
            {
                if (Load(f, p, t) < Load(least, p, t)) least = f;
            }

            folds[least] = (folds[least].Production + p, folds[least].Training + t);
            dealt.Add(name, least);
        }

        return [.. names.Select(name => dealt[name])];

        // Only the sides that the cluster is of matter to where it goes.
        double Load(int fold, double p, double t) => (p > 0 ? folds[fold].Production : 0) + (t > 0 ? folds[fold].Training : 0);
    }

    private double Auc((int Group, int[] OtherRow, bool Only)? exchange)
    {
        Vector128<double>[] factors = new Vector128<double>[_context.Resampling.Count];
        _context.Resampling.Observed(factors);
        return Mean(Samples(exchange), factors);
    }

    // The classifiers stay as they are: what is resampled are the clusters that they have not seen. Where there is little to learn,
    // what each fold's classifier picked up varies as much as what it is tested on: without a shift every pair of folds
    // counts twice, once with either as the tested one, so that the variance is double; where the sides are wholly apart, any
    // classifier finds it, and what is learnt adds nothing.
    private (double Low, double High, double PValue, double Chance)? Resample(double auc, CancellationToken cancellation)
    {
        ClusteredSample[] samples = Samples(null);
        int[][] foldClusters = [.. _heldOut.Select(rows => rows.Select(r => _clusters[r]).Distinct().ToArray())];
        double[] replicates = new double[_context.Options.Replicates];
        double[] permuted = new double[replicates.Length];
        ParallelOptions parallel = new() { TaskScheduler = TaskScheduler.Current, CancellationToken = cancellation, MaxDegreeOfParallelism = _context.Options.ThrottleLimit };
        Parallel.For(0, replicates.Length, parallel, () => new Vector128<double>[_context.Resampling.Count], (replicate, _, factors) =>
        {
            _context.Resampling.Bootstrap(replicate, factors);
            replicates[replicate] = Mean(samples, factors);
            _context.Resampling.PermuteWithin(foldClusters, replicate, factors);
            permuted[replicate] = Mean(samples, factors);
            return factors;
        }, _ => { });
        double clusters = Math.Min(_context.Reference.EffectiveClusters, _context.Difference.EffectiveClusters);
        if (BootstrapInterval.Percentile(replicates, BootstrapInterval.TailShare(_context.Options.ConfidenceLevel, clusters)) is not var (low, high)) return null;
        double widening = Math.Sqrt(2 - Math.Abs(2 * auc - 1));
        double middle = permuted.Average();
        for (int i = 0; i < permuted.Length; i++) permuted[i] = middle + Math.Sqrt(2) * (permuted[i] - middle);
        double chance = Math.Sqrt(permuted.Average(area => (area - middle) * (area - middle)));
        return (auc - widening * (auc - low), Math.Min(1, auc + widening * (high - auc)), PermutationTest.PValue(auc, permuted), chance);
    }

    // Scores of one fold are not to be ranked against those of another: each comes from its own model.
    private ClusteredSample[] Samples((int Group, int[] OtherRow, bool Only)? exchange) => [.. Enumerable.Range(0, Folds).Select(fold =>
    {
        int[] rows = _heldOut[fold];
        double[] scores = new double[rows.Length];
        for (int i = 0; i < rows.Length; i++)
        {
            (int own, int other) = exchange switch
            {
                null => (rows[i], rows[i]),
                { Only: false } => (rows[i], exchange.Value.OtherRow[rows[i]]),
                _ => (exchange.Value.OtherRow[rows[i]], rows[i]),
            };
            scores[i] = _models[fold].Score(_features, own, _sample.Groups, exchange?.Group ?? -1, other);
        }

        return new ClusteredSample(scores, [.. rows.Select(r => _clusters[r])], [.. rows.Select(r => _weights[r])]);
    })];

    private static double Mean(ClusteredSample[] samples, ReadOnlySpan<Vector128<double>> factors)
    {
        double sum = 0;
        double total = 0;
        foreach (ClusteredSample sample in samples)
        {
            double[] reference = new double[sample.Values.Length];
            double[] difference = new double[sample.Values.Length];
            sample.Masses(factors, reference, difference);
            double pairs = reference.Sum() * difference.Sum();
            if (!(pairs > 0)) continue;
            sum += pairs * (DistributionDistance.CliffsDelta(reference, difference) + 1) / 2;
            total += pairs;
        }

        return sum / total;
    }

    // What a group brings is the mean of what it brings alone and of what is lost without it: of two groups that each tell
    // the sides apart, neither loss alone would show anything.
    private (TextList Drivers, TextList Remarks) Drivers(double auc, double chance, CancellationToken cancellation)
    {
        int[] groups = [.. _sample.Groups.Distinct()];
        double[] drive = new double[groups.Length];
        int[][] others = [.. Enumerable.Range(0, Shuffles).Select(ShuffleWithinFolds)];
        ParallelOptions parallel = new() { TaskScheduler = TaskScheduler.Current, CancellationToken = cancellation, MaxDegreeOfParallelism = _context.Options.ThrottleLimit };
        Parallel.For(0, groups.Length, parallel, g =>
        {
            foreach (int[] other in others)
            {
                double without = Auc((groups[g], other, false));
                double alone = Auc((groups[g], other, true));
                drive[g] += ((auc - without) + (alone - 0.5)) / 2 / Shuffles;
            }
        });

        List<string> drivers = [];
        List<string> remarks = [];
        foreach (int g in Enumerable.Range(0, groups.Length).OrderByDescending(g => drive[g]).Take(5))
        {
            if (drive[g] < Math.Max(Math.Max(LeastDrive, chance), drive.Max() / 10)) continue;
            string[] members =
            [
                .. Enumerable.Range(0, _sample.Features.Count).Where(f => _sample.Groups[f] == groups[g])
                    .OrderByDescending(f => _sample.Features[f].Distance(_sample.ReferenceRows)).Select(f => _sample.Features[f].Name),
            ];
            drivers.Add(members[0]);
            if (members.Length > 1) remarks.Add($"{members[0]} stands for {string.Join(", ", members.Skip(1))} too");
        }

        return (new TextList(drivers), new TextList(remarks));
    }

    private int[] ShuffleWithinFolds(int number)
    {
        SeededRandom random = new(_context.Options.Seed, -20 - number);
        int[] other = new int[_fold.Length];
        foreach (int[] rows in _heldOut)
        {
            int[] shuffled = [.. rows];
            random.Shuffle<int>(shuffled);
            for (int i = 0; i < rows.Length; i++) other[rows[i]] = shuffled[i];
        }

        return other;
    }
}
