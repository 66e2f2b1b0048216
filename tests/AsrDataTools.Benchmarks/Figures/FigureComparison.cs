namespace AsrDataTools.Benchmarks.Figures;

/// <summary>The same figure of two runs.</summary>
/// <param name="Then">In the older run.</param>
/// <param name="Now">In the newer.</param>
internal sealed record FigureComparison(Figure Then, Figure Now)
{
    /// <summary>A change up to so much is never told from chance.</summary>
    public const double Tolerance = 0.15;

    /// <summary>Of CPU time: smaller differences are never a change.</summary>
    public const double LeastSeconds = 0.005;

    /// <summary>Now over then, less one; times as multiples of the reference kernel of their own run.</summary>
    public double Change => Then.Normalised > 0 ? (Now.Normalised / Then.Normalised) - 1 : Now.Normalised > 0 ? double.PositiveInfinity : 0;

    /// <summary>The change that the rounds of the two runs leave open, beyond which it is one.</summary>
    public double Allowed => Tolerance + Math.Max(Then.Spread, Now.Spread);

    public bool IsRegression => IsTold && Change > Allowed;

    public bool IsImprovement => IsTold && Change < (1 / (1 + Allowed)) - 1;

    // A few milliseconds are what one collection of garbage costs.
    private bool IsTold => Now.IsCounted && (Now.Unit != FigureUnit.CpuSeconds || Math.Abs(Now.Value - ThenOnThisMachine) > LeastSeconds);

    /// <summary>What then would be on the machine of now, by the reference kernel.</summary>
    public double ThenOnThisMachine => Now.KernelSeconds is double kernel && Then.KernelSeconds is > 0 ? Then.Normalised * kernel : Then.Value;

    /// <summary>Figures that both runs have, in the order of the newer.</summary>
    public static IReadOnlyList<FigureComparison> Of(FigureReport then, FigureReport now)
    {
        ILookup<string, Figure> before = then.Figures.ToLookup(figure => figure.Key);
        return [.. now.Figures.SelectMany(figure => before[figure.Key].Take(1).Select(old => new FigureComparison(old, figure)))];
    }
}
