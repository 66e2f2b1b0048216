using AsrDataTools.Corpus;
using AsrDataTools.Coverage;

namespace AsrDataTools.Leakage.Splitting;

/// <summary>How much of everything each split is to have. Dimension 0 is the mass as a whole, the others are values of properties.</summary>
internal sealed class SplitTargets
{
    private readonly CorpusSplitOptions _options;
    private readonly Dictionary<(string Property, string Value), int> _dimensions = [];

    public SplitTargets(IReadOnlyList<LeakageItem> items, LeakageInput input, CorpusSplitOptions options)
    {
        _options = options;
        Mass = [.. items.Select(item => options.Unit == SamplingUnit.Utterances ? 1 : input.SecondsOf(item) ?? 0)];
        Total = Mass.Sum();
        Dimensions = [.. items.Select(item => options.By.Count == 0 ? [] : DimensionsOf(item.Utterance))];
        if (options.Production is { } production)
        {
            foreach (SpeechUtterance utterance in production) DimensionsOf(utterance);
        }

        Values = [.. _dimensions.OrderBy(entry => entry.Value).Select(entry => entry.Key)];
        Weights = [1, .. Values.Select(_ => 0.5)];
        Targets = Targeted(Available(items), Production());
    }

    /// <summary>Seconds of each item, or 1.</summary>
    public double[] Mass { get; }

    public double Total { get; }

    /// <summary>The values that each item has, as dimensions from 1.</summary>
    public int[][] Dimensions { get; }

    /// <summary>Property and value of each dimension from 1.</summary>
    public IReadOnlyList<(string Property, string Value)> Values { get; }

    /// <summary>How much a deviation counts, by dimension.</summary>
    public double[] Weights { get; }

    /// <summary>By split and dimension.</summary>
    public double[][] Targets { get; }

    /// <summary>The most that any split may have of the whole.</summary>
    public double MostShare => _options.Splits.Max(split => split.Share) * (1 + _options.Tolerance);

    /// <summary>The share of the largest group; 0 where nothing has a mass.</summary>
    /// <param name="groups">Of each item.</param>
    /// <param name="count">Groups there are.</param>
    public double LargestShare(int[] groups, int count)
    {
        double[] masses = new double[count];
        for (int item = 0; item < groups.Length; item++) masses[groups[item]] += Mass[item];
        return Total > 0 ? masses.DefaultIfEmpty(0).Max() / Total : 0;
    }

    /// <summary>Whether every share is within the tolerance.</summary>
    /// <param name="splits">Of each item; −1 for one that is left out.</param>
    public bool MeetsShares(int[] splits)
    {
        double[] masses = new double[_options.Splits.Count];
        for (int item = 0; item < splits.Length; item++)
        {
            if (splits[item] >= 0) masses[splits[item]] += Mass[item];
        }

        double all = masses.Sum();
        return all > 0 && _options.Splits.Select((split, s) => Math.Abs(masses[s] / all - split.Share) <= _options.Tolerance * split.Share).All(met => met);
    }

    /// <summary>The mass of a group of items, by dimension.</summary>
    public (int Dimension, double Mass)[] MassOf(IEnumerable<int> items)
    {
        if (_dimensions.Count == 0) return [(0, items.Aggregate(0.0, (sum, item) => sum + Mass[item]))];
        SortedDictionary<int, double> masses = new() { [0] = 0 };
        foreach (int item in items)
        {
            masses[0] += Mass[item];
            foreach (int dimension in Dimensions[item]) masses[dimension] = masses.GetValueOrDefault(dimension) + Mass[item];
        }

        return [.. masses.Select(entry => (entry.Key, entry.Value))];
    }

    private int[] DimensionsOf(SpeechUtterance utterance)
    {
        List<int> found = [];
        foreach (string property in _options.By)
        {
            if (_options.Value(utterance, property) is not { Length: > 0 } value) continue;
            if (!_dimensions.TryGetValue((property, value), out int dimension)) _dimensions[(property, value)] = dimension = _dimensions.Count + 1;
            found.Add(dimension);
        }

        return [.. found];
    }

    private double[] Available(IReadOnlyList<LeakageItem> items)
    {
        double[] available = new double[Values.Count + 1];
        foreach ((int dimension, double mass) in MassOf(Enumerable.Range(0, items.Count))) available[dimension] = mass;
        return available;
    }

    // Masses of production by dimension; of the corpus itself where production is not given.
    private double[]? Production()
    {
        if (_options.Production is not { } production) return null;
        double[] masses = new double[Values.Count + 1];
        foreach (SpeechUtterance utterance in production)
        {
            double mass = _options.Unit == SamplingUnit.Utterances ? 1 : utterance.DurationSeconds ?? 0;
            foreach (int dimension in DimensionsOf(utterance)) masses[dimension] += mass;
        }

        return masses;
    }

    // Evaluation is to look like production, as far as the corpus has it; training gets what is left.
    private double[][] Targeted(double[] available, double[]? production)
    {
        double[] wanted = production ?? available;
        int training = TrainingOf(_options.Splits);
        double[][] targets = [.. _options.Splits.Select(split => new double[available.Length])];
        double evaluation = 1 - _options.Splits[training].Share;
        for (int s = 0; s < targets.Length; s++)
        {
            targets[s][0] = _options.Splits[s].Share * Total;
            if (s == training) continue;
            for (int d = 1; d < available.Length; d++)
            {
                double whole = SumOf(wanted, Values[d - 1].Property), valued = SumOf(available, Values[d - 1].Property);
                double share = whole > 0 ? wanted[d] / whole : 0;
                double fair = available[d] * _options.Splits[s].Share / evaluation;
                targets[s][d] = Math.Min(fair, share * valued * _options.Splits[s].Share);
            }
        }

        for (int d = 1; d < available.Length; d++) targets[training][d] = available[d] - targets.Sum(target => target[d]);
        return targets;
    }

    private double SumOf(double[] masses, string property)
    {
        double sum = 0;
        for (int d = 1; d < masses.Length; d++) sum += Values[d - 1].Property == property ? masses[d] : 0;
        return sum;
    }

    /// <summary>The split that is taken for training: the largest, the first of several.</summary>
    public static int TrainingOf(IReadOnlyList<(string Name, double Share)> splits) =>
        Enumerable.Range(0, splits.Count).MaxBy(s => splits[s].Share);
}
