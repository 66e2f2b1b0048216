namespace AsrDataTools.Statistics;

/// <summary>
/// Σ events / Σ exposure of a finite population, from units drawn at random without replacement within strata: the combined
/// ratio estimator with the variance of its linearisation (Cochran 1977, Sampling Techniques, sections 5A.5 and 6.11). What lies
/// within a unit may resemble each other as it likes: units are what varies.
/// </summary>
public sealed class StratifiedRatio
{
    /// <param name="units">What was drawn; those of strata with a single unit are taken as one stratum.</param>
    public StratifiedRatio(IReadOnlyCollection<StratifiedUnit> units)
    {
        double weighted = units.Sum(unit => unit.Weight * unit.Exposure);
        Exposure = units.Sum(unit => unit.Exposure);
        Units = units.Count;
        if (!(weighted > 0)) return;
        Value = units.Sum(unit => unit.Weight * unit.Events) / weighted;
        List<StratifiedUnit> lone = [];
        foreach (IGrouping<int, StratifiedUnit> stratum in units.GroupBy(unit => unit.Stratum))
        {
            StratifiedUnit[] members = [.. stratum];
            if (members.Length == 1 && members[0].StratumSize > 1) lone.Add(members[0]);
            else Add(members, members[0].StratumSize, weighted);
        }

        if (lone.Count > 0) Add([.. lone], lone.Sum(unit => (double)unit.StratumSize), weighted);
    }

    /// <summary>The ratio; null without exposure.</summary>
    public double? Value { get; }

    public int Units { get; }

    /// <summary>Of the units drawn, without weights.</summary>
    public double Exposure { get; }

    /// <summary>With the finite population correction: 0 where everything was drawn.</summary>
    public double Variance { get; private set; }

    /// <summary>As if the population were endless.</summary>
    public double EndlessVariance { get; private set; }

    /// <summary>Units less strata, at least 0.</summary>
    public int DegreesOfFreedom { get; private set; }

    /// <summary>The variance over that of as many independent trials, each event a success; null without events.</summary>
    public double? DesignEffect => Value is > 0 and < 1 ? EndlessVariance * Exposure / (Value.Value * (1 - Value.Value)) : null;

    private void Add(StratifiedUnit[] members, double size, double weighted)
    {
        DegreesOfFreedom += members.Length - 1;
        if (members.Length < 2) return;
        double[] residuals = [.. members.Select(unit => unit.Weight * (unit.Events - Value!.Value * unit.Exposure) / weighted)];
        double mean = residuals.Average();
        double endless = residuals.Sum(residual => (residual - mean) * (residual - mean)) * members.Length / (members.Length - 1);
        EndlessVariance += endless;
        Variance += endless * Math.Max(0, 1 - members.Length / size);
    }
}

/// <summary>One unit drawn.</summary>
/// <param name="Stratum">Number of its stratum.</param>
/// <param name="StratumSize">Units of the stratum in the population, at least those drawn.</param>
/// <param name="Weight">How many units of the population it stands for, above 0.</param>
/// <param name="Events">At least 0.</param>
/// <param name="Exposure">At least 0.</param>
public readonly record struct StratifiedUnit(int Stratum, long StratumSize, double Weight, double Events, double Exposure);
