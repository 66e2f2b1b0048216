using AsrDataTools.Statistics;
using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace AsrDataTools.Scoring.Audit;

/// <summary>
/// What judged utterances say of the error rate of the words of the delivery. The sample is worth so many independent words:
/// words / design effect, more where much of the delivery was drawn, fewer where few utterances were; errors are taken as
/// binomial in these (Korn and Graubard 1998, Survey Methodology 24).
/// </summary>
public sealed class AuditEvidence
{
    // So many erroneous utterances say as much of the design effect as the plan's own.
    private const double PriorUtterances = 10;

    // Beyond, the sample is the delivery.
    private const double LeastCorrection = 1e-9;

    // How far a design effect is carried to a higher rate.
    private const double LargestScale = 4;

    private readonly double _plannedDesignEffect;
    private readonly int _erroneous;
    private readonly double _correction;

    /// <param name="sample">The judged utterances; weights as their inclusion probabilities ask for.</param>
    /// <param name="plannedDesignEffect">What is taken until the sample itself tells, at least 1.</param>
    /// <param name="populationWords">Words of what the sample stands for.</param>
    public AuditEvidence(IReadOnlyCollection<StratifiedUnit> sample, double plannedDesignEffect, double populationWords)
    {
        StratifiedRatio ratio = new(sample);
        _plannedDesignEffect = plannedDesignEffect;
        _erroneous = sample.Count(unit => unit.Events > 0);
        _correction = ratio.EndlessVariance > 0 ? ratio.Variance / ratio.EndlessVariance : Math.Max(0, 1 - ratio.Exposure / populationWords);
        ErrorRate = ratio.Value;
        Words = ratio.Exposure;
        MeasuredDesignEffect = ratio.DesignEffect;
        DegreesOfFreedom = ratio.DegreesOfFreedom;
    }

    /// <summary>Errors per word, weighted; null where no word was judged.</summary>
    public double? ErrorRate { get; }

    /// <summary>Words judged.</summary>
    public double Words { get; }

    /// <summary>Of this sample alone; null without errors.</summary>
    public double? MeasuredDesignEffect { get; }

    /// <summary>The one that is reckoned with, at the rate found.</summary>
    public double DesignEffect => DesignEffectAt(ErrorRate ?? 0);

    /// <summary>Utterances less strata.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>All was heard: nothing is left to chance.</summary>
    public bool IsCensus => _correction < LeastCorrection;

    /// <summary>
    /// The design effect at a rate: the measured one, drawn towards the plan's where few utterances have errors. Where some
    /// utterances are so many times as bad as others, their part in the variance grows with the rate, and so it is carried
    /// upwards; it is not made smaller at lower rates.
    /// </summary>
    public double DesignEffectAt(double rate)
    {
        if (MeasuredDesignEffect is not { } measured) return _plannedDesignEffect;
        double scaled = 1 + (measured - 1) * Math.Clamp(rate / ErrorRate!.Value, 1, LargestScale);
        return Math.Max(1, (PriorUtterances * _plannedDesignEffect + _erroneous * scaled) / (PriorUtterances + _erroneous));
    }

    /// <summary>Probability of no more errors than these, were the rate as high as this.</summary>
    public double ProbabilityOfFewer(double rate) => ErrorRate is not { } found ? 1
        : IsCensus ? (found < rate ? 0 : 1)
        : Fewer(found, rate, Worth(rate));

    /// <summary>Probability of no fewer errors than these, were the rate as low as this.</summary>
    public double ProbabilityOfMore(double rate) => ErrorRate is not { } found ? 1
        : IsCensus ? (found > rate ? 0 : 1)
        : More(found, rate, Worth(rate));

    /// <summary>The interval of the error rate: the rates at which neither as few nor as many errors are too unlikely; null where no word was judged.</summary>
    public (double Low, double High)? Interval(double confidenceLevel)
    {
        if (ErrorRate is not { } found) return null;
        if (IsCensus) return (found, found);
        if (DegreesOfFreedom < 1) return (0, 1);
        double tail = (1 - confidenceLevel) / 2;
        // The variance is known as well as the utterances with errors, and the plan's guess, tell it: Student's t instead of the normal.
        double known = Math.Min(DegreesOfFreedom, _erroneous + PriorUtterances - 1);
        double reach = Normal.InvCDF(0, 1, tail) / StudentT.InvCDF(0, 1, known, tail), squared = reach * reach;
        return (
            found <= 0 ? 0 : Crossing(0, found, rate => More(found, rate, Worth(rate) * squared) > tail),
            found >= 1 ? 1 : Crossing(found, 1, rate => Fewer(found, rate, Worth(rate) * squared) <= tail));
    }

    // Independent words of an endless population that the sample is worth.
    private double Worth(double rate) => Words / DesignEffectAt(rate) / _correction;

    // P(X ≤ x) of a binomial at a number of trials that need not be whole is a beta distribution's tail.
    private static double Fewer(double found, double rate, double worth) =>
        found >= 1 || rate <= 0 ? 1 : rate >= 1 ? 0 : SpecialFunctions.BetaRegularized(worth * (1 - found), worth * found + 1, 1 - rate);

    private static double More(double found, double rate, double worth) =>
        found <= 0 || rate >= 1 ? 1 : rate <= 0 ? 0 : SpecialFunctions.BetaRegularized(worth * Math.Min(found, 1), worth * (1 - Math.Min(found, 1)) + 1, rate);

    private static double Crossing(double low, double high, Func<double, bool> isAbove)
    {
        for (int step = 0; step < 50; step++)
        {
            double middle = (low + high) / 2;
            if (isAbove(middle)) high = middle;
            else low = middle;
        }

        return (low + high) / 2;
    }
}
