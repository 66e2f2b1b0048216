namespace AsrDataTools.Leakage.Splitting;

/// <summary>Which component is in which split, and what that costs.</summary>
internal sealed class AssignmentState
{
    /// <summary>Share of the corpus that is left out against squared deviation of shares: 0.1 % is worth being 1 % off a tenth.</summary>
    private const double CutWeight = 1;

    private readonly SplitTargets _targets;
    private readonly IReadOnlyList<(int Dimension, double Mass)[]> _components;
    private readonly (int Tie, double Mass)[][] _ties;
    private readonly double[][] _mass;
    private readonly double[][] _tied;

    public AssignmentState(SplitTargets targets, IReadOnlyList<(int Dimension, double Mass)[]> components, IReadOnlyList<(int Component, double Mass)[]> ties)
    {
        (_targets, _components) = (targets, components);
        Splits = [.. components.Select(_ => -1)];
        _mass = [.. targets.Targets.Select(target => new double[target.Length])];
        _tied = [.. ties.Select(_ => new double[targets.Targets.Length])];
        List<(int, double)>[] of = [.. components.Select(_ => new List<(int, double)>())];
        for (int tie = 0; tie < ties.Count; tie++)
        {
            foreach ((int component, double mass) in ties[tie]) of[component].Add((tie, mass));
        }

        _ties = [.. of.Select(list => list.ToArray())];
        for (int split = 0; split < _mass.Length; split++) Cost += Deviation(split);
    }

    /// <summary>The split of each component; −1 for one that is in none yet.</summary>
    public int[] Splits { get; }

    /// <summary>Squared deviations from the targets, as shares, plus what has to be left out.</summary>
    public double Cost { get; private set; }

    /// <summary>The ties of a component.</summary>
    public IReadOnlyList<(int Tie, double Mass)> TiesOf(int component) => _ties[component];

    /// <summary>Mass of a split.</summary>
    public double MassOf(int split) => _mass[split][0];

    /// <summary>How much a move would change the cost.</summary>
    public double ChangeBy(int component, int split)
    {
        int from = Splits[component];
        if (from == split) return 0;
        double change = ChangeBy(component, split, 1) + (from < 0 ? 0 : ChangeBy(component, from, -1));
        foreach ((int tie, double mass) in _ties[component])
        {
            double before = Left(_tied[tie]);
            if (from >= 0) _tied[tie][from] -= mass;
            _tied[tie][split] += mass;
            change += CutWeight * (Left(_tied[tie]) - before) / _targets.Total;
            _tied[tie][split] -= mass;
            if (from >= 0) _tied[tie][from] += mass;
        }

        return change;
    }

    public void Move(int component, int split)
    {
        int from = Splits[component];
        if (from == split) return;
        Cost += ChangeBy(component, split);
        Splits[component] = split;
        foreach ((int dimension, double mass) in _components[component])
        {
            _mass[split][dimension] += mass;
            if (from >= 0) _mass[from][dimension] -= mass;
        }

        foreach ((int tie, double mass) in _ties[component])
        {
            _tied[tie][split] += mass;
            if (from >= 0) _tied[tie][from] -= mass;
        }
    }

    private double ChangeBy(int component, int split, int sign)
    {
        double change = 0, scale = _targets.Targets[split][0] * _targets.Total;
        foreach ((int dimension, double mass) in _components[component])
        {
            double off = _mass[split][dimension] - _targets.Targets[split][dimension], added = sign * mass;
            change += _targets.Weights[dimension] * added * (added + (2 * off)) / scale;
        }

        return change;
    }

    private double Deviation(int split)
    {
        double sum = 0;
        for (int d = 0; d < _mass[split].Length; d++)
        {
            double off = _mass[split][d] - _targets.Targets[split][d];
            sum += _targets.Weights[d] * off * off;
        }

        return sum / (_targets.Targets[split][0] * _targets.Total);
    }

    // All but the split that has most of it goes.
    private static double Left(double[] masses)
    {
        double sum = 0, most = 0;
        foreach (double mass in masses)
        {
            sum += mass;
            most = Math.Max(most, mass);
        }

        return sum - most;
    }
}
