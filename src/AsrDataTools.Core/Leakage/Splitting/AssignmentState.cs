namespace AsrDataTools.Leakage.Splitting;

/// <summary>Which component is in which split, and what that costs.</summary>
internal sealed class AssignmentState
{
    /// <summary>Share of the corpus that is left out against squared deviation of shares: 0.1 % is worth being 1 % off a tenth.</summary>
    private const double CutWeight = 1;

    private readonly SplitTargets _targets;
    private readonly IReadOnlyList<(int Dimension, double Mass)[]> _components;
    private readonly ComponentTies _ties;
    private readonly double[][] _mass;
    private readonly double[] _tied;

    public AssignmentState(SplitTargets targets, IReadOnlyList<(int Dimension, double Mass)[]> components, ComponentTies ties)
    {
        (_targets, _components, _ties) = (targets, components, ties);
        Splits = [.. components.Select(_ => -1)];
        _mass = [.. targets.Targets.Select(target => new double[target.Length])];
        _tied = new double[ties.Count * _mass.Length];
        for (int split = 0; split < _mass.Length; split++) Cost += Deviation(split);
    }

    /// <summary>The split of each component; −1 for one that is in none yet.</summary>
    public int[] Splits { get; }

    /// <summary>Squared deviations from the targets, as shares, plus what has to be left out.</summary>
    public double Cost { get; private set; }

    /// <summary>Masses looked at so far: what it took, the same on every machine.</summary>
    public long Work { get; private set; }

    /// <summary>The ties of a component.</summary>
    public ReadOnlySpan<(int Tie, double Mass)> TiesOf(int component) => _ties.Of(component);

    /// <summary>Mass of a split.</summary>
    public double MassOf(int split) => _mass[split][0];

    /// <summary>How much a move would change the cost.</summary>
    public double ChangeBy(int component, int split)
    {
        int from = Splits[component];
        if (from == split) return 0;
        Work += _components[component].Length + _ties.Of(component).Length;
        double change = ChangeBy(component, split, 1) + (from < 0 ? 0 : ChangeBy(component, from, -1));
        foreach ((int tie, double mass) in _ties.Of(component))
        {
            Span<double> tied = Tied(tie);
            double before = Left(tied);
            if (from >= 0) tied[from] -= mass;
            tied[split] += mass;
            change += CutWeight * (Left(tied) - before) / _targets.Total;
            tied[split] -= mass;
            if (from >= 0) tied[from] += mass;
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

        foreach ((int tie, double mass) in _ties.Of(component))
        {
            Span<double> tied = Tied(tie);
            tied[split] += mass;
            if (from >= 0) tied[from] -= mass;
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

    // What each split has of a tie.
    private Span<double> Tied(int tie) => _tied.AsSpan(tie * _mass.Length, _mass.Length);

    // All but the split that has most of it goes.
    private static double Left(ReadOnlySpan<double> masses)
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
